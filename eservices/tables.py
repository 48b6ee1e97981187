"""All tables together: for migrations, and for whoever has to go through every one of them."""

from sqlmodel import SQLModel

from eservices import (  # noqa: F401
    attachments,
    cases,
    drafts,
    events,
    form_events,
    jobs,
    people,
    proposals,
    publications,
    readlog,
    receipts,
    revisions,
    services,
    sessions,
    sheets,
    supplements,
    tally,
    throttle,
)

METADATA = SQLModel.metadata
