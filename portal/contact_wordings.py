"""How what is refused at the contact centre is told."""

from eservices.contact_centre import refusals
from portal.wordings import NOT_FOUND, Wording

CONTACT_WORDINGS: dict[type[Exception], Wording] = {
    refusals.ContactGone: NOT_FOUND,
}
