"""The application that this browser is writing: its draft, its version of the form and the way through it.

Whose it is is settled here and nowhere else: the browser's secret opens the draft, or there is none. The secret of a colleague,
who fills it in for someone, opens it only while that colleague is signed in: what a caller said is not left in a browser.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from eservices import drafts, services
from eservices.channels import COMES_LATER
from eservices.contact_centre.filling_together import help_log, helping, helping_together
from eservices.publishing import publications
from eservices.refusals import AlreadyFiled, DraftGone, ServiceGone
from forms import library
from forms.journey import Journey, walk
from portal.alongside import Help
from portal.citizen import beside
from portal.endpoint import Visit, colleague, see_other

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session
    from starlette.responses import Response

    from eservices.contact_centre.filling_together.helping import Helping
    from eservices.drafts import Draft
    from eservices.people import Colleague
    from eservices.services import Version
    from forms.answers import Answers, Source
    from forms.definition import Form

More = ParamSpec("More")
Handling = Callable[Concatenate[Visit, "Session", More], "Response"]
WAITS = "/desk/services#begun"
"""Where an agent finds what is begun for someone and not sent."""
HELP_DESK = "/desk/help"
"""Where an agent finds those whom they help to finish."""
NOT_OFFERED = frozenset({library.SPECIMEN})
"""Definitions that show what forms can do and are no service."""
_SERVICE = re.compile(r"[a-z0-9-]{1,40}")
"""What a cookie can be named after; every service's id is of these characters."""
CHECK = "check"
"""Where one comes from, and goes back to, when an answer is changed from the check page."""


@dataclass(frozen=True)
class Application:
    """A draft with its answers as they were read, and what follows from them."""

    draft: "Draft"
    version: "Version"
    answers: "Answers"
    by: "Colleague | None" = None
    """Who fills it in for someone else."""
    latest: int = 0
    """The number of the latest version of the form; 0 where nobody has looked."""
    is_helped: bool = False
    """Whether `by` helps somebody to finish who has it on a screen of their own, and alone may send it."""

    @property
    def source(self) -> "Source":
        return "agent" if self.by else "citizen"

    @property
    def channel(self) -> str:
        """The door that it goes through now: if it is sent from here, the case came by it, wherever it was begun."""
        return self.draft.channel if self.by and not self.is_helped else "web"

    @property
    def form(self) -> "Form":
        return self.version.form

    @cached_property
    def journey(self) -> Journey:
        return walk(self.form, self.answers, has_come=self.channel in COMES_LATER)

    def with_answers(self, answers: "Answers") -> "Application":
        return replace(self, answers=answers)

    @property
    def waits(self) -> str:
        """Where an agent goes from here."""
        return HELP_DESK if self.is_helped else WAITS

    @property
    def home(self) -> str:
        return home(self.form.service)

    @property
    def to_move(self) -> str:
        """Where one is told what has changed in the form, and moves on to its latest version."""
        return f"{self.home}/moved"

    @property
    def is_sheet(self) -> bool:
        """Whether a sheet is being keyed: it is keyed whole as the version that it is of, before anything is carried over."""
        keyed = self.draft.carried.get("begun_on") == self.version.number
        return self.by is not None and (keyed or self.channel in COMES_LATER)

    def must_move(self, db: "Session") -> bool:
        """Whether its version may not be finished: another is current, and those who published it want all to move on."""
        return self.latest not in (0, self.version.number) and publications.must_move(db, self.version, self.latest)

    def address(self, page: str, entry: int = 0) -> str:
        return f"{self.home}/{page}/{entry}" if entry else f"{self.home}/{page}"

    def open_address(self) -> str:
        """Where the application goes on: the first page where something is in the way, the stop, or the check page."""
        open_page = self.journey.unread_page if self.journey.has_come else self.journey.open_page
        if open_page:
            return self.address(open_page.key)
        return self.address(self.journey.pages[-1].key if self.journey.stop else CHECK)

    def finish_until(self, db: "Session") -> "date | None":
        """The last day on which its version may be finished, where another is current and such a day has been set."""
        is_old = self.latest not in (0, self.version.number)
        return publications.fate(db, self.version).until if is_old else None


def home(service: str) -> str:
    """Where applying for a service begins."""
    return f"/services/{service}/apply"


def asked_service(visit: Visit) -> str:
    """The service in the address. Raises ServiceGone for what is no service."""
    service = visit.path["service"]
    if service in NOT_OFFERED or not _SERVICE.fullmatch(service):
        raise ServiceGone
    return service


