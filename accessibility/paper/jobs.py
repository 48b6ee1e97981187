"""When paper is made: the worker's jobs, each of which may be run twice and makes its paper once."""

import io
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import cast

from accessibility.correspondence import represented, telling
from accessibility.paper import masters, workshop
from accessibility.paper.outgoing import binder_run, posted, print_run
from eservices import attachments, binders, cases, drafts, events, representation, services, sheets
from eservices.cases import Case
from eservices.contact_centre.letters.outgoing import batches, posting
from eservices.database import Database
from eservices.files import Files
from eservices.filing import COPY
from eservices.municipality import Municipality
from eservices.references import show
from eservices.refusals import VersionGone
from eservices.worker import Handlers
from forms.answers import Answer
from forms.carrying import Left
from forms.definition import Form
from forms.texts import to_say

COPY_NAME = to_say("Ansökan {reference}.pdf")


def handlers(municipality: Municipality, files: Files) -> Handlers:
    """Kind of job → what does it."""
    copy = partial(application_copy, municipality=municipality, files=files)
    return {
        sheets.RENDER: partial(render_sheet, municipality=municipality), COPY: copy,
        binders.DRAW: partial(binder_run.draw_binder, municipality=municipality),
        posting.RENDER: partial(posted.render, municipality=municipality),
        batches.PRINT: partial(print_run.print_batch, municipality=municipality),
        representation.TELL: partial(represented.tell, municipality=municipality),
        events.TELL: partial(telling.tell, municipality=municipality),
    }  # fmt: skip


def render_sheet(database: Database, payload: Mapping[str, object], *, municipality: Municipality) -> None:
    """Make and keep the master of `version_id` in `language` and `size`, of `paths` alone where some are told.

    A trial may have been removed meanwhile.
    """
    with suppress(VersionGone):
        size = masters.as_size(payload["size"])
        paths = cast("list[str]", payload.get("paths", []))
        masters.draw(database, municipality, int(str(payload["version_id"])), str(payload["language"]), size, paths)


def application_copy(database: Database, payload: Mapping[str, object], *, municipality: Municipality, files: Files) -> None:
    """Make and keep the copy of what was sent, with its acknowledgement as the first page, unless there is one."""
    from accessibility.languages import say_for

    case_id = int(str(payload["case_id"]))
    with database.reading() as db:
        case = db.get_one(Case, case_id)
        if any(file.kind == "copy" for file in attachments.of_case(db, case)):
            return
        answers, form = cases.answers_of(db, case), services.version(db, case.version_id).form
        aside = tuple(drafts.filed_along(db, case.journey).values())
        sender = representation.applicant_of(db, case)
        acts = (sender.name, sender.kind) if sender else None
        db.expunge(case)
    made = workshop.run(_copy, form, case, acts, answers, aside, municipality)
    name = say_for(case.language)(COPY_NAME, reference=show(case.reference))
    stored = files.store(io.BytesIO(made), name)
    with database.writing() as db:
        attachments.keep_copy(db, case_id, stored)


def _copy(
    form: Form, case: Case, acts: tuple[str, str] | None, answers: Mapping[str, Answer], aside: tuple[Left, ...],
    municipality: Municipality,
) -> bytes:  # fmt: skip
    """Runs in the workshop."""
    from accessibility.languages import say_for
    from accessibility.paper.answered import copy

    return copy.render(form, copy.Sent.of(case, acts), answers, municipality, say_for(case.language), aside)
