"""What an application needs when it is talked through: questions that are passed over, and a code for the caller to keep."""

from collections.abc import Mapping

from sqlmodel import Session

from eservices import drafts
from eservices.drafts import Draft
from eservices.references import code_from
from eservices.refusals import DraftGone

UNKNOWN, SKIPPED, NO_MORE = "unknown", "skipped", "no_more"
"""Why a question was passed over: the caller does not know, has nothing to say, or has no more entries to give."""


def pass_over(db: Session, draft: Draft, why: Mapping[str, str]) -> None:
    """Note why these paths have no answer, "" where that no longer holds."""
    kept = {path: reason for path, reason in (draft.passed_over | why).items() if reason}
    if kept != draft.passed_over:
        draft.passed_over = kept
        db.add(draft)
        db.flush()


def unknown(draft: Draft) -> frozenset[str]:
    """The paths of what the caller could not answer."""
    return frozenset(path for path, why in draft.passed_over.items() if why == UNKNOWN)


def code_for_caller(draft: Draft, secret: bytes) -> str:
    """The save code that is read aloud to the caller: the same each time. It opens nothing before `give_code`."""
    return code_from(secret.hex(), f"save code of {draft.journey}")


def give_code(db: Session, draft: Draft, secret: bytes) -> str:
    """Let the caller go on without us."""
    code = code_for_caller(draft, secret)
    drafts.admit(db, draft, code)
    return code


def is_given(db: Session, draft: Draft, secret: bytes) -> bool:
    """Whether the caller has been given the code."""
    try:
        return drafts.find_by_secret(db, code_for_caller(draft, secret)).id == draft.id
    except DraftGone:
        return False
