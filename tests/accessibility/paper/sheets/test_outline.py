"""Ways in words, and what stands once above what it holds for."""

from accessibility.languages import say_for
from accessibility.paper.sheets.outline import Asked, Block, Outline
from forms import library
from tests.accessibility.paper.conftest import small

YES = {"question": "first", "equals": "yes"}
FIRST = {"question": "first", "kind": "yes_no", "label": "Har du?"}
NAME = {"question": "second", "kind": "text", "label": "Vad?"}
LAST = {"question": "last", "kind": "text", "label": "Sist?"}


def flat(blocks):
    for block in blocks:
        yield block
        if isinstance(block, Block):
            yield from flat(block.inner)


def outline(*items, **more):
    return list(flat(Outline(small(*items, **more), say_for("sv")).blocks()))


def asked(found):
    return {each.path: each for each in found if isinstance(each, Asked)}


def test_a_condition_says_when_to_answer_and_where_to_go_otherwise():
    found = asked(outline(FIRST, NAME | {"show_if": YES}, LAST))
    assert found["second"].condition == "Svara bara om svaret på fråga 1 är ”Ja”. Gå annars till fråga 3."
    assert found["first"].ways == {"no": "Gå till fråga 3"}


def test_the_condition_of_some_words_is_not_taken_for_that_of_the_question_below_them():
    found = outline(FIRST, {"content": "told", "text": "Berätta mer här.", "show_if": YES}, LAST)
    assert next(each for each in found if isinstance(each, Block) and each.text == "Berätta mer här.").condition == (
        "Om svaret på fråga 1 är ”Ja”:"
    )
    assert asked(found)["last"].condition == ""


def test_the_way_past_the_last_question_leads_to_the_end():
    found = asked(outline(FIRST, NAME | {"show_if": YES}))
    assert found["second"].condition.endswith("Gå annars till slutet, ”När du är klar”.")


def test_a_section_says_its_condition_once_for_all_its_questions():
    section = {"section": "more", "title": "Mer", "show_if": YES, "items": [NAME, LAST]}
    found = outline(FIRST, section)
    assert [block.condition for block in found if isinstance(block, Block) and block.condition] == [
        "Svara bara om svaret på fråga 1 är ”Ja”. Gå annars till slutet, ”När du är klar”."
    ]
    assert not any(each.condition for each in asked(found).values())


def test_no_way_leads_past_the_next_copy_of_a_group():
    group = {
        "repeating_group": "things", "title": "Saker", "entry_title": "Sak", "maximum": 5, "on_paper": 2,
        "items": [FIRST, NAME | {"show_if": YES}],
    }  # fmt: skip
    found = outline(group, LAST)
    assert set(asked(found)) == {"things.1.first", "things.1.second", "things.2.first", "things.2.second", "last"}
    assert asked(found)["things.1.second"].condition == "Svara bara om svaret på fråga 1 är ”Ja”. Hoppa annars över frågan."
    assert asked(found)["things.1.first"].ways == {}
    assert any("Fler än 2?" in block.more for block in found if isinstance(block, Block))


def test_a_stop_asks_to_ring_first_and_the_option_points_to_it():
    stop = {"stop": "elsewhere", "title": "Inte här", "text": "Sök där du bor.", "show_if": YES}
    found = outline(FIRST, stop, LAST)
    assert asked(found)["first"].ways["yes"] == "Läs ”Inte här”"
    assert "Om svaret på fråga 1 är ”Ja”: ring oss innan du fyller i mer." in [
        block.condition for block in found if isinstance(block, Block)
    ]


def test_a_page_with_a_stop_alone_says_the_condition_of_the_page():
    found = flat(Outline(library.form("specimen"), say_for("sv")).blocks())
    stop = next(block for block in found if isinstance(block, Block) and block.shape == "stop")
    assert stop.condition.startswith("Om svaret på fråga 4 är")


def test_documents_are_numbered_through_the_form():
    files = [{"question": f"file{n}", "kind": "file", "label": f"Papper {n}"} for n in (1, 2)]
    assert [each.enclosure for each in asked(outline(FIRST, *files)).values()] == [0, 1, 2]


def test_every_condition_of_the_shipped_forms_is_printed():
    for service in ("building-permit", "home-care", "parking-permit", "safety-alarm", "contact", "specimen"):
        form = library.form(service)
        holders = [*form.pages, *(item for item, _ in form.items())]
        conditions = sum(1 for holder in holders if holder.show_if is not None)
        printed = [block for block in flat(Outline(form, say_for("sv")).blocks()) if block.condition]
        assert len(printed) >= conditions, service
