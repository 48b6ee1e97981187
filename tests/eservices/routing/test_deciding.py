"""Rules lead what is filed from the moment they are saved, in every process."""

import pytest
from sqlmodel import select

from eservices import people, queue, services
from eservices.audit import verify
from eservices.cases import Case
from eservices.contact_centre.refusals import RuleAcrossWall, RulesChanged, TooManyRules
from eservices.database import Database
from eservices.events import history
from eservices.files import Files
from eservices.refusals import UnknownGroup
from eservices.routing import deciding, revisions
from eservices.routing.rules import Rule, Rules
from tests.eservices.conftest import Cast, Filed, form


@pytest.fixture(autouse=True)
def groups(database: Database, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "_known", Rules())
    with database.writing() as db:
        people.ensure_group(db, "finska")
        people.ensure_group(db, "tillsyn", "building")


def save(database: Database, cast: Cast, *rules: Rule) -> str | None:
    with database.writing() as db:
        revisions.save(db, cast.eva, rules, revisions.latest(db).key)
        return revisions.latest(db).key


def test_a_case_goes_where_the_first_rule_leads_from_the_moment_the_rules_are_saved(
    database: Database, cast: Cast, filed: Filed, files: Files
) -> None:
    with database.writing() as db:
        assert filed(db).group_id == "building"
    key = save(database, cast, Rule("tillsyn", words=("Astrid",)))
    with database.writing() as db:
        case = filed(db)
        assert case.group_id == "tillsyn"
        assert history(db, case.id or 0)[0].data["routed"] == {"place": 1, "revision": key}
        assert filed(db, name="Bo Ek").group_id == "building"
    save(database, cast)
    with database.writing() as db:
        assert filed(db).group_id == "building"
        assert queue.counts(db, cast.cem).by_group == {"building": 3}
        assert verify(db, files) == []


def test_a_process_that_has_not_seen_the_change_files_by_it_all_the_same(
    database: Database, cast: Cast, filed: Filed, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Rules()
    save(database, cast, Rule("tillsyn", services=("building-permit",)))
    monkeypatch.setattr(deciding, "_known", before)
    with database.writing() as db:
        assert filed(db).group_id == "tillsyn"
    monkeypatch.setattr(deciding, "_known", before)
    with database.writing() as db:
        assert filed(db, "contact").group_id == "contact-centre"


def test_a_rule_for_all_services_leads_only_those_that_it_may(database: Database, cast: Cast, filed: Filed) -> None:
    save(database, cast, Rule("finska", words=("Astrid",)))
    with database.writing() as db:
        assert filed(db, "contact").group_id == "finska"
        assert filed(db).group_id == "building"


def test_a_rule_that_could_never_lead_across_its_wall_is_not_saved(database: Database, cast: Cast) -> None:
    with pytest.raises(RuleAcrossWall) as told, database.writing() as db:
        revisions.save(db, cast.eva, [Rule("tillsyn"), Rule("care", services=("building-permit",))], None)
    assert (told.value.place, told.value.service, told.value.group) == (2, "building-permit", "care")


def test_a_service_that_moves_behind_another_wall_is_no_longer_led_out(database: Database, cast: Cast, filed: Filed) -> None:
    save(database, cast, Rule("finska", services=("contact",)))
    with database.writing() as db:
        services.publish(db, form("contact", "care", "care"), "", "test")
        assert filed(db, "contact").group_id == "care"


def test_of_two_who_change_the_rules_at_once_the_second_is_told(database: Database, cast: Cast) -> None:
    save(database, cast, Rule("building"))
    with pytest.raises(RulesChanged), database.writing() as db:
        revisions.save(db, cast.mia, [], None)
    with database.reading() as db:
        assert [row.by_name for row in revisions.history(db)] == ["Eva Holm"]


def test_rules_to_nowhere_and_too_many_are_refused(database: Database, cast: Cast) -> None:
    with pytest.raises(UnknownGroup), database.writing() as db:
        revisions.save(db, cast.eva, [Rule("nowhere")], None)
    with pytest.raises(TooManyRules), database.writing() as db:
        revisions.save(db, cast.eva, [Rule("building")] * 201, None)


def test_the_same_journey_is_led_once(database: Database, cast: Cast, filed: Filed) -> None:
    save(database, cast, Rule("tillsyn"))
    with database.writing() as db:
        filed(db)
        assert len(db.exec(select(Case)).all()) == 1
