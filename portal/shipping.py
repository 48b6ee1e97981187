"""The services that Lucka brings: published at the first start, and again when an upgrade brings a better one."""

from sqlmodel import Session

from eservices import services
from forms import library

BY = "Lucka"


def publish_shipped(db: Session) -> None:
    """Publish what the library holds and what has changed in it. What the municipality has published itself stands."""
    current = {version.service_id: version for version in services.all_current(db)}
    for service in library.services():
        live = current.get(service)
        source = library.path(service).read_text(encoding="utf-8")
        if live is None or (live.published_by == BY and live.source != source):
            services.publish(db, library.form(service), source, BY)
