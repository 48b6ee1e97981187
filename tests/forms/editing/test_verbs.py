"""Each verb does what it says, and refuses in words what it cannot do."""

import pytest

from forms import editing, library
from forms.checks import findings
from forms.definition import Form
from forms.editing import EditRefused
from forms.texts import SWEDISH, UNWRITTEN

SPECIMEN = editing.from_form(library.form("specimen"))
BLANK = editing.blank("parking", "Parkering", "technical")


def refused(verb, *given, **named):
    """The code of the refusal."""
    with pytest.raises(EditRefused) as caught:
        verb(*given, **named)
    assert caught.value.sentence(SWEDISH)
    return caught.value


def test_a_blank_form_has_a_page_a_question_and_what_waits_to_be_written():
    form = Form.model_validate(BLANK)
    assert form.title.root == {"sv": "Parkering"}
    assert form.purpose.root == {"sv": UNWRITTEN}
    assert not findings(form)


def test_the_tree_of_a_form_is_the_form():
    for service in library.definitions():
        assert Form.model_validate(editing.from_form(library.form(service))) == library.form(service)


def test_a_copy_of_a_service_begins_under_its_own_name():
    tree = editing.from_tree(SPECIMEN, "new-one", "Nytt formulär")
    assert tree["service"] == "new-one"
    assert tree["title"] == {"sv": "Nytt formulär"}
    assert tree["pages"] == SPECIMEN["pages"]
    assert tree["pages"] is not SPECIMEN["pages"]


def test_a_question_goes_in_where_it_is_wanted_with_a_key_out_of_its_words():
    tree = editing.add_item(BLANK, kind="radio", label="Var bor du? (Åre, Örebro)", after="question")
    question = editing.element(tree, "var_bor_du_are_orebro")
    assert question["label"] == {"sv": "Var bor du? (Åre, Örebro)"}
    assert [option["label"]["sv"] for option in question["options"]] == [UNWRITTEN, UNWRITTEN]
    assert editing.position(tree, "var_bor_du_are_orebro") == (2, 2)
    assert editing.parent(tree, "var_bor_du_are_orebro") == "page-page"


def test_a_key_that_is_taken_gets_a_number_and_one_that_is_chosen_is_refused():
    tree = editing.add_item(BLANK, label="Namn", into="page-page")
    tree = editing.add_item(tree, label="Namn", into="page-page")
    assert [line.key for line in editing.outline(tree)] == ["page", "question", "namn", "namn_2"]
    assert refused(editing.add_item, tree, label="Namn", into="page-page", key="namn").code == "key_taken"
    assert refused(editing.add_item, tree, into="page-page", key="Nämn").code == "not_a_key"


def test_texts_are_merged_by_language_and_cleaned():
    tree = editing.change(BLANK, "question", {"label": {"sv": " Vad\u200b heter\n du? ", "en": "Name?"}})
    assert editing.element(tree, "question")["label"] == {"sv": "Vad heter du?", "en": "Name?"}
    tree = editing.change(tree, "question", {"label": {"en": ""}, "help": {"en": "Only English"}})
    assert editing.element(tree, "question")["label"] == {"sv": "Vad heter du?"}
    assert editing.element(tree, "question")["help"] == {"sv": UNWRITTEN, "en": "Only English"}
    tree = editing.change(tree, "question", {"label": {"sv": ""}, "help": None})
    assert editing.element(tree, "question") == {"question": "question", "kind": "text", "label": {"sv": UNWRITTEN}}


def test_fields_of_a_page_become_what_a_file_would_say():
    tree = editing.change(
        BLANK, "", {"minutes": "12", "closes_on": "2026-12-31", "clock": {"weeks": "3"}, "needs": ["En penna"]}
    )
    assert (tree["minutes"], tree["closes_on"], tree["clock"]["weeks"]) == (12, "2026-12-31", 3)
    assert tree["needs"] == [{"sv": "En penna"}]
    tree = editing.change(tree, "", {"synonyms": {"sv": "bil, parkera\np-plats"}, "needs": [], "closes_on": ""})
    assert tree["synonyms"] == {"sv": ["bil", "parkera", "p-plats"]}
    assert "needs" not in tree
    assert "closes_on" not in tree
    tree = editing.change(tree, "question", {"paper": {"lines": "4"}, "required": "no", "phone": {"say": {"sv": "Säg det"}}})
    assert editing.element(tree, "question")["paper"] == {"lines": 4}
    assert "phone" not in editing.element(editing.change(tree, "question", {"phone": {"say": {"sv": ""}}}), "question")


