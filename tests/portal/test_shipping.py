"""The shipped services are published once, and never over what the municipality has made of them."""

from eservices import people, services
from eservices.publishing import form_events, publications, withdrawing
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


def test_what_the_municipality_has_withdrawn_stays_withdrawn(writing):
    older = library.path("contact").read_text(encoding="utf-8").replace("minutes: 3", "minutes: 4")
    with writing() as db:
        number = services.publish(db, read(older), older, "Lucka").number
        eva = people.as_colleague(people.add_staff(db, "eva", "Eva Holm", "administrator", "hash", set()), ())
        withdrawing.withdraw(db, "contact", eva, "Vi gör om den", {"sv": "Ring oss så länge."})
        publish_shipped(db)
        assert services.live(db, "contact").number == number
        assert "contact" not in {version.service_id for version in services.all_current(db)}


def test_what_lucka_brings_is_told_in_the_history_of_the_form(writing):
    with writing() as db:
        for _ in range(2):
            publish_shipped(db)
        (event,) = form_events.history(db, "contact")
        assert (event.kind, event.by_name, event.by_id) == ("published", "Lucka", None)
        assert publications.of_service(db, "contact")[1].running == "finish"