def own_application(visit: Visit, db: "Session") -> Application:
    """The application of this browser for the service in the address. Raises DraftGone, and SignInNeeded for a colleague's.

    An agent who helps with it no longer meets HelpOver.
    """
    service, helped, holder = asked_service(visit), None, None
    try:
        draft, holder = drafts.find_with_holder(db, visit.draft(service))
    except DraftGone:
        helped = helping_together.find_by_secret(db, visit.draft(service))
        if helped is None:
            raise
        draft = _helped_draft(visit, db, helped)
    version, latest = services.with_number(db, draft.version_id)
    if version.service_id != service:
        raise DraftGone
    found = helped or helping.of_draft(db, draft)
    visit.helped = Help(found, draft, version.form, helped is not None) if found else None
    if found and not helped:
        helping_together.hear(db, found)
    by = visit.staff if helped else _colleague(visit, db, holder)
    if by and not helped and draft.channel in COMES_LATER:
        visit.letter = beside.of_draft(db, by, draft.journey)
    return Application(draft, version, draft.given, by, latest, helped is not None)


def _helped_draft(visit: Visit, db: "Session", helped: "Helping") -> "Draft":
    """The draft of somebody whom the one who is signed in helps to finish; from here on the visit is theirs, and noted."""
    visit.staff = colleague(visit, db)
    draft = helping_together.helped_draft(db, helped, visit.staff)
    if visit.request.method == "GET":
        help_log.write(db, helped.id or 0, visit.staff, "looked", visit.path.get("page", ""))
    return draft


def _colleague(visit: Visit, db: "Session", holder: int | None) -> "Colleague | None":
    """Who fills in the draft for someone else in this browser, and is the one signed in; from here on the visit is theirs."""
    if holder is None:
        return None
    by = colleague(visit, db)
    if by.id != holder:
        raise DraftGone
    visit.staff = by
    return by


def applying(handler: "Callable[Concatenate[Visit, Session, Application, More], Response]") -> "Handling[More]":
    """For handlers of what is not yet sent: who has begun nothing is led to the start, who has sent to the receipt."""

    @wraps(handler)
    def found(visit: Visit, db: "Session", *more: "More.args", **named: "More.kwargs") -> "Response":
        begun = home(visit.path["service"])
        try:
            application = own_application(visit, db)
            if application.draft.is_filed:
                return see_other(f"{begun}/receipt")
            return handler(visit, db, application, *more, **named)
        except DraftGone:
            return see_other(f"{begun}?note=gone")
        except AlreadyFiled:
            return see_other(f"{begun}/receipt")

    return found


def going_on(handler: "Callable[Concatenate[Visit, Session, Application, More], Response]") -> "Handling[More]":
    """As `applying`, for the pages of the form: whose version may not be finished is led to where one moves on.

    Who keys a sheet is led there from the check page.
    """

    @applying
    @wraps(handler)
    def led(visit: Visit, db: "Session", application: Application, *more: "More.args", **named: "More.kwargs") -> "Response":
        if not application.is_sheet and application.must_move(db):
            return see_other(application.to_move)
        return handler(visit, db, application, *more, **named)

    return led


def changing(handler: "Callable[Concatenate[Visit, Session, Application, More], Response]") -> "Handling[More]":
    """As `applying`, for handlers that write: the draft is held first, so that what another tab has just saved is there."""

    @applying
    @wraps(handler)
    def held(visit: Visit, db: "Session", application: Application, *more: "More.args", **named: "More.kwargs") -> "Response":
        drafts.hold(db, application.draft)
        return handler(visit, db, application.with_answers(application.draft.given), *more, **named)

    return held


def as_asked(visit: Visit, db: "Session", application: Application) -> Application:
    """The application in the version that the posted page is of: another tab may have moved on since the page was opened."""
    number = visit.fields.get("version", "")
    if not (number.isascii() and number.isdecimal() and len(number) < 10) or int(number) == application.version.number:
        return application
    version = services.find_version(db, application.version.service_id, int(number))
    asks = version.form.questions_by_key
    known = {
        path: answer
        for path, answer in application.answers.items()
        if path.rpartition(".")[2] in asks or isinstance(answer.value, list)
    }
    return replace(application, version=version, answers=known)


def follow_language(visit: Visit, db: "Session", application: Application) -> None:
    """From now on the draft speaks as its writer reads; an agent has asked the person."""
    if application.by is None and visit.language != application.draft.language:
        drafts.speak(db, application.draft, visit.language)
