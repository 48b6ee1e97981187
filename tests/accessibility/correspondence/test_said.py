"""What each letter says is what its reader needs, in their language, on paper that every reader can read."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from accessibility.correspondence import ordering
from accessibility.correspondence.ordering import Wanted
from accessibility.languages import say_for
from accessibility.paper.outgoing import letters
from eservices import cases, clock, supplements
from eservices.contact_centre.letters.outgoing.posting import Address
from eservices.events import history
from eservices.municipality import Municipality
from eservices.references import show
from tests.accessibility.correspondence.conftest import ASKS
from tests.accessibility.paper.reading_back import by_eye, faults, text_of_page

TO = Address("Elsa", ("Kyrkogatan 11", "100 02 Lillköping"))
FRIDAY = datetime(2026, 12, 4, 9, tzinfo=UTC)
EVENTS = {"completion": "ask", "delay": "delay", "decision": "close"}


@pytest.fixture
def said(db, made, happen):
    """The words of a letter about a case of hers as they are kept, JSON and all."""

    def worded(kind: str, service: str = "contact", language: str = "sv", **more: object) -> dict:
        with clock.standing_at(FRIDAY):
            case = made(service=service, channel="letter", language=language)
            event = happen(case, EVENTS.get(kind, "received"))
            words = ordering.words_of(db, case, kind, event, Wanted(TO, **more), Municipality(), "K7M4PX9QHACD")
        payload = json.loads(json.dumps(words.payload()))
        return payload | {"reference": show(case.reference)}

    return worded


def _drawn(payload: dict, language: str, size: str) -> bytes:
    return letters.render(payload, letters.To(TO.name, TO.lines), Municipality(), say_for(language), size).pdf


@pytest.mark.parametrize(
    ("kind", "language", "size"),
    [("receipt", "sv", "standard"), ("status", "en", "large"), ("completion", "fi", "standard"), ("delay", "ar", "large"),
     ("decision", "ar", "standard"), ("code", "sv", "large")],
)  # fmt: skip
def test_a_letter_is_accessible_in_every_language_and_size(said, kind, language, size):
    payload = said(kind, language=language)
    pdf = _drawn(payload, language, size)
    assert faults(pdf) == []
    assert payload["reference"].replace(" ", "") in " ".join(by_eye(pdf))


@pytest.mark.parametrize("reference", ["446 RQ3 8NN", "R46 446 333", "346 789 346", "A4H 4RQ 8NN"])
def test_a_reference_runs_from_the_left_also_among_letters_from_the_right(said, reference):
    payload = said("decision", language="ar")
    payload |= {"facts": [("رقم الملف", reference)], "paragraphs": [f"القرار في ملفك {reference} قديم."]}
    lines = by_eye(_drawn(payload, "ar", "standard"))
    assert sum(reference.replace(" ", "") in line for line in lines) == 2


def test_the_page_to_answer_on_says_whose_it_is_when_it_comes_back_alone(said):
    payload = said("completion", service="safety-alarm")
    second = text_of_page(_drawn(payload, "sv", "standard"), 1)
    assert "Ditt svar" in second and payload["reference"] in second


def test_when_it_came_is_not_told_as_an_invitation_to_come(said):
    assert ["Vi fick det", "fredag 4 december"] in said("status")["facts"]


@pytest.mark.parametrize("kind", ["receipt", "code"])
def test_a_web_address_in_a_letter_is_one_that_can_be_typed_and_said(said, kind):
    words = json.dumps(said(kind), ensure_ascii=False)
    assert "Gå till www.lillkoping.example och" in words and "://" not in words


def test_a_decision_tells_what_why_who_and_how_it_is_appealed_until_when(said):
    words = json.dumps(said("decision", appeal="administrative", body="court"), ensure_ascii=False)
    for part in (
        "Vi säger nej",
        "Lampan är hel.",
        "Cem Demir",
        "förvaltningsrätten",
        "Skicka brevet till oss: Lillköpings kommun",
    ):
        assert part in words
    assert "inom 3 veckor" in words and "måndag 7 december? Då är sista dagen måndag 28 december" in words


def test_a_decision_that_cannot_be_appealed_says_so_and_one_for_the_notice_board_counts_from_there(said):
    assert "kan inte överklagas" in json.dumps(said("decision"), ensure_ascii=False)
    assert "anslagstavla" in json.dumps(said("decision", appeal="legality"), ensure_ascii=False)


def test_a_letter_asks_nobody_to_answer_by_a_day_that_has_passed(db, made, happen):
    with clock.standing_at(FRIDAY):
        case = made(channel="letter")
        event = happen(case, "ask")
        soon = ordering.words_of(db, case, "status", event, Wanted(TO), Municipality())
    with clock.standing_at(FRIDAY + timedelta(days=15)):
        late = ordering.words_of(db, case, "status", event, Wanted(TO), Municipality())
    assert "Svara senast fredag 18 december." in str(soon.parts) and "fortfarande" not in str(soon.parts)
    assert "senast fredag 18 december. Du kan fortfarande svara." in str(late.parts) and "Svara senast" not in str(late.parts)


def test_a_delay_tells_why_and_until_when_and_what_one_may_demand(said):
    words = json.dumps(said("delay", service="safety-alarm"), ensure_ascii=False)
    assert "Många är sjuka." in words and "senast fredag 15 januari 2027" in words
    assert "fredag 4 juni 2027" in words and "inom 4 veckor" in words
    assert "inom 4 veckor" not in json.dumps(said("delay"), ensure_ascii=False)


def test_a_receipt_of_a_permit_tells_the_time_the_fee_and_the_way_to_appeal(said):
    words = json.dumps(said("receipt", service="building-permit"), ensure_ascii=False)
    for part in ("inom 10 veckor", "20 procent", "länsstyrelsen"):
        assert part in words
    assert "procent" not in json.dumps(said("receipt"), ensure_ascii=False)


def test_what_a_colleague_wrote_in_swedish_is_marked_as_swedish_in_a_letter_in_english(said):
    asked = said("completion", language="en")
    assert {"words": "Vilken lampa?", "language": "sv"} in [each for part in asked["parts"] for each in part["paragraphs"]]


def test_what_the_sheet_asks_is_asked_once_in_the_persons_language(db, made, cem):
    case = made({path: value for path, value in ASKS.items() if path != "message"}, channel="letter", language="fi")
    cases.take(db, case, cem)
    asked = "Vi kunde inte läsa ditt svar på fråga 3: Vad vill du säga?"
    supplements.ask(db, case, cem, asked)
    plain = ordering.words_of(db, case, "completion", _latest(db, case), Wanted(TO), Municipality())
    told = json.dumps(plain.payload(), ensure_ascii=False)
    assert "Emme saaneet selvää vastauksestasi kysymykseen 3" in told and asked not in told
    assert plain.room == 0 and "tähän kirjeeseen" not in told
    supplements.answer(db, case, "Jag har flyttat.")
    supplements.ask(db, case, cem, f"{asked}\nVilken lampa?")
    more = ordering.words_of(db, case, "completion", _latest(db, case), Wanted(TO), Municipality())
    assert more.room and "tähän kirjeeseen" in json.dumps(more.payload(), ensure_ascii=False)


def _latest(db, case):
    return [event for event in history(db, case.id) if event.kind == "ask"][-1]
