"""The words for what contacts know by code."""

from eservices.contact_centre.meeting.contacts import Contact
from forms.texts import Say, to_say
from portal.desk.contact_bar import clocked

CHANNELS = {
    "phone": to_say("Telefon"),
    "counter": to_say("Besök"),
    "email": to_say("E-post"),
    "letter": to_say("Brev"),
    "web": to_say("Webb"),
}
OUTCOMES = {
    "settled": to_say("Löst direkt"),
    "applied": to_say("Ansökan"),
    "handed_over": to_say("Lämna över"),
    "call_back": to_say("Ring upp senare"),
    "wrong_number": to_say("Fel nummer"),
}
CAME_OF_IT = OUTCOMES | {"handed_over": to_say("Överlämnad"), "call_back": to_say("Ska ringas upp")}
NEEDS = {
    "hearing": to_say("Hör dåligt"),
    "relay": to_say("Ringer via förmedling"),
    "large_print": to_say("Vill ha stor text"),
    "interpreter": to_say("Behöver tolk"),
    "slow": to_say("Vill ta det lugnt"),
}


def came_of(contact: Contact, say: Say) -> str:
    return say(CAME_OF_IT[contact.outcome]) if contact.outcome else say("Pågår")


def took(contact: Contact) -> str:
    return clocked(contact.seconds) if contact.seconds is not None else ""
