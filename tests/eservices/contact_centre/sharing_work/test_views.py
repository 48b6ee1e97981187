"""Saved views: one's own, and the group's."""

import pytest

from eservices.contact_centre.refusals import TooManyViews, ViewTaken
from eservices.contact_centre.sharing_work import views
from eservices.database import Database
from eservices.refusals import NotYours, WordsMissing, WordsTooMany
from tests.eservices.conftest import Cast

QUERY = {"view": "all", "late": "yes"}


def test_ones_own_view_is_seen_by_oneself_and_a_groups_by_its_members(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        views.save(db, cast.fia, "  Sena   ärenden ", QUERY)
        views.save(db, cast.fia, "Bygg, sena", QUERY, "building")
        assert [(view.name, view.query) for view in views.of(db, cast.fia)] == [("Sena ärenden", QUERY), ("Bygg, sena", QUERY)]
        assert [view.name for view in views.of(db, cast.cem)] == ["Bygg, sena"]
        assert views.of(db, cast.elin) == []


def test_a_view_is_dropped_by_whom_it_belongs_to(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        own, shared = views.save(db, cast.fia, "Min", QUERY), views.save(db, cast.fia, "Vår", QUERY, "building")
        for by, view in ((cast.cem, own), (cast.dag, shared)):
            with pytest.raises(NotYours):
                views.remove(db, by, view.id or 0)
        assert views.remove(db, cast.cem, shared.id or 0) == "Vår"
        with pytest.raises(NotYours):
            views.remove(db, cast.cem, shared.id or 0)


def test_a_name_is_asked_for_and_stands_once(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        views.save(db, cast.fia, "Min", QUERY)
        views.save(db, cast.fia, "Min", QUERY, "building")
        views.save(db, cast.cem, "Min", QUERY)
        for name, refusal in (("Min ", ViewTaken), (" ", WordsMissing), ("x" * 61, WordsTooMany)):
            with pytest.raises(refusal):
                views.save(db, cast.fia, name, QUERY)
        with pytest.raises(NotYours):
            views.save(db, cast.fia, "Omsorg", QUERY, "care")


def test_there_is_a_limit_to_what_can_be_looked_through(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        for number in range(views.MOST):
            views.save(db, cast.fia, f"Urval {number}", QUERY)
        with pytest.raises(TooManyViews):
            views.save(db, cast.fia, "Ett till", QUERY)
