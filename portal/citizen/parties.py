"""Who applied and for whom, on the citizen's pages: each sees who the other is, and what follows from that.

What a representative may be shown follows the kind and scope of their right (`eservices.mandates`); the one whom a case is
about sees everything.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accessibility.behalf import acting, parties
from accessibility.days import day
from eservices import clock, mandates, representation
from eservices.mandates import EVERYTHING, View
from forms.standard.behalf import Behalf, behalf_of, person_of
from forms.texts import Say, to_say
from portal.citizen.application import Application

if TYPE_CHECKING:
    from sqlmodel import Session

    from eservices.cases import Case
    from eservices.representation import Representation

WHY_NOT = {
    "unproven": to_say("Vi har inte fått visat än att du får företräda {name}. Därför visas inte frågor och beslut här."),
    "outside": to_say("Din rätt att företräda {name} gäller annat än det här. Därför visas inte frågor och beslut här."),
    "expired": to_say("Din rätt att företräda {name} har gått ut. Därför visas bara att ansökan har kommit fram."),
    "ended": to_say("Din rätt att företräda {name} har upphört. Därför visas bara att ansökan har kommit fram."),
}
NO_YES_YET = to_say("Vi har inte hört {name} säga ja än. Därför visas inte frågor och beslut här.")


@dataclass(frozen=True)
class Parties:
    """The two facts under their headings, what follows for the reader, and what may be shown."""

    rows: list[tuple[str, str]]
    notes: list[str]
    sees: frozenset[View] = EVERYTHING


def of_application(application: Application, say: Say) -> Parties | None:
    """On the check page and the receipt, for the one who applies; None for who applies for themselves."""
    shown = application.journey.shown
    behalf, person = behalf_of(application.form, shown), person_of(application.form, shown)
    if behalf is None:
        return None
    notes = list(_before(behalf, application, say))
    return Parties(parties(behalf.name, behalf.kind, person.name, say), notes)


def _before(behalf: Behalf, application: Application, say: Say) -> Iterator[str]:
    """What will follow once it is sent."""
    person = person_of(application.form, application.journey.shown)
    rule, name = mandates.rule(behalf.kind, clock.today()), person.name or say("Namn saknas")
    if not rule.tells_by_letter(person.born, clock.today()):
        return
    if person.lines:
        yield say("{name} får ett brev från oss. Där står att du har sökt, och en egen kod.", name=name)
    else:
        yield say("Vi berättar för {name} att du har sökt.", name=name)


def of_case(db: "Session", case: "Case", viewer: int | None, say: Say) -> Parties | None:
    """On the page of a case, for whoever looks; None where nobody acts for anybody."""
    if case.applied_by is None and viewer is None:
        return None
    acts = representation.of_case(db, case)
    looking = next((each for each in acts if each.id == viewer), None)
    sender = next((each for each in acts if each.applied), looking)
    rows = parties(sender.name, sender.kind, case.applicant or "", say) if sender else []
    notes = list(_to_representative(looking, case, say) if looking else _to_person(acts, say))
    return Parties(rows, notes, looking.sees if looking else EVERYTHING)


def _to_representative(looking: "Representation", case: "Case", say: Say) -> Iterator[str]:
    name = case.applicant or say("Namn saknas")
    words = WHY_NOT.get(looking.standing)
    if words:
        yield say(NO_YES_YET if looking.standing == "unproven" and looking.kind == "relative" else words, name=name)
    elif looking.expires_on:
        yield say("Din rätt gäller till och med {day}.", day=day(looking.expires_on, say))


def _to_person(acts: "list[Representation]", say: Say) -> Iterator[str]:
    for each in acts:
        if each.standing in ("expired", "ended"):
            yield say("{name} företräder dig inte längre.", name=acting(each.name, each.kind, say))
        elif each.standing == "valid":
            yield say("{name} får läsa om ärendet och svara på frågor åt dig.", name=acting(each.name, each.kind, say))
        else:
            yield say("{name} får bara veta att ansökan har kommit fram.", name=acting(each.name, each.kind, say))
    yield say("Är något fel? Ring oss.")
