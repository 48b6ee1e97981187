"""The services that Lucka brings: published at the first start, and again when an upgrade brings a better one."""

from sqlmodel import Session

from eservices import services
from eservices.publishing import publications
from forms import library

BY = "Lucka"


def publish_shipped(db: Session) -> None:
    """Publish what the library holds and what has changed in it. What the municipality has published or withdrawn stands."""
    offered = {version.service_id for version in services.all_current(db)}
    live = {version.service_id: version for version in services.all_live(db)}
    for service in library.services():
        version = live.get(service)
        source = library.path(service).read_text(encoding="utf-8")
        if version is None or (service in offered and version.published_by == BY and version.source != source):
            publications.publish_as_it_is(db, library.form(service), source, BY)
