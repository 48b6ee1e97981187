"""Every part of a form has a page in the builder, and what is typed there is kept."""

import pytest

from forms import editing, library


@pytest.mark.parametrize("service", ["contact", "home-care", library.SPECIMEN])
def test_every_part_of_a_shipped_form_can_be_opened_and_saved_without_changing_it(eva, begin, tree_of, service):
    root = begin(service)
    before = tree_of(root)
    for line in editing.outline(before):
        seen = eva.get(f"{root}/parts/{line.address}")
        assert seen.status == 200
        assert seen.select("h1")
        saved = eva.submit(seen, button="Spara")
        assert saved.status == 303, saved.text[:300]
    assert tree_of(root) == before
