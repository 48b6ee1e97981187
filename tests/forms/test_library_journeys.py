"""The shipped services ask each person what concerns them, and nothing else."""

from forms import library
from forms.answers import Answer
from forms.definition import Content, Question, RepeatingGroup, Section, Stop
from forms.journey import Journey, walk
from forms.kinds import KINDS

FORMS = {name: library.form(name) for name in library.definitions()}


def journey(service: str, **answers: object) -> Journey:
    """The journey of a person who has given these answers; `group__1__key` stands for the path `group.1.key`."""
    return walk(FORMS[service], {path.replace("__", "."): Answer(value) for path, value in answers.items()})


def asked(service: str, **answers: object) -> set[str]:
    """The paths of the questions that the person is asked."""
    return {each.path for each in journey(service, **answers).asked}


def one(code: str) -> dict[str, object]:
    return {"option": code}


def some(*codes: str) -> dict[str, object]:
    return {"options": list(codes)}


# --- the specimen


def test_the_specimen_has_every_kind_and_every_structure() -> None:
    form = FORMS["specimen"]
    questions = [question for question, _ in form.questions()]
    assert {question.kind for question in questions} == set(KINDS)
    assert {type(item) for item, _ in form.items()} == {Question, Section, RepeatingGroup, Content, Stop}
    assert {question.required for question in questions} == {"yes", "no", "expected"}
    assert any(question.do_not_know for question in questions)
    assert any(option.specify for question in questions for option in question.options)
    assert form.rules and form.conditions


def test_the_specimen_adds_up_its_costs_and_stops_whoever_lives_elsewhere() -> None:
    going = journey("specimen", home=one("flat"), guests=2, expenses=[1, 3], expenses__1__cost="10.50", expenses__3__cost="4")
    assert going.shown["total"].value == "14.50"
    assert going.shown["number_of_things"].value == "2"
    stopped = journey("specimen", home=one("elsewhere"))
    assert stopped.stop is not None and stopped.stop.key == "other_municipality"


# --- building permit


def test_a_private_person_with_a_carport_is_asked_for_its_size_but_not_for_a_company() -> None:
    keys = asked("building-permit", measure=one("complementary"), applicant_kind=one("private"))
    assert {"building_kind", "area", "height", "distance", "site_plan", "facade_drawing", "personal_number"} <= keys
    assert not keys & {"house_kind", "fence_kind", "sign_lit", "photos", "organisation_number", "contact_name", "neighbours"}


def test_neighbours_are_asked_about_only_near_the_boundary() -> None:
    near = asked("building-permit", measure=one("complementary"), distance="1.5", neighbours=one("written"))
    far = asked("building-permit", measure=one("complementary"), distance="4.5", neighbours=one("written"))
    assert {"neighbours", "neighbours_consent"} <= near
    assert not far & {"neighbours", "neighbours_consent"}


def test_a_company_that_puts_up_a_sign_needs_no_drawings_of_the_inside() -> None:
    keys = asked("building-permit", measure=one("sign"), applicant_kind=one("company"))
    assert {"sign_lit", "area", "photos", "organisation_number", "contact_name", "invoice_reference"} <= keys
    assert not keys & {"floor_plan", "section_drawing", "distance", "personal_number"}


def test_only_those_who_apply_or_pay_give_their_personal_number() -> None:
    people = {"stakeholders": [1, 2], "stakeholders__1__stakeholder_kind": one("person")}
    people |= {"stakeholders__2__stakeholder_kind": one("person")}
    roles = {
        "stakeholders__1__stakeholder_roles": some("payer", "owner"),
        "stakeholders__2__stakeholder_roles": some("contact"),
    }
    keys = asked("building-permit", **people, **roles)
    assert "stakeholders.1.stakeholder_personal_number" in keys
    assert "stakeholders.2.stakeholder_personal_number" not in keys


