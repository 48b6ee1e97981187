"""A case as its letters see it: read once, worded in the language of its person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from accessibility.days import day
from accessibility.languages import say_for
from eservices import completions, people, services
from eservices.cases import Case
from eservices.municipality import Municipality
from eservices.references import show
from forms.definition import Form
from forms.journey import Asked, Journey, walk
from forms.texts import Say


@dataclass(frozen=True)
class About:
    """`group` is who has the case; `holder` the colleague who works with it, "" while nobody does."""

    case: Case
    form: Form
    journey: Journey
    municipality: Municipality
    say: Say
    group: str
    holder: str

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands on top of every letter."""
        say = self.say
        return (
            (say("Ärendet"), say.text(self.form.title)),
            (say("Ärendenummer"), show(self.case.reference)),
            (say("Vi fick det"), day(self.case.arrived_on, say)),
        )

    @property
    def address(self) -> str:
        """Where an answer is sent to, on one line."""
        return ", ".join(self.municipality.address)

    @property
    def steps(self) -> Iterator[str]:
        """What happens next, each with its last day."""
        for step in self.form.next_steps:
            latest = self.case.arrived_on + timedelta(days=step.within_days) if step.within_days else None
            words = self.say.text(step.text)
            yield f"{words} {self.by(latest)}" if latest else words

    @property
    def comes_later(self) -> list[Asked]:
        """The questions whose answer or document has not come."""
        lacking = {problem.path for problem in self.journey.wanting} | {asked.path for asked in self.journey.expected}
        return [asked for asked in self.journey.asked if asked.path in lacking or _is_promised(self.journey, asked)]

    def by(self, at: date) -> str:
        return self.say("Senast {day}.", day=day(at, self.say))


def about(db: Session, case: Case, municipality: Municipality) -> About:
    form, say = services.version(db, case.version_id).form, say_for(case.language)
    staff = db.get(people.Staff, case.assignee_id) if case.assignee_id else None
    journey = walk(form, completions.answers_of(db, case), has_come=True)
    group = say.ours(people.find_group(db, case.group_id).name)
    return About(case, form, journey, municipality, say, group, staff.full_name if staff else "")


def _is_promised(journey: Journey, asked: Asked) -> bool:
    answer = journey.shown.get(asked.path) if asked.question.kind == "file" else None
    return answer is not None and isinstance(answer.value, dict) and answer.value.get("state") == "later"
