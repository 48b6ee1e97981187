"""Every part of a form has a page in the builder, and what is typed there is kept."""

from time import process_time

import pytest

from eservices import people
from eservices.publishing import proposals
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


def test_a_page_that_holds_hundreds_of_questions_opens_at_once(eva, begin, house):
    items = [{"question": f"q{n}", "kind": "text", "label": f"Fråga {n}"} for n in range(600)]
    root = begin()
    with house.database.writing() as db:
        whole = [{"page": "page", "title": "Allt", "items": items}]
        number = int(root.split("/")[3])
        proposals.edit(db, number, people.colleague(db, "fatima"), lambda tree: tree | {"pages": whole}, {"verb": "upload"})
    began = process_time()
    assert eva.get(f"{root}/parts/page-page").status == 200
    assert process_time() - began < 4
