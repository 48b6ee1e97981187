"""Which rule leads, and where none may."""

import pytest

from eservices.routing.rules import Application, Rule, Rules, may_lead, why_not
from forms.answers import Answer

DEPARTMENTS = {"contact-centre": None, "finska": None, "building": "building", "tillsyn": "building", "care": "care"}
HOME = {"street": "Björkvägen 4", "postcode": "100 03", "city": "Lillköping"}


def application(group: str = "contact-centre", language: str = "sv", **answers: object) -> Application:
    given = {path: Answer(value) for path, value in answers.items()}
    return Application("building-permit", "building", group, language, given)


def test_the_first_rule_that_fits_leads_and_a_rule_that_asks_nothing_fits_all() -> None:
    rules = Rules("k", [Rule("finska", languages=("fi",)), Rule("tillsyn", areas=("10",)), Rule("building")], DEPARTMENTS)
    assert rules.first(application(language="fi")) == (1, "finska")
    assert rules.first(application(home=HOME)) == (2, "tillsyn")
    assert rules.first(application()) == (3, "building")
    assert Rules("k", [], DEPARTMENTS).first(application()) is None


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        (Rule("building", services=("building-permit", "other")), ""),
        (Rule("building", services=("other",)), "service"),
        (Rule("building", languages=("fi", "en")), "language"),
        (Rule("building", areas=("1000",)), ""),
        (Rule("building", areas=("111", "12")), "area"),
        (Rule("building", words=("lampa",)), ""),
        (Rule("building", words=("belysning", "gatljus")), "words"),
        (Rule("building", areas=("100",), words=("plank",)), "words"),
        (Rule("care"), "wall"),
        (Rule("no-such-group"), "wall"),
    ],
)
def test_what_keeps_a_rule_from_leading(rule: Rule, why: str) -> None:
    asked = application(home=HOME, message="Gatlamporna vid Björkvägen lyser inte.")
    assert why_not(rule, asked, DEPARTMENTS) == why


def test_a_short_word_is_not_found_in_the_end_of_another() -> None:
    asked = application(message="Biblioteket är stängt.")
    assert why_not(Rule("building", words=("ek",)), asked, DEPARTMENTS) == "words"


def test_a_word_is_found_however_its_letters_were_typed() -> None:
    asked = application(message="Min e-post och min ANSÖKAN om fa\u0308rdtja\u0308nst.")
    for word in ("epost", "ansökningar", "färdtjänsten"):
        assert why_not(Rule("building", words=(word,)), asked, DEPARTMENTS) == "", word


def test_an_address_abroad_and_the_name_of_a_file_lead_nowhere() -> None:
    abroad = HOME | {"country": "Finland"}
    files = {"files": [{"id": 1, "name": "lampa.pdf", "size": 1}], "state": "now"}
    asked = application(home=abroad, drawing=files)
    assert why_not(Rule("building", areas=("1",)), asked, DEPARTMENTS) == "area"
    assert why_not(Rule("building", words=("lampa",)), asked, DEPARTMENTS) == "words"


@pytest.mark.parametrize(
    ("own", "group", "may"),
    [
        ("contact-centre", "finska", True),
        ("contact-centre", "building", True),
        ("contact-centre", "tillsyn", True),
        ("contact-centre", "care", False),
        ("finska", "contact-centre", True),
        ("building", "tillsyn", True),
        ("building", "care", False),
        ("building", "contact-centre", False),
        ("building", "finska", False),
    ],
)
def test_a_rule_crosses_only_the_wall_from_the_contact_centre_to_the_forms_department(own: str, group: str, may: bool) -> None:
    assert may_lead("building", own, group, DEPARTMENTS) is may


@pytest.mark.parametrize("group", ["finska", "building", "care"])
def test_what_belongs_to_the_contact_centre_itself_may_go_to_any_group_that_there_is(group: str) -> None:
    assert may_lead("contact-centre", "contact-centre", group, DEPARTMENTS)
    assert not may_lead("contact-centre", "contact-centre", "nowhere", DEPARTMENTS)
    assert not may_lead("contact-centre", "building", group, DEPARTMENTS)


def test_a_rule_is_read_back_as_it_was_kept() -> None:
    rule = Rule("building", ("a",), ("fi",), ("100",), ("lampa",))
    assert Rule.load(rule.dump()) == rule
