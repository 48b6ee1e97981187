"""A version is published once and never changes; its sheets are ordered and kept."""

import threading

import pytest
from sqlmodel import select

from eservices import references, services, sheets
from eservices.database import Database
from eservices.jobs import Job
from eservices.people import Department, Group
from eservices.refusals import ServiceGone, VersionGone
from eservices.services import Version
from forms.definition import Form
from tests.eservices.conftest import form


def publish(database: Database, title: str = "Bygglov") -> Version:
    with database.writing() as db:
        return services.publish(db, form(title=title), f"title: {title}", "test")


def test_a_published_form_is_read_back_as_it_was(database: Database) -> None:
    publish(database)
    with database.reading() as db:
        version = services.current(db, "building-permit")
        assert Form.model_validate(version.definition) == version.form == form()
        assert (version.number, version.source, version.languages) == (1, "title: Bygglov", ["sv"])


def test_publishing_the_same_again_changes_nothing_and_something_else_is_a_new_version(database: Database) -> None:
    assert [publish(database, title).number for title in ("A", "A", "B", "A")] == [1, 1, 2, 3]
    with database.reading() as db:
        assert services.current(db, "building-permit").number == 3
        assert services.find_version(db, "building-permit", 2).form.title.root == {"sv": "B"}
        assert [version.number for version in services.all_current(db)] == [3]


def test_publishing_at_the_same_time_makes_one_version(database: Database) -> None:
    threads = [threading.Thread(target=publish, args=(database,)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as db:
        assert db.exec(select(Version.number)).all() == [1]


def test_what_does_not_exist_is_refused_by_name(database: Database) -> None:
    with database.reading() as db:
        with pytest.raises(ServiceGone):
            services.current(db, "moon-landing")
        for find in (lambda: services.find_version(db, "building-permit", 1), lambda: services.version(db, 1)):
            with pytest.raises(VersionGone):
                find()


def test_a_service_brings_its_department_and_group(database: Database) -> None:
    with database.writing() as db:
        services.publish(db, form("home-care", "contact-centre", "care"), "", "test")
        assert db.get_one(Department, "care").name == "Omsorg"
        assert db.get_one(Group, "contact-centre").department_id is None
        assert db.get_one(Group, "care").department_id == "care"


def test_a_version_orders_a_sheet_for_each_language_and_size_once(database: Database) -> None:
    version = publish(database)
    with database.writing() as db:
        sheets.order(db, version.id, "sv", "large")
        ordered = db.exec(select(Job.payload).where(Job.kind == "render_sheet").order_by(Job.id)).all()
    assert ordered == [{"version_id": version.id, "language": "sv", "size": size} for size in ("standard", "large")]


def test_the_first_master_is_the_one_that_is_kept(database: Database) -> None:
    version, token = publish(database), references.new_token()
    with database.writing() as db:
        first = sheets.keep(db, version.id, "sv", "standard", token, b"%PDF", {"applicant": {"page": 1}}, 2)
        second = sheets.keep(db, version.id, "sv", "standard", references.new_token(), b"%PDF again", {}, 3)
        assert first.id == second.id
    with database.reading() as db:
        assert sheets.find(db, version.id, "sv", "standard").pdf == b"%PDF"
        assert sheets.find(db, version.id, "sv", "large") is None
        assert sheets.find(db, version.id, "sv", "standard").layout == {"applicant": {"page": 1}}
