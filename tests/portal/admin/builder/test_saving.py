"""What is typed is kept before a button does what it says, and what cannot be kept is shown with the words at fault."""

import pytest

from forms import editing

ALARM = "safety-alarm"


def labels(tree, address="need"):
    return [each["label"]["sv"] for each in editing.element(tree, address)["options"]]


def test_what_is_written_is_told_and_can_be_seen(eva, begin, tree_of):
    root = begin(ALARM)
    seen = eva.submit(eva.get(f"{root}/parts/need"), {"label.sv": "Vad är svårt hemma?", "help.en": "A line."}, button="Spara")
    after = eva.follow(seen)
    assert after.select("#done")[0].text_content().strip() == "Frågan ”Varför behövs ett larm?” sparades."
    question = editing.element(tree_of(root), "need")
    assert question["label"]["sv"] == "Vad är svårt hemma?"
    assert question["label"]["fi"]
    assert question["help"]["en"] == "A line."
    assert not eva.get(f"{root}/parts/need").select("#done")[0].text_content().strip()


def test_a_button_keeps_what_is_typed_beside_it(eva, begin, tree_of):
    root = begin(ALARM)
    seen = eva.get(f"{root}/parts/need")
    eva.submit(
        seen, {"label.sv": "Vad är svårt?", "option.falls.label.sv": "Jag kan falla"}, button="Flytta ner: Risk att ramla"
    )
    tree = tree_of(root)
    assert editing.element(tree, "need")["label"]["sv"] == "Vad är svårt?"
    assert labels(tree)[:2] == ["Oro att vara ensam", "Jag kan falla"]


def test_options_are_added_one_by_one_and_pasted(eva, begin, tree_of):
    root = begin(ALARM)
    fields = {"new_option.sv": "Yrsel", "new_option.en": "Dizziness", "many_options": "Dålig syn | Poor sight\n\nDålig hörsel"}
    eva.submit(eva.get(f"{root}/parts/need"), fields, button="Lägg till svaret")
    tree = tree_of(root)
    assert labels(tree)[-3:] == ["Yrsel", "Dålig syn", "Dålig hörsel"]
    assert [each["label"].get("en") for each in editing.element(tree, "need")["options"][-3:]] == [
        "Dizziness",
        "Poor sight",
        None,
    ]


def test_an_option_has_a_page_of_its_own(eva, begin, tree_of):
    root = begin(ALARM)
    opened = eva.submit(eva.get(f"{root}/parts/need"), button="Mer om svaret: Risk att ramla")
    assert opened.location == f"{root}/parts/need/options/falls"
    texts = {"help.sv": "Till exempel yrsel.", "specify.sv": "När?"}
    refused = eva.submit(eva.follow(opened), texts | {"label.sv": "x" * 4_001}, button="Spara svaret")
    assert refused.status == 422
    assert "Till exempel yrsel." in refused.content.decode()
    eva.submit(eva.follow(opened), {"help.sv": "Till exempel yrsel."}, button="Spara svaret")
    assert editing.element(tree_of(root), "need")["options"][0]["help"]["sv"] == "Till exempel yrsel."
    eva.submit(eva.follow(opened), button="Ta bort svaret")
    assert "Risk att ramla" not in labels(tree_of(root))
    assert eva.get(f"{root}/parts/need/options/falls").status == 404


@pytest.mark.parametrize(
    ("address", "field", "typed", "words"),
    [
        ("need", "label.sv", "x" * 4_001, "Texten är för lång"),
        ("contacts", "maximum", "många", "Skriv ett heltal"),
        ("contacts", "maximum", "500", "Skriv 50 eller mindre"),
        ("door_code", "paper.lines", "0", "Skriv 1 eller mer"),
        ("need", "option.other.label.en", "y" * 4_001, "Texten är för lång"),
    ],
)
def test_what_cannot_be_kept_stands_at_its_field_with_all_that_was_typed(eva, begin, tree_of, address, field, typed, words):
    root = begin(ALARM)
    before = tree_of(root)
    fields = {field: typed, ("title.en" if address == "contacts" else "help.en"): "Kept."}
    seen = eva.submit(eva.get(f"{root}/parts/{address}"), fields, button="Spara")
    assert seen.status == 422
    assert seen.title.startswith("Fel: ")
    assert words in seen.text
    assert any(each.get("value") == typed or (each.text or "").strip() == typed for each in seen.select(f'[name="{field}"]'))
    assert any("Kept." in (each.get("value") or each.text or "") for each in seen.select("[name$='.en']"))
    for link in seen.select(".problems a"):
        assert seen.page.get_element_by_id(link.get("href")[1:]) is not None
    assert tree_of(root) == before


