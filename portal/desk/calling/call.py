"""A draft as a talk: its version of the form, the steps with the answers so far, and the languages of those who speak.

Which drafts an agent may open is settled by ``drafts.find_for_agent``; sheets are keyed on their own pages.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, wraps
from typing import Concatenate, ParamSpec

from sqlmodel import Session
from starlette.responses import Response

from accessibility import languages
from accessibility.phone.steps import Step, Talk, talk
from accessibility.phone.wording import ALOUD
from eservices import by_telephone, drafts, services
from eservices.channels import COMES_LATER
from eservices.drafts import Draft
from eservices.people import Colleague
from eservices.publishing import publications
from eservices.refusals import AlreadyFiled, DraftGone
from eservices.services import Version
from forms.definition import Form
from forms.journey import Journey, walk
from forms.texts import Say
from portal.desk.surroundings import signed_in
from portal.endpoint import see_other
from portal.visit import Visit

More = ParamSpec("More")
REVIEW = "review"


@dataclass(frozen=True)
class Call:
    """An application that is talked through, as it is kept."""

    draft: Draft
    version: Version
    by: Colleague
    latest: int

    @property
    def form(self) -> Form:
        return self.version.form

    @property
    def say(self) -> Say:
        """How the caller's language words things."""
        return languages.say_for(self.draft.language)

    @property
    def is_trial(self) -> bool:
        """Whether a form is tried that nobody can apply by yet."""
        return services.is_reserved(self.form.service)

    def aloud(self, name: str, /, **values: object) -> str:
        """What is said in a call beside the questions, in the caller's language."""
        return self.say(ALOUD[name], **values)

    @cached_property
    def journey(self) -> Journey:
        return walk(self.form, self.draft.given, unknown=by_telephone.unknown(self.draft))

    @cached_property
    def talk(self) -> Talk:
        return talk(self.journey, self.draft.passed_over)

    @property
    def home(self) -> str:
        return f"/desk/calls/{self.draft.journey}"

    @property
    def review(self) -> str:
        return f"{self.home}/{REVIEW}"

    def afresh(self) -> "Call":
        """The talk as it is once something has been kept."""
        return replace(self)

    def address(self, step: Step | None) -> str:
        """Where a step is asked; the review when there is none left."""
        if step is None:
            return self.review
        return f"{self.home}/more/{step.path}" if step.group else f"{self.home}/ask/{step.path}"

    def onward(self, path: str = "") -> str:
        """Where the talk goes on after the step at `path`."""
        return self.address(self.talk.next_after(path))

    @property
    def applicant(self) -> str:
        """The name that the form calls the applicant's, "" while nobody has said it."""
        answer = self.journey.shown.get(self.form.applicant or "")
        return answer.value if answer and isinstance(answer.value, str) else ""

    def must_move(self, db: Session) -> bool:
        """Whether its version may not be finished any longer."""
        return self.latest not in (0, self.version.number) and publications.must_move(db, self.version, self.latest)


def call_of(visit: Visit, db: Session, draft: Draft) -> Call:
    version, latest = services.with_number(db, draft.version_id)
    return Call(draft, version, signed_in(visit), latest)


def own_call(visit: Visit, db: Session) -> Call:
    """The call in the address. Raises DraftGone for what is a colleague's, or a sheet."""
    draft = drafts.find_for_agent(db, signed_in(visit), visit.path["journey"])
    if draft.channel in COMES_LATER:
        raise DraftGone
    return call_of(visit, db, draft)


Handler = Callable[Concatenate[Visit, Session, Call, More], Response]
Handling = Callable[Concatenate[Visit, Session, More], Response]


def calling(handler: Handler[More]) -> Handling[More]:
    """For what is not yet sent: what has been sent leads to its receipt, and a form that has changed is told of first."""

    @wraps(handler)
    def found(visit: Visit, db: Session, *more: More.args, **named: More.kwargs) -> Response:
        call = own_call(visit, db)
        if call.draft.is_filed:
            return see_other(f"{call.home}/receipt")
        if call.must_move(db):
            return see_other(f"{call.home}/version")
        return handler(visit, db, call, *more, **named)

    return found


def changing(handler: Handler[More]) -> Handling[More]:
    """As `calling`, for handlers that write: the draft is held first, so that what the caller has just typed too is there."""

    @calling
    @wraps(handler)
    def held(visit: Visit, db: Session, call: Call, *more: More.args, **named: More.kwargs) -> Response:
        try:
            drafts.hold(db, call.draft)
        except AlreadyFiled:
            return see_other(f"{call.home}/receipt")
        return handler(visit, db, call_of(visit, db, call.draft), *more, **named)

    return held
