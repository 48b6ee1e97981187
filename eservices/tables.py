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
    services,
    sessions,
    sheets,
    supplements,
    tally,
    throttle,
)
from eservices.contact_centre import (  # noqa: F401
    article_history,
    article_votes,
    articles,
    callers,
    contacts,
    posting,
)
from eservices.publishing import (  # noqa: F401
    form_events,
    proposals,
    publications,
    revisions,
)

METADATA = SQLModel.metadata
