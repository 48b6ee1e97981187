"""How what is refused at the contact centre is told."""

from eservices.contact_centre import refusals
from forms.texts import to_say
from portal.wordings import NOT_FOUND, NOTHING_CHANGED, Wording

CONTACT_WORDINGS: dict[type[Exception], Wording] = {
    refusals.ContactGone: NOT_FOUND,
    refusals.PostingGone: NOT_FOUND,
    refusals.PostingMoved: Wording(409, to_say("Någon hann före dig"),
        to_say("Ett av breven har markerats av {by_name} medan du hade sidan öppen."), NOTHING_CHANGED,
        to_say("Gå tillbaka till Att posta och se hur breven ligger nu.")),
}  # fmt: skip