def test_odd_characters_do_no_harm(eva, begin, tree_of):
    root = begin(ALARM)
    eva.submit(eva.get(f"{root}/parts/need"), {"label.sv": "<b>\u202eÅ\u0000 {{ 1 }} ”😀"}, button="Spara")
    assert editing.element(tree_of(root), "need")["label"]["sv"] == "<b>Å {{ 1 }} ”😀"
    assert eva.browser.get(f"{root}/parts/need").status_code == 200


def test_someone_goes_on_to_another_part_and_nowhere_else(eva, begin):
    root = begin(ALARM)
    seen = eva.get(f"{root}/parts/need")
    assert eva.submit(seen, {"then": "parts/door_code"}, button="Spara").location == f"{root}/parts/door_code"
    for away in ("https://example.org", "//example.org", "../../../desk", "parts/../../../desk"):
        assert eva.submit(seen, {"then": away}, button="Spara").location == f"{root}/parts/need"


def test_parts_are_moved_copied_and_sent_to_other_pages(eva, begin, tree_of):
    root = begin(ALARM)
    page = eva.get(f"{root}/parts/page-home")
    assert "flyttades upp" in eva.follow(eva.submit(page, button="Flytta upp: Vilken är portkoden?")).text
    assert [line.key for line in editing.outline(tree_of(root)) if line.holder == "page-home"] == ["door_code", "address"]
    sent = eva.follow(eva.submit(eva.get(f"{root}/parts/door_code"), {"goto": "page-key"}, button="Flytta dit"))
    assert "flyttades till ”" in sent.text
    assert editing.parent(tree_of(root), "door_code") == "page-key"
    copied = eva.submit(eva.get(f"{root}/parts/door_code"), button="Kopiera")
    assert copied.location.endswith("/parts/door_code_2")


def test_who_is_first_already_is_told_so(eva, begin):
    root = begin(ALARM)
    seen = eva.follow(eva.submit(eva.get(f"{root}/parts/page-for_whom"), button="Flytta upp"))
    assert "Det här står redan först." in seen.text


def test_a_row_is_dragged_to_its_place(eva, begin, tree_of):
    root = begin(ALARM)
    fields = {"drag": "telephone", "after": "applicant_name", "do:drop": ""}
    eva.post(f"{root}/parts/page-person", fields)
    order = [line.key for line in editing.outline(tree_of(root)) if line.holder == "page-person"]
    assert order.index("telephone") == order.index("applicant_name") + 1
    eva.post(f"{root}/parts/page-person", fields | {"after": ""})
    assert next(line.key for line in editing.outline(tree_of(root)) if line.holder == "page-person") == "telephone"


@pytest.mark.parametrize("address", ["nothing", "page-nothing", "condition-x", "rule-x", "%00"])
def test_a_part_that_is_not_there_is_not_found(eva, begin, address):
    root = begin(ALARM)
    assert eva.get(f"{root}/parts/{address}").status == 404
    assert eva.get(f"{root}/parts/{address}/removal").status == 404


def test_only_administrators_come_in(sign_in, begin):
    root = begin(ALARM)
    berit = sign_in("berit")
    assert berit.get(f"{root}/parts/need").status == 403
    assert berit.post(f"{root}/parts/need", {"label.sv": "x"}).status == 403
    assert berit.post(f"{root}/undo").status == 403
