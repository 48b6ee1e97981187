"""The cast of the desk, whose cases the groups are for."""

from tests.portal.desk.conftest import make_case, stocked_sqlite

__all__ = ["make_case", "stocked_sqlite"]
