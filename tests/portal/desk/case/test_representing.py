"""Who applied and for whom, on the desk: the right is noted before anything is told, and each note is an event."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import select

from accessibility.correspondence import represented
from eservices import clock, drafts, filing, mandates, representation, services
from eservices.cases import Case
from eservices.contact_centre.letters.outgoing.posting import Posting
from eservices.events import history
from eservices.representation import Representation
from forms.answers import Answer
from forms.journey import walk
from portal.house import House
from tests.client import Client

ADDRESS = {"street": "Kyrkgatan 1", "postcode": "123 45", "city": "Lillköping"}
HELPED = {
    "for_whom": {"option": "relative"}, "helper_name": "Per Hallgren", "helper_telephone": "+46701740620",
    "helper_relation": "Son", "applicant_name": "Maj Hallgren", "personal_number": {"number": "19400214-9807"},
    "address": ADDRESS, "need": {"options": ["falls"]},
}  # fmt: skip
GOOD_MAN = HELPED | {
    "for_whom": {"option": "representative"}, "representative_kind": {"option": "guardian"},
    "authority_scope": {"options": ["rights"]},
}  # fmt: skip
CHILD = HELPED | {
    "for_whom": {"option": "child"},
    "applicant_name": "Liv Hallgren",
    "personal_number": {"number": "20200214-9805"},
}
File = Callable[..., filing.Receipt]


@pytest.fixture
def file(house: House) -> File:
    """An alarm that Per applies for; the answers are given."""

    def filed(answers: dict[str, object] = HELPED) -> filing.Receipt:
        with house.database.writing() as db:
            version = services.current(db, "safety-alarm")
            draft, _ = drafts.begin(db, version)
            given = {path: Answer(value) for path, value in answers.items()}
            drafts.save_answers(db, draft, given)
            return filing.file(db, filing.prepare(version, draft, walk(version.form, given).shown))

    return filed


@pytest.fixture
def tell(house: House) -> Callable[[], Posting | None]:
    """Runs the job that tells the one represented, twice, and gives the letter that was ordered."""

    def told() -> Posting | None:
        for _ in range(2):
            represented.tell(house.database, {"case_id": 1}, municipality=house.settings.municipality)
        with house.database.reading() as db:
            letters = list(db.exec(select(Posting)))
            for each in letters:
                db.expunge(each)
        assert len(letters) < 2
        return letters[0] if letters else None

    return told


def opened(browsers: Callable, reference: str, code: str):
    phone = browsers()
    return phone, phone.follow(phone.post("/status", {"reference": reference, "code": code}))


def prove(client: Client, reference: str, number: int = 1, **fields: object):
    root = f"/desk/cases/{reference}/representatives/{number}"
    return client.post(f"{root}/right", {"proof": "original", "scope": "rights", "until": ""} | fields)


def test_who_applied_and_for_whom_are_told_apart_in_the_queue_and_on_the_case(sign_in, file):
    berit, reference = sign_in("berit"), file().reference
    assert "Sökt av Per Hallgren" in berit.get("/desk?view=unassigned").text
    seen = berit.get(f"/desk/cases/{reference}")
    assert "Per Hallgren, anhörig eller vän" in seen.text
    assert "Rätten är inte visad" in seen.text


def test_what_was_shown_is_noted_and_is_an_event(sign_in, file, house):
    berit, reference = sign_in("berit"), file(GOOD_MAN).reference
    seen = berit.follow(prove(berit, reference, until="2031-01-31", note="Beslut från tingsrätten"))
    assert "Rätten är visad" in seen.text and "Rätten gäller till och med" in seen.text
    with house.database.reading() as db:
        event = history(db, 1)[-1]
        assert (event.kind, event.by_name, event.why) == ("right_noted", "Berit Ek", "Beslut från tingsrätten")
        assert event.data["proof"] == "original" and event.data["until"] == "2031-01-31"


def test_what_cannot_show_a_right_of_that_kind_is_not_taken(sign_in, file):
    berit, reference = sign_in("berit"), file(GOOD_MAN).reference
    assert prove(berit, reference, proof="person").status == 422
    assert prove(berit, reference, until="i vår").status == 422


def test_a_colleague_adds_a_representative_and_ends_it(sign_in, reference, house):
    berit = sign_in("berit")
    form = berit.get(f"/desk/cases/{reference}/representatives/new")
    named = {"kind": "administrator", "name": "Lo Ek"}
    seen = berit.follow(berit.submit(form, named, button="Lägg till företrädaren"))
    assert "Lo Ek, förvaltare" in seen.text
    for _ in range(2):
        berit.post(f"/desk/cases/{reference}/representatives/1/ending", {"why": "Förordnandet är upphävt"})
    with house.database.reading() as db:
        assert [event.kind for event in history(db, 1)][1:] == ["represented", "right_ended"]
    assert prove(berit, reference).status == 409


def test_a_representative_without_name_or_kind_is_asked_for_again(berit, reference):
    seen = berit.post(f"/desk/cases/{reference}/representatives/new", {"name": " ", "kind": "boss"})
    assert seen.status == 422
    assert "Skriv vad företrädaren heter." in seen.text and "Välj vad företrädaren är." in seen.text


def test_a_representative_exists_only_within_the_walls_of_the_case(sign_in, file, make_case):
    reference, other = file().reference, make_case()
    assert prove(sign_in("cem"), reference).status == 404
    assert prove(sign_in("berit"), other).status == 404
    assert sign_in("cem").get(f"/desk/cases/{reference}/representatives/1").status == 404


def test_the_right_is_not_changed_by_looking_nor_without_a_token(sign_in, file, browsers):
    berit, reference = sign_in("berit"), file().reference
    root = f"/desk/cases/{reference}/representatives/1"
    assert berit.get(f"{root}/right").status == 405
    assert berit.post(f"{root}/right", {"proof": "person"}, token=False).status == 403
    assert "Rätten är inte visad" in berit.get(f"/desk/cases/{reference}").text
    assert browsers().post(f"{root}/right", {"proof": "person"}).status in (303, 403)


# --- the one represented is told


def test_the_one_represented_is_told_by_letter_once_with_a_code_of_their_own(file, tell, browsers):
    receipt, letter = file(), tell()
    assert (letter.to_name, letter.to_lines) == ("Maj Hallgren", ["Kyrkgatan 1", "123 45 Lillköping"])
    assert "Per Hallgren, anhörig eller vän" in letter.payload["paragraphs"][0]
    assert "larm" not in str(letter.payload).lower()
    assert letter.payload["code"].replace(" ", "") != receipt.code
    _, seen = opened(browsers, receipt.reference, letter.payload["code"])
    assert "Risk att ramla" in seen.text and "Per Hallgren, anhörig eller vän" in seen.text


def test_a_small_child_gets_no_letter_and_no_code(file, tell, sign_in):
    reference = file(CHILD).reference
    assert tell() is None
    assert "Den det gäller får inget eget brev." in sign_in("berit").get(f"/desk/cases/{reference}").text


def test_without_an_address_colleagues_are_told_that_no_letter_went(file, tell, sign_in):
    reference = file({name: value for name, value in HELPED.items() if name != "address"}).reference
    assert tell() is None
    assert "adressen saknas" in sign_in("berit").get(f"/desk/cases/{reference}").text


# --- what each is shown


def test_an_unproven_representative_sees_no_question_and_no_decision(file, sign_in, browsers, do):
    receipt = file()
    do("berit", receipt.reference, "assignment")
    do("berit", receipt.reference, "supplement", question="Hur ofta ramlar Maj?", answer_by="")
    phone, seen = opened(browsers, receipt.reference, receipt.code)
    assert "Hur ofta ramlar Maj?" not in seen.text and "Vi har inte hört Maj Hallgren säga ja än." in seen.text
    assert phone.post(f"/cases/{receipt.reference}/answer", {"words": "Ofta"}).location == f"/cases/{receipt.reference}"
    prove(sign_in("berit"), receipt.reference, proof="person")
    assert "Hur ofta ramlar Maj?" in phone.get(f"/cases/{receipt.reference}").text
    phone.post(f"/cases/{receipt.reference}/answer", {"words": "Varje vecka"})
    assert "Per Hallgren svarade på vår fråga" in phone.get(f"/cases/{receipt.reference}").text
    assert "Du svarade" not in phone.get(f"/cases/{receipt.reference}").text


@pytest.mark.parametrize(("fields", "words"), [
    ({"until": "2026-01-31"}, "har gått ut"), ({"scope": "property"}, "gäller annat än det här"),
])  # fmt: skip
def test_a_right_that_has_run_out_or_is_about_something_else_shows_less(file, sign_in, browsers, fields, words):
    receipt = file(GOOD_MAN)
    prove(sign_in("berit"), receipt.reference, **fields)
    _, seen = opened(browsers, receipt.reference, receipt.code)
    assert words in seen.text
    assert ("Risk att ramla" in seen.text) == ("scope" in fields)


def test_one_whose_right_has_ended_is_told_only_that_it_has_come(file, sign_in, browsers):
    receipt = file(GOOD_MAN)
    sign_in("berit").post(f"/desk/cases/{receipt.reference}/representatives/1/ending", {"why": "Bytt god man"})
    _, seen = opened(browsers, receipt.reference, receipt.code)
    assert "har upphört" in seen.text and "Risk att ramla" not in seen.text and "Har det kommit fram?" in seen.text


def test_the_page_to_read_aloud_flags_the_unproven_before_anything_is_told(file, berit):
    receipt = file(GOOD_MAN)
    seen = berit.get(f"/desk/cases/{receipt.reference}/aloud")
    assert "Till Per Hallgren, god man:" in seen.text and "Säg bara att ansökan har kommit" in seen.text
    proved = berit.post(f"/desk/cases/{receipt.reference}/aloud", {"code": receipt.code})
    assert "Koden är företrädarens: Per Hallgren, god man" in proved.text
    assert "Koden stämmer. Läs upp läget." not in proved.text


def test_who_applies_for_themselves_sees_nothing_of_representatives(make_case, berit):
    seen = berit.get(f"/desk/cases/{make_case()}")
    assert "Den som söker" not in seen.text and "Rätten" not in seen.text


# --- the rules


def test_every_kind_has_a_rule_with_a_source_on_any_day():
    for kind in representation.KINDS:
        for day in (clock.today(), clock.today() - timedelta(days=20_000)):
            rule = mandates.rule(kind, day)
            assert rule.source and "none" not in rule.proofs and rule.unproven < rule.proven


@pytest.mark.parametrize(("years", "told"), [(5, False), (14, False), (15, True), (17, True)])
def test_a_child_is_told_from_the_age_that_the_rule_names(years: int, told: bool):
    born = clock.today().replace(year=clock.today().year - years)
    assert mandates.rule("parent", clock.today()).tells_by_letter(born, clock.today()) is told


def test_a_trial_or_own_application_makes_no_representation(make_case, house):
    make_case()
    with house.database.reading() as db:
        assert not db.exec(select(Representation)).all()
        assert db.exec(select(Case)).one().applied_by is None


# --- codes by letter


@pytest.mark.parametrize(("to", "sees"), [("representative", False), ("person", True)])
def test_a_code_is_sent_by_letter_to_an_address_that_a_colleague_knows(file, berit, browsers, house, to, sees):
    receipt = file(GOOD_MAN)
    fields = {"to": to, "address": "Ekbacken 3\n100 05 Lillköping"}
    berit.follow(berit.post(f"/desk/cases/{receipt.reference}/representatives/1/letter", fields))
    with house.database.reading() as db:
        letter = db.exec(select(Posting)).one()
        code, name = letter.payload["code"], letter.to_name
    assert name == ("Maj Hallgren" if sees else "Per Hallgren")
    _, seen = opened(browsers, receipt.reference, code)
    assert ("Därför visas inte frågor och beslut här." not in seen.text) == sees


def test_a_new_code_makes_the_one_before_it_void(file, berit, browsers, house, tell):
    receipt, first = file(), tell()
    fields = {"to": "person", "address": "Ekbacken 3\n100 05 Lillköping"}
    berit.post(f"/desk/cases/{receipt.reference}/representatives/1/letter", fields)
    typed = {"reference": receipt.reference, "code": first.payload["code"]}
    assert browsers().post("/status", typed).status == 422


@pytest.mark.parametrize("fields", [{"to": "mayor", "address": "Gatan 1"}, {"to": "person", "address": ""},
                                    {"to": "person", "address": "1\n2\n3\n4"}])  # fmt: skip
def test_a_letter_without_receiver_or_address_is_not_ordered(file, berit, house, fields):
    receipt = file()
    assert berit.post(f"/desk/cases/{receipt.reference}/representatives/1/letter", fields).status == 422
    with house.database.reading() as db:
        assert not db.exec(select(Posting)).all()
