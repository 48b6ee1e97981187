"""Posts that no page of ours makes: they are refused or passed by, and the draft can still be opened."""

import pytest

ALARM = "safety-alarm"
CRAFTED = [
    ("catalogue", {"up:x:1": ""}), ("catalogue", {"up:": ""}), ("catalogue", {"up:needs:" + "9" * 30: ""}),
    ("catalogue", {"up:needs:1:2": ""}), ("catalogue", {"label": "x"}), ("catalogue", {"title": "x", "title.sv": "y"}),
    ("parts/page-home", {"title": "x", "title.sv.en": "y"}), ("parts/page-home", {"title" + ".sv" * 3000: "y"}),
    ("parts/page-home", {"do:up:nothing": ""}), ("parts/page-home", {"do:drop": "", "drag": "page-home"}),
    ("parts/page-home", {"do:to": "", "goto": "nothing"}), ("parts/page-home/kind", {"what": "text"}),
    ("parts/page-home/kind", {}), ("parts/nothing/name", {"key": "x"}), ("parts/for_whom/kind", {"what": "nothing"}),
    ("parts/for_whom/kind", {}), ("parts/for_whom/name", {"key": "x" * 3000}), ("parts/nothing/removal", {}),
    ("parts/page-home/addition", {"what": "nothing", "label.sv": "x"}), ("pages/new", {}), ("pages/new", {"what": "nothing"}),
    ("conditions/nothing/removal", {}), ("rules/nothing", {}), ("rules/new", {"do:keep": ""}), ("undo", {"number": "²"}),
    ("tasks", {"done": "99999"}), ("languages", {"language": "x"}), ("languages", {"remove": "", "language": "sv"}),
]  # fmt: skip


@pytest.mark.parametrize(("path", "fields"), CRAFTED, ids=str)
def test_a_crafted_post_leaves_the_draft_whole(eva, begin, path, fields):
    root = begin(ALARM)
    assert eva.post(f"{root}/{path}", fields).status < 500
    for page in ("parts/page-home", "catalogue"):
        assert eva.get(f"{root}/{page}").status == 200


@pytest.mark.parametrize("page", ["name", "removal", "kind", "condition", "addition"])
def test_what_is_not_there_is_not_found(eva, begin, page):
    assert eva.get(f"{begin(ALARM)}/parts/nothing/{page}").status == 404


def test_only_questions_are_of_a_kind(eva, begin):
    assert eva.get(f"{begin(ALARM)}/parts/page-home/kind").status == 404