def test_a_permit_may_be_sent_without_drawings_and_numbers_that_come_later() -> None:
    going = journey(
        "building-permit", measure=one("complementary"), building_kind=one("carport"), description="En carport i trä.",
        applicant_kind=one("private"), applicant_name="Astrid Berg", owns="yes", invoice_to_applicant="yes",
        address={"street": "Storgatan 1", "postcode": "123 45", "city": "Lillköping"}, declaration=True,
    )  # fmt: skip
    assert going.is_complete
    assert {"property", "area", "site_plan", "telephone"} <= {each.path for each in going.expected}


# --- care


def test_home_care_asks_how_often_only_about_what_is_hard() -> None:
    keys = asked("home-care", for_whom=one("self"), areas=some("meals", "cleaning"))
    assert {"meals_help", "meals_often", "cleaning_help", "cleaning_often"} <= keys
    assert not keys & {"hygiene_help", "shopping_often", "helper_name", "authority_proof"}


def test_a_daughter_is_asked_for_consent_and_a_guardian_for_proof() -> None:
    daughter = asked("home-care", for_whom=one("relative"))
    guardian = asked("home-care", for_whom=one("representative"))
    assert {"helper_name", "helper_consent"} <= daughter and "authority_proof" not in daughter
    assert {"helper_name", "representative_kind", "authority_proof"} <= guardian and "helper_consent" not in guardian


def test_a_safety_alarm_for_oneself_with_one_contact_is_at_most_twelve_questions() -> None:
    keys = asked("safety-alarm", for_whom=one("self"), contacts=[1])
    assert len(keys) <= 12
    assert "contacts.1.contact_telephone" in keys and "helper_name" not in keys


# --- parking permit


def test_someone_registered_elsewhere_is_told_where_to_apply() -> None:
    assert journey("parking-permit", lives_here="no").stop is not None
    assert journey("parking-permit", lives_here="dont_know").stop is None


def test_a_lost_card_needs_a_police_report_and_no_medical_certificate() -> None:
    keys = asked("parking-permit", lives_here="yes", errand=one("lost"), lost_how=one("stolen"), can_sign="yes")
    assert {"police_report", "photo", "signature"} <= keys
    assert not keys & {"medical_certificate", "difficulty", "walking", "expires", "consent_doctor"}


def test_a_damaged_card_needs_no_police_report() -> None:
    assert "police_report" not in asked("parking-permit", errand=one("lost"), lost_how=one("damaged"))


def test_a_passenger_who_cannot_wait_alone_says_why() -> None:
    keys = asked("parking-permit", errand=one("new"), travels_as=one("passenger"), can_wait="no", walking=one("wheelchair"))
    assert {"can_wait", "cannot_wait_because", "medical_certificate"} <= keys
    assert not keys & {"distance_longest", "expires", "changes"}


def test_a_renewal_asks_what_has_changed() -> None:
    keys = asked("parking-permit", errand=one("renewal"), changed="yes", travels_as=one("driver"))
    assert {"expires", "changed", "changes", "medical_certificate"} <= keys and "can_wait" not in keys


def test_the_longest_walk_cannot_be_shorter_than_the_first() -> None:
    going = journey("parking-permit", errand=one("new"), walking=one("short"), distance_before_rest=50, distance_longest=20)
    assert "rule:rest_not_after_longest" in {problem.code for problem in going.problems}


# --- contact


def test_a_message_without_reply_asks_for_no_name() -> None:
    going = journey("contact", matter=one("opinion"), message="Fint torg!", reply=one("none"))
    assert going.is_complete
    assert {each.path for each in going.asked} == {"matter", "message", "reply"}


def test_a_reply_asks_only_for_the_way_that_was_chosen() -> None:
    assert asked("contact", reply=one("phone")) >= {"name", "telephone", "call_time"}
    assert not asked("contact", reply=one("letter")) & {"telephone", "email"}
    assert "place" in asked("contact", matter=one("fault"))