@pytest.mark.parametrize(
    ("address", "fields", "code", "field"),
    [
        ("", {"minutes": "tolv"}, "not_a_number", "minutes"),
        ("", {"minutes": "0"}, "too_small", "minutes"),
        ("", {"clock": {"weeks": 61}}, "too_large", "clock"),
        ("", {"closes_on": "i morgon"}, "not_a_date", "closes_on"),
        ("", {"subject": "Två ord"}, "not_a_slug", "subject"),
        ("", {"pages": []}, "unknown_field", "pages"),
        ("question", {"required": "perhaps"}, "not_a_choice", "required"),
        ("question", {"kind": "telepathy"}, "no_kind", "kind"),
        ("question", {"label": {"sv": "x" * 4001}}, "too_long", "label"),
        ("question", {"label": {"<b>": "x"}}, "not_a_language", ""),
        ("nothing", {"label": {"sv": "x"}}, "gone", ""),
    ],
)
def test_what_cannot_be_is_refused_with_the_field_at_fault(address, fields, code, field):
    error = refused(editing.change, BLANK, address, fields)
    assert (error.code, error.field) == (code, field)


def test_a_question_of_another_kind_leaves_behind_what_that_kind_does_not_take():
    tree = editing.change(SPECIMEN, "home", {"kind": "text"})
    assert "options" not in editing.element(tree, "home")
    back = editing.change(editing.change(SPECIMEN, "home", {"kind": "select"}), "home", {"kind": "radio"})
    assert back == SPECIMEN
    assert len(editing.element(editing.change(SPECIMEN, "full_name", {"kind": "checkboxes"}), "full_name")["options"]) == 2


def test_what_others_look_at_is_not_removed_unless_they_are_mended_along():
    error = refused(editing.remove, SPECIMEN, "pet")
    assert error.code == "referred_to"
    assert [(each.address, each.field) for each in error.values["references"]] == [("condition-has_pet", "condition")]
    tree = editing.remove(SPECIMEN, "pet", also=True)
    assert "has_pet" not in tree["conditions"]
    assert "show_if" not in editing.element(tree, "page-animals_at_home")
    assert not findings(Form.model_validate(tree))


def test_rules_sums_and_the_applicant_go_with_what_they_look_at():
    tree = editing.remove(SPECIMEN, "first_day", also=True)
    assert tree["rules"] == []
    tree = editing.remove(tree, "cost", also=True)
    assert "compute" not in editing.element(tree, "total")
    assert "applicant" not in editing.remove(tree, "full_name", also=True)


def test_an_option_that_a_condition_asks_for_is_told_of():
    assert refused(editing.remove_option, SPECIMEN, "home", "elsewhere").code == "referred_to"
    tree = editing.remove_option(SPECIMEN, "home", "elsewhere", also=True)
    assert "lives_elsewhere" not in tree["conditions"]
    renamed = editing.rename_option(SPECIMEN, "home", "elsewhere", "far_away")
    assert renamed["conditions"]["lives_elsewhere"] == {"question": "home", "equals": "far_away"}


def test_options_are_pasted_as_lines_and_those_that_stay_keep_their_codes():
    tree = editing.set_options(
        SPECIMEN, "home", "I hus\nI lägenhet\nI husvagn\n\nI en annan kommun\nPå annat sätt".splitlines()
    )
    codes = [option["option"] for option in editing.element(tree, "home")["options"]]
    assert codes == ["house", "flat", "i_husvagn", "elsewhere", "other"]
    assert editing.element(tree, "home")["options"][4]["specify"]


def test_the_last_thing_in_its_place_is_not_removed_or_moved_away_unasked():
    assert refused(editing.remove, BLANK, "question").code == "alone"
    assert refused(editing.remove, BLANK, "page-page").code == "last_page"
    assert refused(editing.move, SPECIMEN, "picture", "up").code == "alone"
    tree = editing.move(SPECIMEN, "picture", "down", also=True)
    assert editing.find(tree, "page-enclosures") is None
    assert editing.parent(tree, "picture") == "page-end"


def test_a_step_goes_into_sections_and_over_pages_but_not_into_groups():
    into = editing.move(SPECIMEN, "start_time", "up")
    assert editing.parent(into, "start_time") == "period"
    assert editing.parent(editing.move(into, "start_time", "down"), "start_time") == "page-days"
    assert editing.parent(editing.move(SPECIMEN, "email", "up"), "email") == "page-days"
    assert refused(editing.move, SPECIMEN, "thing", "up").code == "edge_of_group"
    assert refused(editing.move, SPECIMEN, "full_name", "up").code == "at_the_top"
    assert refused(editing.move, SPECIMEN, "signature", "down").code == "at_the_bottom"


