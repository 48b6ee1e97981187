"""Any door, any moment: however an application changes doors on its way, it ends as the one case that one door would make."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from eservices import clock, copies, drafts, filing, people, services
from eservices.cases import Case, answers_of
from eservices.contact_centre.filling_together import helping, helping_together
from eservices.copies import Copy
from eservices.database import Database
from eservices.drafts import Draft
from eservices.filing import Receipt
from eservices.people import Colleague
from eservices.refusals import AlreadyFiled
from eservices.services import Version
from forms import library
from forms.answers import Answer, Answers
from forms.definition import Form
from forms.journey import walk
from portal.citizen.application import Application
from tests import generating

DOORS = ("screen", "code", "phone", "paper", "help")
LETTER_CAME = date(2026, 11, 20)


@dataclass
class Way:
    """One application on its way. `secret` is the applicant's browser, `sheet` the latest that was printed."""

    db: Session
    version: Version
    agent: Colleague
    draft: Draft
    secret: str
    sheet: Copy | None = None
    used: list[str] = field(default_factory=list)

    def go(self, door: str, path: str, answer: Answer | None) -> None:
        self.used.append(door)
        getattr(self, f"_by_{door}")({path: answer})

    def _save(self, draft: Draft, by: Colleague | None, changes: dict[str, Answer | None]) -> None:
        source = "agent" if by else "citizen"
        known = {path: answer and Answer(answer.value, source) for path, answer in changes.items()}
        drafts.save_answers(self.db, draft, known)

    def _by_screen(self, changes: dict) -> None:
        self._save(drafts.find_by_secret(self.db, self.secret), None, changes)

    def _by_code(self, changes: dict) -> None:
        """Written down on one device, typed on another."""
        code = drafts.make_save_code(self.db, self.draft, self.secret)
        _, self.secret = drafts.resume(self.db, code, "another device")
        self._by_screen(changes)

    def _by_phone(self, changes: dict) -> None:
        """The code is read out to an agent, who writes what is said."""
        code = drafts.make_save_code(self.db, self.draft, self.secret)
        _, secret = drafts.resume(self.db, code, "staff", self.agent)
        self._save(drafts.find_by_secret(self.db, secret), self.agent, changes)

    def _by_paper(self, changes: dict) -> None:
        """Printed, posted, filled in by hand and keyed; what is on the paper was in the draft."""
        self.sheet = copies.make(self.db, self.draft, self.draft.language, "standard", self.agent)
        assert self.sheet.printed == self.draft.answers
        secret = copies.come_back(self.db, self.sheet, self.agent)
        self._save(drafts.find_by_secret(self.db, secret), self.agent, changes)

    def _by_help(self, changes: dict) -> None:
        helped = helping.take(self.db, self.agent, helping.offer(self.db, self.draft))
        helping.agree(self.db, self.draft, helped.id)
        draft, _ = helping_together.enter(self.db, self.agent, helped.id)
        self._save(draft, self.agent, changes)
        helping.stop(self.db, self.draft)

    def speak(self) -> None:
        drafts.speak(self.db, self.draft, "en" if self.draft.language == "sv" else "sv")

    def send(self, door: str) -> Receipt:
        """By the applicant's screen, or by the agent who keys the letter or talks."""
        by = None if door == "web" else self.agent
        if by:
            self.draft.channel = door
        application = Application(self.draft, self.version, self.draft.given, by)
        assert application.channel == door
        arrived_on = filing.arrival(door, LETTER_CAME if door == "letter" else None)
        shown = walk(self.version.form, self.draft.given, has_come=True).shown
        sent = filing.prepare(self.version, self.draft, shown, arrived_on, by)
        return filing.file(self.db, replace(sent, channel=application.channel))


def begin(db: Session, version: Version, agent: Colleague) -> Way:
    draft, secret = drafts.begin(db, version)
    return Way(db, version, agent, draft, secret)


def values(answers: Answers) -> dict[str, object]:
    return {path: answer.value for path, answer in answers.items()}


@pytest.fixture
def agent(sqlite: Database) -> Colleague:
    with sqlite.writing() as db:
        people.ensure_group(db, people.CONTACT_CENTRE)
        hashed = people.hash_password("tio tecken långt")
        people.add_staff(db, "berit", "Berit Ek", "agent", hashed, {people.CONTACT_CENTRE})
        return people.colleague(db, "berit")


def same_end(sqlite: Database, agent: Colleague, form: Form, wanted: dict[str, Answer], data: st.DataObject) -> None:
    """Answers given through random doors, some changed on the way, against the same answers through one door."""
    with clock.standing_at(clock.now()), sqlite.writing() as db:
        version = services.publish(db, form, "", "test")
        one, many = begin(db, version, agent), begin(db, version, agent)
        drafts.save_answers(db, one.draft, wanted)
        said_first = data.draw(st.lists(st.sampled_from(sorted(wanted)), max_size=3)) if wanted else []
        steps = [(path, wanted[path]) for path in said_first] + [(path, None) for path in said_first]
        for path, answer in [*steps, *wanted.items()]:
            many.go(data.draw(st.sampled_from(DOORS)), path, answer)
            if data.draw(st.integers(0, 5)) == 0:
                many.speak()
        door = data.draw(st.sampled_from(("web", "phone", "letter")))
        alone, mixed = one.send("web"), many.send(door)
        _compare(db, alone, mixed, door)
        _only_once(many, mixed)


def _compare(db: Session, alone: Receipt, mixed: Receipt, door: str) -> None:
    first, second = (db.exec(select(Case).where(Case.reference == each.reference)).one() for each in (alone, mixed))
    assert values(answers_of(db, first)) == values(answers_of(db, second))
    assert (first.group_id, first.service, first.applicant) == (second.group_id, second.service, second.applicant)
    assert (second.channel, second.arrived_on) == (door, LETTER_CAME if door == "letter" else clock.today())


def _only_once(way: Way, receipt: Receipt) -> None:
    """No door makes a second case of it, and the sheet that comes later is told."""
    for door in ("web", "phone", "letter"):
        assert way.send(door).reference == receipt.reference
    if way.sheet:
        with pytest.raises(AlreadyFiled) as refusal:
            copies.come_back(way.db, way.sheet, way.agent)
        assert refusal.value.reference == receipt.reference
    assert len(way.db.exec(select(Case.id).where(Case.journey == way.draft.journey)).all()) == 1


LENIENT = settings(
    max_examples=15, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)  # fmt: skip


@LENIENT
@given(data=st.data())
def test_any_small_form_ends_the_same_by_any_doors(sqlite: Database, agent: Colleague, data: st.DataObject):
    form = data.draw(generating.forms(kinds=("text", "yes_no", "radio", "integer", "date"), pages=2))
    same_end(sqlite, agent, form, data.draw(generating.answers(form)), data)


@LENIENT
@given(data=st.data())
def test_a_shipped_form_ends_the_same_by_any_doors(sqlite: Database, agent: Colleague, data: st.DataObject):
    form = library.form("safety-alarm")
    same_end(sqlite, agent, form, data.draw(generating.answers(form)), data)


def test_help_and_another_language_do_not_change_the_door(sqlite: Database, agent: Colleague):
    with sqlite.writing() as db:
        way = begin(db, services.publish(db, library.form("contact"), "", "test"), agent)
        assert Application(way.draft, way.version, {}, agent, is_helped=True).channel == "web"
        way.speak()
        assert (way.draft.language, Application(way.draft, way.version, {}).channel) == ("en", "web")
