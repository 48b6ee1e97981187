"""What stands around every desk page: who is signed in, in which groups, and what came of the last action."""

import time
import uuid
from collections.abc import Iterable, Mapping

from sqlmodel import Session
from starlette.responses import Response

from eservices import cases, people
from eservices.cases import Case
from eservices.people import Colleague
from eservices.references import read_reference
from eservices.refusals import NotYours
from forms.texts import to_say
from portal.desk import contact_bar, menu, told
from portal.rendering import render
from portal.visit import Visit

ROLES = {
    "agent": to_say("handläggare i kontaktcenter"),
    "handler": to_say("handläggare"),
    "administrator": to_say("administratör"),
}
KEYS_COOKIE = "lucka_keys"
KNOWN_SECONDS = 60
_names: dict[str, str] = {}
"""What each group is called, read once a minute, and when a group is met that is not known here."""
_read_at = 0.0


def show(
    visit: Visit, db: Session, template: str, *, status: int = 200, block: str | None = None, **values: object
) -> Response:
    """A colleague's page; with `block`, only that block of it when htmx asks. `group_names` go by group id."""
    names = {group: visit.say(name) for group, name in group_names(db, signed_in(visit).groups).items()}
    entries = menu.entries(signed_in(visit).role)
    return render(
        visit, template, status=status, block=block, told=told.pick_up(visit, names), group_names=names, role_words=ROLES,
        menu=entries, here=menu.here(visit.request.url.path, entries), uses_keys=uses_keys(visit),
        in_talk=contact_bar.in_talk(db, signed_in(visit), visit.say), new_contact=str(uuid.uuid4()),
        my_groups=sorted(names.get(group, group) for group in signed_in(visit).groups), **({"typed": ""} | values),
    )  # fmt: skip


def uses_keys(visit: Visit) -> bool:
    """Whether single keys work in this browser."""
    return visit.cookie(KEYS_COOKIE) != "off"


def group_names(db: Session, needed: Iterable[str] | None = None) -> Mapping[str, str]:
    """Group id → name; of all groups, or of at least those that are needed, without asking again for what is known."""
    global _read_at
    is_old = time.monotonic() - _read_at > KNOWN_SECONDS
    if is_old or needed is None or not _names.keys() >= set(needed):
        _names.update({group.id: group.name for group in people.groups(db)})
        _read_at = time.monotonic()
    return dict(_names)


def forget_names() -> None:
    """A group has been made or has another name."""
    _names.clear()


def signed_in(visit: Visit) -> Colleague:
    """The colleague that every staff endpoint has let in."""
    if visit.staff is None:
        raise LookupError("a page of the desk was reached without a colleague")
    return visit.staff


def own_case(visit: Visit, db: Session, what: str = "case") -> Case:
    """The case in the address, if it lies with one's groups; the look is logged as `what`. Raises NotYours."""
    reference = read_reference(visit.path["reference"])
    if reference is None:
        raise NotYours
    return cases.find_on_desk(db, signed_in(visit), reference, what)
