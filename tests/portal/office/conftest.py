"""The back office has the desk's cast at work."""

from tests.portal.desk.conftest import ali, berit, cast, do, make_case, permit, reference, sign_in

__all__ = ["ali", "berit", "cast", "do", "make_case", "permit", "reference", "sign_in"]
