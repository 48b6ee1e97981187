"""A withdrawn service says why and where to turn; what has been begun is finished, and letters are still keyed."""

import pytest

from eservices import services
from eservices.database import Database
from eservices.people import Colleague
from eservices.publishing import withdrawing
from eservices.publishing.form_refusals import FormNotAllowed, OnwardUnknown
from eservices.refusals import ServiceGone, ServiceWithdrawn, WordsMissing
from tests.eservices.conftest import Cast, begun, send
from tests.eservices.publishing.press import SERVICE, kinds

WORDS = {"sv": "Kommunen ger inte längre sådana lov.", "en": "The municipality no longer gives such permits.", "fi": " "}


def withdraw(database: Database, by: Colleague, service: str = SERVICE, onward: str = "", why: str = "Ny lag") -> None:
    with database.writing() as db:
        withdrawing.withdraw(db, service, by, why, WORDS, onward)


def test_who_comes_is_told_why_and_where_to_turn(database: Database, cast: Cast) -> None:
    withdraw(database, cast.eva, onward="contact")
    with database.reading() as db:
        with pytest.raises(ServiceWithdrawn) as refused:
            services.current(db, SERVICE)
        assert refused.value.text.root == {"sv": WORDS["sv"], "en": WORDS["en"]}
        assert (refused.value.onward, refused.value.title.root) == ("contact", {"sv": "Bygglov"})
        assert [version.service_id for version in services.all_current(db)] == ["contact", "home-care"]
        assert [version.service_id for version in services.all_live(db)] == [SERVICE, "contact", "home-care"]


def test_what_has_been_begun_is_sent_and_old_sheets_are_still_found(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        draft = begun(db)
    withdraw(database, cast.eva)
    with database.writing() as db:
        assert send(db, draft).service == SERVICE
        assert services.find_version(db, SERVICE, 1).number == services.live(db, SERVICE).number == 1


def test_it_is_offered_again_as_it_was(database: Database, cast: Cast) -> None:
    withdraw(database, cast.eva, onward="https://www.lillkoping.example/lov?a=1")
    with database.writing() as db:
        withdrawing.restore(db, SERVICE, cast.mia, "Lagen ändrades tillbaka")
        assert services.current(db, SERVICE).number == 1
        assert services.find(db, SERVICE).onward == ""
        told = [(event.kind, event.by_name, event.why) for event in kinds(db, whole=True)]
    assert told == [("withdrawn", "Eva Holm", "Ny lag"), ("restored", "Mia Strand", "Lagen ändrades tillbaka")]


NO_WAY = (
    "moon-landing", SERVICE, "home-care", "http://www.example.se", "javascript:alert(1)", "https://", "https://user@a.se",
    "https://a.se/<b>", "https://nowhere", "//a.se", "https://a.se/" + "x" * 500, "https://[", "HTTPS//a.se",
    "https://a.se/a b",
)  # fmt: skip


@pytest.mark.parametrize("onward", NO_WAY)
def test_the_way_onward_is_a_service_that_is_offered_or_a_safe_address(database: Database, cast: Cast, onward: str) -> None:
    withdraw(database, cast.eva, "home-care")
    with pytest.raises(OnwardUnknown):
        withdraw(database, cast.eva, onward=onward)
    with database.reading() as db:
        assert services.current(db, SERVICE)


def test_withdrawing_wants_a_reason_words_in_swedish_and_a_service(database: Database, cast: Cast) -> None:
    with pytest.raises(WordsMissing):
        withdraw(database, cast.eva, why=" ")
    with pytest.raises(WordsMissing), database.writing() as db:
        withdrawing.withdraw(db, SERVICE, cast.eva, "Ny lag", {"en": "Closed"})
    with pytest.raises(ServiceGone):
        withdraw(database, cast.eva, "moon-landing")


def test_it_is_withdrawn_once_and_brought_back_once(database: Database, cast: Cast) -> None:
    withdraw(database, cast.eva)
    with pytest.raises(FormNotAllowed):
        withdraw(database, cast.mia)
    for _ in range(2):
        with database.writing() as db:
            if not services.find(db, SERVICE).withdrawn_at:
                with pytest.raises(FormNotAllowed):
                    withdrawing.restore(db, SERVICE, cast.eva, "Igen")
            else:
                withdrawing.restore(db, SERVICE, cast.eva, "Åter")
