"""All tables together: for migrations, and for whoever has to go through every one of them."""

from sqlmodel import SQLModel

from eservices import (  # noqa: F401
    attachments,
    cases,
    confirmations,
    copies,
    drafts,
    events,
    groups,
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
from eservices.back_office import delegations, requests, sentences  # noqa: F401
from eservices.contact_centre import (  # noqa: F401
    absences,
    article_history,
    article_votes,
    articles,
    attempts,
    bulk,
    callbacks,
    callers,
    contacts,
    help_log,
    helping,
    mail,
    mail_scans,
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
