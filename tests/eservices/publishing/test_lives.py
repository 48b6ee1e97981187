"""Where each form stands, in one row, in both databases."""

from datetime import timedelta

from eservices import clock, services
from eservices.database import Database
from eservices.publishing import lives, withdrawing
from tests.eservices.conftest import Cast, Filed, begun, form
from tests.eservices.publishing.press import begun as drafted


def test_a_row_tells_what_is_published_written_begun_and_filed(database: Database, cast: Cast, filed: Filed) -> None:
    drafted(database, cast.eva)
    with database.writing() as db:
        filed(db)
        begun(db)
        begun(db).expires_at = clock.now() - timedelta(days=1)
    with database.reading() as db:
        life = next(each for each in lives.all_lives(db) if each.service == "building-permit")
        assert life.title.root == form().title.root
        assert (life.number, life.drafts, life.cases) == (1, 1, 1)
        assert life.proposal is not None
        assert life.changed_at == life.proposal.changed_at
        assert lives.drafts_by_version(db, "building-permit") == {1: 1}
        assert [version.number for version in lives.versions(db, "building-permit")] == [1]


def test_a_form_that_is_only_written_is_a_life_too(database: Database, cast: Cast) -> None:
    drafted(database, cast.eva, "boat-place")
    with database.reading() as db:
        life = next(each for each in lives.all_lives(db) if each.service == "boat-place")
        assert (life.number, life.published_at, life.drafts) == (0, None, 0)


def test_cases_of_the_month_before_are_not_counted(database: Database, cast: Cast, filed: Filed) -> None:
    with clock.standing_at(clock.now() - timedelta(days=40)), database.writing() as db:
        filed(db)
    with database.reading() as db:
        assert lives.cases_this_month(db) == {}


def test_a_withdrawn_form_keeps_its_place(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        withdrawing.withdraw(db, "building-permit", cast.eva, "Nytt system.", {"sv": "Ring oss."})
    with database.reading() as db:
        life = next(each for each in lives.all_lives(db) if each.service == "building-permit")
        assert life.withdrawn_at is not None
        assert services.find(db, "building-permit").withdrawn_text == {"sv": "Ring oss."}
