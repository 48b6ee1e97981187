"""Who wants letters gets one about each thing that matters, once; what is in doubt waits for a colleague."""

import pytest
from sqlmodel import Session, select

from accessibility.correspondence import ordering, telling
from accessibility.correspondence.ordering import Wanted
from eservices import cases, clock, copies, events, representation, sheets, supplements
from eservices.contact_centre.letters.incoming import mail
from eservices.contact_centre.letters.outgoing import case_letters, posting, reply_ways
from eservices.contact_centre.letters.outgoing.posting import Address, Order, Posting
from eservices.contact_centre.refusals import PostingMoved
from eservices.database import Database
from eservices.events import history
from eservices.jobs import Job
from eservices.municipality import Municipality
from eservices.refusals import NotYours
from tests.accessibility.correspondence.conftest import ASKS, HOME

HOME_ADDRESS = Address("Elsa", ("Kyrkogatan 11", "100 02 Lillköping"))
ALARM = {"for_whom": {"option": "self"}, "applicant_name": "Elsa", "address": HOME}


def _postings(db: Session) -> list[Posting]:
    return list(db.exec(select(Posting).order_by(Posting.id)))


@pytest.mark.parametrize(
    ("kind", "letter"), [("received", "receipt"), ("ask", "completion"), ("delay", "delay"), ("close", "status")]
)
def test_who_asked_for_letters_gets_one_about_each_thing_that_matters_and_only_once(db, made, happen, told, kind, letter):
    case = made()
    event = happen(case, kind, "settled")
    first = told(case, event)
    assert first and (first.kind, first.state, first.why) == (letter, "ordered", "")
    assert told(case, event) is None
    (paper,) = _postings(db)
    assert (paper.to_name, tuple(paper.to_lines), paper.group_id) == ("Elsa", HOME_ADDRESS.lines, case.group_id)
    assert paper.case_id == case.id and paper.ordered_by_name == ""


def test_of_what_has_happened_twice_before_it_could_be_told_the_last_is_told(db, made, happen, told):
    case = made()
    first, last = happen(case, "delay"), happen(case, "delay")
    assert told(case, first) is None and told(case, last).state == "ordered"


def test_each_such_event_promises_its_letter_in_its_own_transaction(db, made, happen):
    case = made()
    for kind in ("ask", "delay", "close"):
        happen(case, kind)
    promised = db.exec(select(Job.payload).where(Job.kind == events.TELL).order_by(Job.id)).all()
    numbers = [each.id for each in history(db, case.id) if each.kind in events.TOLD]
    assert promised == [{"case_id": case.id}, *({"case_id": case.id, "event_id": each} for each in numbers)]


def test_who_wants_a_call_or_a_mail_gets_no_letter_and_no_promise_of_a_receipt(db, made, happen, told):
    case = made(ASKS | {"reply": {"option": "phone"}, "telephone": "+46701740605"})
    assert db.exec(select(Job).where(Job.kind == events.TELL)).all() == []
    assert told(case, happen(case, "close")) is None and _postings(db) == []


def test_the_worker_may_do_its_job_twice(sqlite: Database):
    with sqlite.writing() as db:
        case = _one(db)
    for _ in range(2):
        telling.tell(sqlite, {"case_id": case.id}, municipality=Municipality())
    with sqlite.reading() as db:
        assert len(_postings(db)) == 1


def _one(db: Session) -> cases.Case:
    from eservices import drafts, filing, services
    from forms import library
    from forms.answers import Answer
    from forms.journey import walk

    version = services.publish(db, library.form("contact"), "", "test")
    draft, _ = drafts.begin(db, version)
    drafts.save_answers(db, draft, {path: Answer(value) for path, value in ASKS.items()})
    filing.file(db, filing.prepare(version, draft, walk(version.form, draft.given).shown))
    return db.exec(select(cases.Case)).one()


def test_what_is_missing_goes_with_the_question_as_a_sheet_of_its_own(db, made, told, happen):
    case = made(ALARM, "safety-alarm", "letter")
    told(case, happen(case, "ask"))
    (paper,) = _postings(db)
    copy = copies.find(db, paper.payload["copy"])
    assert paper.kind == posting.COMPLETION and copy.journey == case.journey
    assert "telephone" in copy.paths and "applicant_name" not in copy.paths


def test_a_caller_without_mail_is_proposed_and_a_letter_writer_is_written_to(db, made, told, happen):
    rings, writes = made(ALARM, "safety-alarm", "phone"), made(ALARM, "safety-alarm", "letter")
    assert told(rings, happen(rings, "ask")).why == "guess" and _postings(db) == []
    assert told(writes, happen(writes, "ask")).state == "ordered" and len(_postings(db)) == 1


