"""A municipality to measure in: applications about to be sent, cases in the queue, an agent at the desk."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from eservices import drafts, filing, people, receipts, services, sessions
from eservices.filing import Filing
from forms.journey import Journey
from portal import seal
from portal.citizen.status import STATUS_COOKIE
from portal.demo.filling import answered
from portal.demo.told import read
from portal.house import House
from portal.visit import DRAFT_COOKIE, STAFF_COOKIE

SERVICE = "home-care"
HOME = f"/services/{SERVICE}/apply"
IN_QUEUE = 60


@dataclass(frozen=True)
class Asked:
    """One request: with `fields` a form is posted."""

    path: str
    cookies: str = ""
    fields: str = ""


@dataclass(frozen=True)
class Town:
    """Makes what is measured, in a Lucka's own data."""

    house: House

    @cached_property
    def journey(self) -> Journey:
        """Elsa's application for help at home: a long way through the longest form."""
        told = read()
        story = next(story for story in told.cases if story.service == SERVICE)
        with self.house.database.reading() as db:
            return answered(services.current(db, SERVICE).form, told, story, {})

    def drafts(self, number: int) -> list[str]:
        """Complete applications, each as the secret of its browser."""
        with self.house.database.writing() as db:
            version = services.current(db, SERVICE)
            begun = [drafts.begin(db, version) for _ in range(number)]
            for draft, _ in begun:
                drafts.save_answers(db, draft, self.journey.answers)
        return [secret for _, secret in begun]

    def filings(self, number: int) -> list[Filing]:
        """What `filing.file` takes, for as many applications."""
        secrets = self.drafts(number)
        with self.house.database.reading() as db:
            found = [drafts.find_by_secret(db, secret) for secret in secrets]
            version = services.version(db, found[0].version_id)
            return [filing.prepare(version, draft, self.journey.shown) for draft in found]

    def views(self) -> dict[str, Asked]:
        """The pages that are measured, by name."""
        draft = f"{DRAFT_COOKIE}{SERVICE}={self.drafts(1)[0]}"
        address, key = self._case()
        return {
            "form page": Asked(f"{HOME}/home", draft),
            "form page of one question": Asked(f"{HOME}/for_whom", draft),
            "check page": Asked(f"{HOME}/check", draft),
            "service page": Asked(f"/services/{SERVICE}"),
            "start page": Asked("/"),
            "error page": Asked("/no/such/page"),
            "status": Asked(address, f"{STATUS_COOKIE}={key}"),
            "queue page": Asked("/desk?view=all", f"{STAFF_COOKIE}={self._agent()}"),
        }

    def sendings(self, number: int) -> Iterator[Asked]:
        """The last press of the button, each for an application of its own."""
        for secret in self.drafts(number):
            mark = seal.new()
            cookies = f"{DRAFT_COOKIE}{SERVICE}={secret}; {seal.COOKIE}={mark}"
            yield Asked(f"{HOME}/check", cookies, f"{seal.FIELD}={seal.token(self.house.secret, mark)}")

    def _case(self) -> tuple[str, str]:
        """The address of a case in a queue of some length, and the key that opens it."""
        for each in self.filings(IN_QUEUE):
            with self.house.database.writing() as db:
                receipt = filing.file(db, each)
        with self.house.database.writing() as db:
            case = receipts.find_by_receipt(db, receipt.reference, receipt.code or "", "here")
            return f"/cases/{case.reference}", receipts.make_status_key(db, case)

    def _agent(self) -> str:
        """The session of someone in the groups that the cases lie with."""
        with self.house.database.writing() as db:
            groups = {"contact-centre", "care"}
            staff = people.add_staff(db, "berit", "Berit Ek", "agent", people.hash_password("en lucka i disken"), groups)
            return sessions.begin(db, staff)[1]
