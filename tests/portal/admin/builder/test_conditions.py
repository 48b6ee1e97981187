"""Conditions are put together from sentences, row by row, without script; they get names; rules hold answers together."""

import pytest

from forms import editing, library

ALARM = "safety-alarm"


def fill(client, seen, button, **fields):
    return client.submit(seen, {name.replace("_", "."): value for name, value in fields.items()}, button=button)


def test_a_condition_is_put_together_row_by_row(eva, begin, tree_of):
    root = begin(ALARM)
    seen = eva.get(f"{root}/parts/need/condition")
    assert "Visa om" in seen.text
    seen = eva.follow(fill(eva, seen, "Visa svaren", q_0="for_whom"))
    assert [each.get("value") for each in seen.select("select[id='v.0'] option")][1:] == [
        "self", "relative", "child", "representative",
    ]  # fmt: skip
    seen = eva.follow(eva.submit(seen, {"v.0": "relative"}, button="Lägg till en rad"))
    assert seen.select("select[id='v.0'] option[selected]")[0].get("value") == "relative"
    seen = eva.follow(fill(eva, seen, "Visa svaren, rad 2", q_1="helper_consent"))
    seen = eva.submit(seen, {"join": "any", "o.1": "unanswered"}, button="Spara villkoret")
    assert "fick ett villkor" in eva.follow(seen).text
    assert editing.element(tree_of(root), "need")["show_if"] == {
        "any": [{"question": "for_whom", "equals": "relative"}, {"question": "helper_consent", "is_empty": True}]
    }
    again = eva.get(f"{root}/parts/need/condition")
    assert again.select("select[id=join] option[selected]")[0].get("value") == "any"
    less = eva.follow(eva.submit(again, button="Ta bort rad 2"))
    eva.submit(less, button="Spara villkoret")
    assert editing.element(tree_of(root), "need")["show_if"] == {"question": "for_whom", "equals": "relative"}


def test_a_row_without_a_value_is_refused_where_it_stands(eva, begin, tree_of):
    root = begin(ALARM)
    seen = eva.follow(fill(eva, eva.get(f"{root}/parts/need/condition"), "Visa svaren", q_0="for_whom"))
    wrong = eva.submit(seen, button="Spara villkoret")
    assert wrong.status == 422
    assert "Välj eller skriv vad svaret ska jämföras med." in wrong.select("[id='clause.0']")[0].text_content()
    assert "show_if" not in editing.element(tree_of(root), "need")


def test_without_rows_a_part_is_shown_to_all(eva, begin, tree_of):
    root = begin(ALARM)
    seen = eva.submit(eva.get(f"{root}/parts/page-helper/condition"), {"q.0": ""}, button="Spara villkoret")
    assert "visas nu för alla" in eva.follow(seen).text
    assert "show_if" not in editing.element(tree_of(root), "page-helper")


def test_a_condition_gets_a_name_and_is_used_again(eva, begin, tree_of):
    root = begin(ALARM)
    named = eva.submit(
        eva.get(f"{root}/parts/page-helper/condition"), {"name": "Söker åt någon"}, button="Ge villkoret ett namn"
    )
    seen = eva.follow(named)
    assert "soker_at_nagon" in seen.text
    assert "Används av: Du som söker åt någon" in seen.text
    seen = eva.follow(fill(eva, eva.get(f"{root}/parts/need/condition"), "Visa svaren", q_0="condition-soker_at_nagon"))
    eva.submit(seen, {"o.0": "holds_not"}, button="Spara villkoret")
    assert editing.element(tree_of(root), "need")["show_if"] == {"not": "soker_at_nagon"}


@pytest.mark.parametrize("service", [*library.services(), library.SPECIMEN])
def test_every_condition_of_a_shipped_form_is_kept_as_it_is_when_saved(eva, begin, tree_of, service):
    root = begin(service)
    before = tree_of(root)
    for line in editing.outline(before):
        if line.has_condition:
            seen = eva.get(f"{root}/parts/{line.address}/condition")
            if not seen.select("form.clauses"):
                assert "flera led" in seen.text
                continue
            assert eva.submit(seen, button="Spara villkoret").status == 303
    assert tree_of(root) == before


def test_a_rule_holds_two_answers_together(eva, begin, tree_of):
    root = begin(library.SPECIMEN)
    numbers = [line.key for line in editing.outline(tree_of(root)) if line.kind in ("integer", "decimal") and not line.group]
    seen = eva.follow(fill(eva, eva.get(f"{root}/rules/new"), "Visa svaren", q_0=numbers[0]))
    fields = {"o.0": "at_most", "v.0": "12", "message.sv": "Högst tolv gäster.", "at": numbers[0]}
    assert eva.submit(seen, fields | {"message.sv": ""}, button="Spara regeln").status == 422
    eva.submit(seen, fields, button="Spara regeln")
    rule = tree_of(root)["rules"][-1]
    assert rule["require"] == {"question": numbers[0], "at_most": 12}
    assert rule["message"]["sv"] == "Högst tolv gäster."
    listed = eva.get(f"{root}/rules")
    assert "Högst tolv gäster." in listed.text
    eva.submit(eva.get(f"{root}/rules/{rule['rule']}"), button="Ta bort regeln")
    assert "Högst tolv gäster." not in str(tree_of(root))
