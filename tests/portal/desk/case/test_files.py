"""The files of a case, as its colleagues get them."""

import pytest

from tests.client import Client


def test_a_file_comes_so_that_no_browser_runs_it(berit: Client, permit: str) -> None:
    seen = berit.get(berit.get(f"/desk/cases/{permit}").link("situationsplan Björken.pdf"))
    assert seen.content.startswith(b"%PDF-")
    assert seen.headers["content-disposition"].startswith("attachment; ")
    assert seen.headers["content-disposition"].endswith("filename*=UTF-8''situationsplan%20Bj%C3%B6rken.pdf")
    assert seen.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in seen.headers["content-security-policy"]
    assert "no-store" in seen.headers["cache-control"]


def test_a_file_of_another_case_is_not_there(berit: Client, permit: str, reference: str) -> None:
    assert berit.get(f"/desk/cases/{reference}/files/1").status == 404


@pytest.mark.parametrize("number", ["0", "x", "-1", "١", "9" * 30, "9" * 5000])
def test_a_file_by_a_number_that_is_none_is_not_there(berit: Client, permit: str, number: str) -> None:
    assert berit.get(f"/desk/cases/{permit}/files/{number}").status == 404
