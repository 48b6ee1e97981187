"""The shipped services are published once, and never over what the municipality has made of them."""

from eservices import services
from forms import library
from forms.reading import read
from portal.shipping import publish_shipped


def test_every_shipped_service_is_published_once_and_the_specimen_is_none(writing):
    with writing() as db:
        publish_shipped(db)
        assert {version.service_id: version.number for version in services.all_current(db)} == dict.fromkeys(
            library.services(), 1
        )


def test_a_better_shipped_service_replaces_the_shipped_one(writing):
    source = library.path("contact").read_text(encoding="utf-8")
    with writing() as db:
        older = source.replace("minutes: 3", "minutes: 4")
        services.publish(db, read(older), older, "Lucka")
        publish_shipped(db)
        assert services.current(db, "contact").source == source


def test_what_the_municipality_has_published_stands_after_a_restart(writing):
    source = library.path("contact").read_text(encoding="utf-8").replace("minutes: 3", "minutes: 4")
    with writing() as db:
        own = services.publish(db, read(source), source, "lucka forms publish")
        publish_shipped(db)
        assert services.current(db, "contact").number == own.number
