"""What is refused is told on a page of our own: what happened, what is saved, what to do, whom to ring."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from eservices import refusals
from eservices.contact_centre import refusals as desk
from eservices.database import FILE_NAME
from eservices.publishing import form_refusals
from portal import app as web
from portal import refusals as door
from portal.endpoint import page
from portal.errors import HANDLERS, wording_of
from portal.guard import Guard
from tests.client import Client
from tests.portal.conftest import SECRET

WORDED_WHERE_THEY_HAPPEN = {
    refusals.WrongPassword,
    refusals.WeakPassword,
    refusals.NameTaken,
    refusals.LeaseLost,
    refusals.UnsoundSQLite,
    refusals.SearchTooSlow,
    desk.AbsenceRefused,
    desk.NothingFits,
    desk.RuleAcrossWall,
    desk.TooManyRules,
    desk.TooManyViews,
    desk.ViewTaken,
}
SHOWN = [
    refusals.NotYours(),
    refusals.NotAllowed("close", "closed"),
    refusals.AlreadyTaken("Berit Ek", datetime(2026, 11, 20, 9, tzinfo=UTC)),
    refusals.TooManyTries(datetime(2026, 11, 20, 9, 5, tzinfo=UTC), 300),
    refusals.TooLarge("plan.pdf", 20_000_000),
    refusals.KindOfFileRefused("virus.exe", ("PDF", "JPEG")),
    refusals.NotOpenYet(date(2026, 12, 1)),
    refusals.ClosedNow(date(2026, 11, 1)),
    refusals.TrialNotFiled(),
    form_refusals.ProposalOpen(3, "contact", "Eva Holm", datetime(2026, 11, 20, 9, tzinfo=UTC)),
    form_refusals.ChangedMeanwhile("Eva Holm", datetime(2026, 11, 20, 9, tzinfo=UTC), None),
    form_refusals.FormNotAllowed("edit", "published"),
    form_refusals.ServiceIdTaken("contact"),
    form_refusals.StaleProposal(4, "Eva Holm", datetime(2026, 11, 20, 9, tzinfo=UTC)),
    form_refusals.NothingNew(4),
    form_refusals.OnwardUnknown("http://example.se"),
    refusals.Busy(),
    OperationalError("select 1", {"personal number": "19121212-1212"}, Exception("disk I/O error")),
    door.NotFound(),
    door.TooMuchSent(21_000_000),
]


@pytest.fixture
def raising(house):
    """A browser, and what the next page raises."""
    thrown = []

    def throw(visit, db):
        raise thrown[0]

    app = Starlette(routes=[Route("/throw", page(throw))], exception_handlers=HANDLERS)
    app.state.house = house
    return Client(Guard(app), SECRET), thrown


def test_every_refusal_of_the_rooms_below_is_worded():
    kinds = set(refusals.Refusal.__subclasses__())
    unworded = {kind for kind in kinds - WORDED_WHERE_THEY_HAPPEN if wording_of(kind.__new__(kind)).status == 500}
    assert not unworded


@pytest.mark.parametrize("refusal", SHOWN, ids=lambda refusal: type(refusal).__name__)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_refusal_says_what_happened_what_is_saved_what_to_do_and_whom_to_ring(raising, refusal, language):
    client, thrown = raising
    thrown.append(refusal)
    seen = client.get(f"/throw?lang={language}")
    assert seen.status >= 400
    assert seen.title.startswith({"sv": "Fel: ", "en": "Error: "}[language])
    assert seen.text.count("0123-45 67 00") == 2
    assert len(seen.select("dl.answers dt")) == 3
    assert "{" not in seen.text
    assert "19121212" not in seen.text


def test_who_must_wait_is_told_until_when(raising):
    client, thrown = raising
    thrown.append(SHOWN[3])
    seen = client.get("/throw")
    assert (seen.status, seen.headers["retry-after"]) == (429, "300")
    assert "10.05" in seen.text


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (refusals.WordsTooMany(10_000), "högst 10 000 tecken"),
        (refusals.TooManyFiles(50), "högst 50 filer"),
        (refusals.TooLarge("plan.pdf", 20_000_000), "högst 20 MB"),
        (door.TooMuchSent(1_000_000), "högst 1 MB"),
        (door.TooManyFields(500), "högst 500 svar"),
    ],
    ids=lambda case: type(case).__name__,
)
def test_a_limit_is_told_in_what_it_counts(raising, refusal, said):
    client, thrown = raising
    thrown.append(refusal)
    assert said in client.get("/throw").text.replace("\N{NO-BREAK SPACE}", " ")


def test_an_unknown_address_has_our_own_page(client):
    seen = client.get("/no/such/page")
    assert (seen.status, seen.h1) == (404, "Sidan finns inte")


def test_the_english_page_is_english(client):
    seen = client.get("/no/such/page", headers={"accept-language": "en-GB,en;q=0.9"})
    assert (seen.page.get("lang"), seen.h1) == ("en", "There is no such page")


def test_a_dead_database_has_a_page_that_needs_no_database(client, house, tmp_path):
    house.database.close()
    (tmp_path / FILE_NAME).write_bytes(b"not a database, but long enough to be looked at " * 100)
    for suffix in ("-wal", "-shm"):
        (tmp_path / f"{FILE_NAME}{suffix}").unlink(missing_ok=True)
    seen = client.get("/")
    assert (seen.status, seen.h1) == (503, "Tjänsten är stängd en stund")
    assert seen.headers["retry-after"]
    health = client.get("/health")
    assert (health.status, health.response.json()["database"]) == (503, "down")


def test_every_answer_carries_the_safety_headers(client):
    for path in ("/patterns", "/no/such/page", "/health"):
        headers = client.get(path).headers
        assert "'unsafe" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_a_handler_may_choose_its_own_caching(house):
    def cached(visit, db):
        return PlainTextResponse("sheet", headers={"Cache-Control": "private, max-age=60"})

    app = Starlette(routes=[Route("/sheet", page(cached))], exception_handlers=HANDLERS)
    app.state.house = house
    assert Client(Guard(app), SECRET).get("/sheet").headers["cache-control"] == "private, max-age=60"


def test_addresses_of_the_frame_are_all_known():
    assert {route.path for route in web.ROUTES} >= {"/health", "/patterns"}
