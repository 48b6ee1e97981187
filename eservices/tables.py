"""All tables together: for migrations, and for whoever has to go through every one of them."""

from sqlmodel import SQLModel

from eservices import (  # noqa: F401
    attachments,
    cases,
    confirmations,
    copies,
    drafts,
    events,
    jobs,
    letter_codes,
    people,
    readlog,
    receipts,
    representation,
    services,
    sessions,
    sheets,
    supplements,
    tally,
    throttle,
)
from eservices.contact_centre import (  # noqa: F401
    absences,
    article_history,
    article_votes,
    articles,
    bulk,
    callers,
    contacts,
    help_log,
    helping,
    posting,
    search,
    views,
)
from eservices.publishing import (  # noqa: F401
    form_events,
    proposals,
    publications,
    revisions,
)
from eservices.routing import revisions as routings  # noqa: F401

METADATA = SQLModel.metadata
