"""The standing cast at work: Berit and Ali share the contact centre, Cem builds, Dag cares, Eva administers. Astrid applies."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from eservices import attachments, clock, drafts, filing, people, services
from eservices.references import show
from forms.answers import Answer
from forms.journey import walk
from portal.demo.drawing import draw
from portal.house import House
from tests.client import Client, Seen
from tests.portal.conftest import SignIn, changed, employ

CAST = {
    "berit": ("Berit Ek", "agent", {"contact-centre"}),
    "ali": ("Ali Hassan", "agent", {"contact-centre", "streets"}),
    "cem": ("Cem Yilmaz", "handler", {"building"}),
    "dag": ("Dag Forsberg", "handler", {"care"}),
    "eva": ("Eva Lindgren", "administrator", set()),
}
ANSWERS = {
    "matter": {"option": "fault"},
    "message": "Lampan är trasig.",
    "reply": {"option": "phone"},
    "name": "Astrid Nyberg",
    "telephone": "+46701740605",
}
MakeCase = Callable[..., str]


@pytest.fixture(scope="session")
def stocked_sqlite(published_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped services, and the cast."""
    return changed(published_sqlite, tmp_path_factory.mktemp("desk"), lambda db: employ(db, CAST))


@pytest.fixture
def berit(sign_in: SignIn) -> Client:
    return sign_in("berit")


@pytest.fixture
def ali(sign_in: SignIn) -> Client:
    return sign_in("ali")


@pytest.fixture
def make_case(house: House) -> MakeCase:
    """Files a fault report of Astrid's and returns its reference."""

    def made(at: datetime | None = None, **answers: object) -> str:
        with clock.standing_at(at or clock.now()), house.database.writing() as db:
            version = services.current(db, "contact")
            draft, _ = drafts.begin(db, version)
            given = {path: Answer(value) for path, value in (ANSWERS | answers).items()}
            return filing.file(db, filing.prepare(version, draft, walk(version.form, given).shown)).reference

    return made


@pytest.fixture
def reference(make_case: MakeCase) -> str:
    """A case that came in yesterday and that no one has taken."""
    return make_case(clock.now() - timedelta(days=1))


@pytest.fixture
def permit(house: House) -> str:
    """A building permit with a drawing, filed by telephone with Berit; much is still to come."""
    stored = house.files.store(draw("situationsplan.pdf"), "situationsplan Björken.pdf")
    with house.database.writing() as db:
        version, by = services.current(db, "building-permit"), people.colleague(db, "berit")
        draft, _ = drafts.begin(db, version, "phone", by=by)
        plan = attachments.attach(db, draft, "site_plan", stored)
        row = {"id": plan.id, "name": plan.name, "size": plan.size}
        given = {
            "measure": {"option": "extension"},
            "applicant_name": "Astrid Nyberg",
            "site_plan": {"state": "now", "files": [row]},
            "floor_plan": {"state": "later", "files": []},
        }
        answers = {path: Answer(value, "agent") for path, value in given.items()}
        return filing.file(db, filing.prepare(version, draft, walk(version.form, answers).shown, by=by)).reference


@pytest.fixture
def do(sign_in: SignIn) -> Callable[..., Seen]:
    """Posts a verb to a case as someone of the cast: do("berit", reference, "notes", note="…")."""

    def done(name: str, reference: str, noun: str, **fields: str) -> Seen:
        return sign_in(name).post(f"/desk/cases/{reference}/{noun}", fields)

    return done


def in_threes(reference: str) -> str:
    return show(reference)