def test_without_an_address_it_waits_for_a_colleague(db, made, told, happen):
    case = made({"for_whom": {"option": "self"}, "applicant_name": "Elsa"}, "safety-alarm", "letter")
    assert told(case, happen(case, "ask")).why == "address" and _postings(db) == []


def test_what_builds_on_a_rule_that_is_not_sure_waits_for_a_colleague(made, told, happen):
    case = made(ALARM, "safety-alarm", "letter")
    assert told(case, happen(case, "close")).why == "law"


def test_where_somebody_else_applied_a_colleague_looks_first_and_no_receipt_with_their_code_goes_out(db, made, told, happen):
    acts = {"for_whom": {"option": "relative"}, "helper_name": "Per", "helper_consent": {"option": "yes"}}
    case = made(ALARM | acts, "safety-alarm", "letter")
    assert representation.applicant_of(db, case)
    assert told(case, happen(case, "received")) is None
    assert told(case, happen(case, "ask")).why == "behalf"


def test_no_letter_goes_to_where_the_last_one_came_back_from(db, made, told, happen):
    case = made()
    back = posting.order(db, Order(posting.LETTER, "Förra", HOME_ADDRESS, "sv", {}, case_id=case.id), None)
    back.state = "returned"
    db.add(back)
    db.flush()
    assert told(case, happen(case, "ask")).why == "returned"


def test_what_was_noted_of_the_person_goes_before_what_was_answered(db, made, told, happen, cem):
    case = made()
    there = Address("Elsa Lind", ("Torget 1", "100 01 Lillköping"))
    reply_ways.note(db, case, cem, "letter", there, "large")
    told(case, happen(case, "ask"))
    (paper,) = _postings(db)
    assert (paper.to_name, tuple(paper.to_lines), paper.size) == (there.name, there.lines, "large")
    reply_ways.note(db, case, cem, "phone", there)
    assert told(case, happen(case, "close")) is None


@pytest.mark.parametrize("size", ["standard", "large", "largest"])
def test_letters_are_as_large_as_the_blank_sheet_that_came_back(db, made, told, happen, cem, size):
    case = made()
    master = sheets.keep(db, case.version_id, "sv", size, "MASTER", b"%PDF", {"fields": {}}, 1)
    letter = mail.register(db, cem, "letter", mail.Envelope(clock.today(), "later", "application", case.group_id))
    letter.token, letter.journey = sheets.new_serial(master), case.journey
    mail.keep(db, letter)
    assert told(case, happen(case, "ask")).state == "ordered" and _postings(db)[0].size == size


def test_a_permit_is_written_about_to_the_applicant_and_not_to_the_building(db, made):
    permit = {"building_address": {"street": "Björkstigen 2", "postcode": "100 03", "city": "Lillköping"},
              "measure": {"option": "fence"}, "applicant_name": "Elsa", "address": HOME}  # fmt: skip
    assert reply_ways.of_case(db, made(permit, "building-permit", "letter")).to == HOME_ADDRESS


def test_a_question_that_is_answered_before_the_letter_is_ordered_needs_none(db, made, told, happen, cem):
    case = made(ALARM, "safety-alarm", "phone")
    letter = told(case, happen(case, "ask"))
    assert [each.letter for each in case_letters.proposed(db, cem)] == [letter]
    supplements.answer(db, case, "Den röda.", "phone", cem)
    assert case_letters.proposed(db, cem) == [] and case_letters.of_case(db, case) == []


def test_the_end_of_a_case_puts_away_what_was_proposed_before(made, told, happen):
    case = made(ALARM, "safety-alarm", "phone")
    asked = told(case, happen(case, "ask"))
    assert told(case, happen(case, "close")).state == "proposed" and asked.state == "dropped"


def test_a_proposed_letter_is_ordered_once_and_dropped_never_after(db, made, told, happen, cem):
    case = made(ALARM, "safety-alarm", "phone")
    letter = told(case, happen(case, "ask"))
    paper = ordering.order(db, case, letter, Wanted(HOME_ADDRESS), Municipality(), cem)
    assert (letter.state, letter.posting_id, letter.done_by_name) == ("ordered", paper.id, "Cem Demir")
    with pytest.raises(PostingMoved):
        case_letters.drop(db, letter, cem)
    with pytest.raises(PostingMoved):
        ordering.order(db, case, letter, Wanted(HOME_ADDRESS), Municipality(), cem)


def test_a_letter_of_another_case_is_not_found(db, made, told, happen):
    case, other = made(), made()
    letter = told(case, happen(case, "ask"))
    with pytest.raises(NotYours):
        case_letters.find(db, other, letter.id)


def test_another_group_is_proposed_nothing(db, made, told, happen):
    case = made(ALARM, "safety-alarm", "phone")
    told(case, happen(case, "ask"))
    outside = type("Dag", (), {"groups": frozenset({"streets"})})()
    assert case.group_id != "streets" and case_letters.proposed(db, outside) == []
