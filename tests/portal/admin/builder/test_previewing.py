"""A part is seen at the three doors as it is typed, and looking keeps nothing."""

import pytest

from forms import editing, library


@pytest.mark.parametrize("service", [library.SPECIMEN, "safety-alarm"])
def test_every_item_can_be_seen_at_the_three_doors(eva, begin, tree_of, service):
    root = begin(service)
    for line in editing.outline(tree_of(root)):
        if line.sort != "page":
            seen = eva.get(f"{root}/preview/{line.address}")
            assert seen.status == 200
            assert len(seen.select(".look")) == 3


def test_what_is_typed_is_seen_and_not_kept(eva, begin, tree_of):
    root = begin("safety-alarm")
    before = tree_of(root)
    seen = eva.post(f"{root}/preview/need", {"label.sv": "Vad är svårt hemma?", "new_option.sv": "Yrsel"})
    for look in seen.select(".look-screen, .look-paper"):
        assert "Vad är svårt hemma?" in look.text_content()
        assert "Yrsel" in look.text_content()
    assert tree_of(root) == before
    assert "Så här är det sparat." in eva.post(f"{root}/preview/need", {"label.sv": "x" * 5_000}).text


@pytest.mark.parametrize("address", ["nothing", "condition-x"])
def test_there_is_nothing_to_see_of_what_is_no_item(eva, begin, address):
    assert eva.get(f"{begin('safety-alarm')}/preview/{address}").status == 404