def test_a_repeating_group_stands_alone_on_a_page():
    assert refused(editing.add_item, SPECIMEN, "repeating_group", into="page-who").code == "group_not_alone"
    assert refused(editing.add_item, SPECIMEN, "repeating_group", into="period").code == "group_not_on_page"
    assert refused(editing.add_item, SPECIMEN, into="page-costs").code == "beside_a_group"
    assert refused(editing.add_item, SPECIMEN, "stop", into="expenses").code == "not_in_group"
    assert refused(editing.move_to, SPECIMEN, "total", into="expenses").code == "not_in_group"
    assert refused(editing.move_to, SPECIMEN, "period", into="period").code == "within_itself"
    tree = editing.add_page(SPECIMEN, "Hushållet", after="page-who", sort="repeating_group")
    assert [line.sort for line in editing.outline(tree)][3:6] == ["page", "repeating_group", "question"]


def test_a_copy_looks_at_itself_and_what_others_look_at_stays():
    tree = editing.duplicate(SPECIMEN, "page-costs")
    assert editing.element(tree, "receipt_number_2")["show_if"]["question"] == "has_receipt_2"
    assert editing.element(tree, "total")["compute"] == {"sum": ["cost"]}
    assert [line.key for line in editing.outline(tree) if line.key.startswith("costs")] == ["costs", "costs_2"]


def test_a_new_name_is_used_everywhere_and_refused_once_it_is_published():
    tree = editing.rename(SPECIMEN, "cost", "price")
    assert editing.element(tree, "total")["compute"] == {"sum": ["price"]}
    assert editing.rename(SPECIMEN, "full_name", "name")["applicant"] == "name"
    assert editing.rename(SPECIMEN, "condition-has_pet", "pets")["pages"][3]["show_if"] == {"condition": "pets"}
    assert refused(editing.rename, SPECIMEN, "cost", "price", fixed={"cost"}).code == "key_fixed"
    assert refused(editing.rename, SPECIMEN, "cost", "guests").code == "key_taken"


def test_a_condition_gets_a_name_and_is_then_mentioned_by_it():
    tree = editing.give_name(SPECIMEN, "receipt_number", "with_receipt")
    assert tree["conditions"]["with_receipt"] == {"question": "has_receipt", "equals": "yes"}
    assert editing.element(tree, "receipt_number")["show_if"] == "with_receipt"
    assert "with_receipt" not in editing.remove(tree, "condition-with_receipt", also=True)["conditions"]


def test_a_rule_is_made_changed_and_removed():
    require = {"question": "guests", "at_most": 20}
    tree = editing.add_rule(SPECIMEN, "guests", require, "Högst tjugo gäster får plats.")
    tree = editing.change(tree, "rule-guests_rule", {"message": {"en": "At most twenty guests."}})
    assert editing.element(tree, "rule-guests_rule")["message"]["en"] == "At most twenty guests."
    assert not findings(Form.model_validate(tree))
    assert editing.remove(tree, "rule-guests_rule") == SPECIMEN | {"rules": SPECIMEN["rules"]}


def test_a_language_comes_empty_and_goes_with_its_texts():
    tree = editing.add_language(SPECIMEN, "fi", is_machine_made=True)
    assert editing.languages_of(tree) == ["sv", "en", "fi"]
    assert editing.words_in(tree, "fi") == 0
    assert editing.words_in(SPECIMEN, "en") > 100
    assert editing.remove_language(tree, "fi") == SPECIMEN
    only = editing.remove_language(SPECIMEN, "en")
    assert editing.words_in(only, "en") == 0
    assert not findings(Form.model_validate(only))
    assert refused(editing.remove_language, SPECIMEN, "sv").code == "first_language"


def test_a_digest_changes_with_what_an_element_says_of_itself_alone():
    changed = editing.change(SPECIMEN, "first_day", {"help": {"sv": "Skriv dagen."}})
    for address, is_same in (("first_day", False), ("period", True), ("page-days", True), ("", True), ("last_day", True)):
        assert (editing.digest_of(SPECIMEN, address) == editing.digest_of(changed, address)) is is_same
    assert editing.digest_of(SPECIMEN, "gone") == ""
    assert editing.digest_of(SPECIMEN, "") != editing.digest_of(editing.change(SPECIMEN, "", {"minutes": 11}), "")


def test_the_outline_numbers_questions_as_every_door_does():
    lines = {line.address: line for line in editing.outline(SPECIMEN)}
    for place in library.form("specimen").places:
        assert lines[place.item.key].number == place.number
        assert lines[place.item.key].group == (place.group.key if place.group else "")
    assert lines["first_day"].depth == 2
    assert lines["first_day"].holder == "period"


def test_a_section_begins_with_a_question_of_its_own_though_a_renamed_one_has_left_its_behind():
    tree = editing.add_item(editing.blank("berth", "Båtplats", "social"), "section", key="boat", into="page-page")
    again = editing.add_item(editing.rename(tree, "boat", "harbour"), "section", key="boat", into="page-page")
    keys = [line.key for line in editing.outline(again)]
    assert len(keys) == len(set(keys))
