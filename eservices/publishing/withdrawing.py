"""Withdrawing a service with a word to those who come, and bringing it back. What has been begun may be finished."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from sqlmodel import Session

from eservices import clock, services
from eservices.events import written
from eservices.people import Colleague
from eservices.publishing import form_events
from eservices.publishing.form_refusals import FormNotAllowed, OnwardUnknown
from eservices.refusals import ServiceGone
from eservices.services import Service
from forms.texts import FIRST_LANGUAGE

LONGEST_ADDRESS = 500


def withdraw(db: Session, service_id: str, by: Colleague, why: str, text: Mapping[str, str], onward: str = "") -> None:
    """Offer it no longer: `text`, by language, tells those who come, and `onward` is where they may turn.

    That is another service that is offered, an address on https, or "". Raises WordsMissing, OnwardUnknown and FormNotAllowed.
    """
    why, words = written(why), _text(text)
    service = _held(db, service_id)
    if service.withdrawn_at is not None:
        raise FormNotAllowed("withdraw", "withdrawn")
    way = _way(db, service_id, onward.strip())
    service.withdrawn_at, service.withdrawn_text, service.onward = clock.now(), words, way
    db.add(service)
    form_events.record(db, service_id, "withdrawn", by, why, {"text": words, "onward": way})


def restore(db: Session, service_id: str, by: Colleague, why: str) -> None:
    """Offer it again, as it was."""
    why = written(why)
    service = _held(db, service_id)
    if service.withdrawn_at is None:
        raise FormNotAllowed("restore", "offered")
    service.withdrawn_at, service.withdrawn_text, service.onward = None, None, ""
    db.add(service)
    form_events.record(db, service_id, "restored", by, why)


def _held(db: Session, service_id: str) -> Service:
    service = services.hold(db, service_id)
    if service is None or service.trial_of is not None or not service.number:
        raise ServiceGone
    return service


def _text(text: Mapping[str, str]) -> dict[str, str]:
    """Swedish must be there; other languages may be."""
    written(text.get(FIRST_LANGUAGE, ""))
    return {language: written(words) for language, words in text.items() if words.strip()}


def _way(db: Session, service_id: str, onward: str) -> str:
    if not onward or _is_address(onward):
        return onward
    service = db.get(Service, onward)
    if service is None or onward == service_id or service.withdrawn_at or service.trial_of or not service.number:
        raise OnwardUnknown(onward[:80])
    return onward


def _is_address(onward: str) -> bool:
    if len(onward) > LONGEST_ADDRESS or not onward.isprintable() or any(each in onward for each in ' <>"\\'):
        return False
    try:
        parts = urlsplit(onward)
        return parts.scheme == "https" and "." in (parts.hostname or "") and parts.username is None
    except ValueError:
        return False
