"""All tables together: for migrations, and for whoever has to go through every one of them."""

from sqlmodel import SQLModel

from eservices import (  # noqa: F401
    attachments,
    binders,
    cases,
    completions,
    confirmations,
    copies,
    drafts,
    events,
    fillable_sheets,
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
from eservices.contact_centre import search  # noqa: F401
from eservices.contact_centre.answering import article_history, article_votes, articles  # noqa: F401
from eservices.contact_centre.calling_back import attempts, callbacks  # noqa: F401
from eservices.contact_centre.filling_together import help_log, helping  # noqa: F401
from eservices.contact_centre.letters.incoming import mail, paper_answers, scan_pages, scans  # noqa: F401
from eservices.contact_centre.letters.outgoing import batches, case_letters, posting, reply_ways  # noqa: F401
from eservices.contact_centre.meeting import callers, contacts  # noqa: F401
from eservices.contact_centre.sharing_work import absences, bulk, views  # noqa: F401
from eservices.publishing import (  # noqa: F401
    form_events,
    proposals,
    publications,
    revisions,
)
from eservices.routing import revisions as routings  # noqa: F401

METADATA = SQLModel.metadata
