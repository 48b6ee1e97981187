"""The cast of the desk, whose cases the groups are for."""

from tests.portal.desk.conftest import cast, make_case, sign_in

__all__ = ["cast", "make_case", "sign_in"]
