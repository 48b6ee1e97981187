"""The back office has the desk's cast at work."""

from tests.portal.desk.conftest import ali, berit, do, make_case, permit, reference, stocked_sqlite

__all__ = ["ali", "berit", "do", "make_case", "permit", "reference", "stocked_sqlite"]
