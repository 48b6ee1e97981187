"""What stands around a case on its page: who acts for whom, what may be said of it, and what is asked of its handler."""

from sqlmodel import Session

from eservices.back_office import requests, sentences
from eservices.cases import Case
from forms.texts import Say
from portal.desk.case import representing, requested


def of_case(db: Session, case: Case, say: Say) -> dict[str, object]:
    """For the template of a case, whose wall has been passed."""
    return {
        "acts": representing.lines(db, case, say),
        "said": sentences.said(db, case.id or 0),
        "requested": requested.lines(db, requests.of_case(db, case), say),
    }
