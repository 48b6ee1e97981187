"""How what is refused at the contact centre is told."""

from eservices.contact_centre import refusals
from eservices.publishing.form_refusals import ChangedMeanwhile
from forms.texts import to_say
from portal.form_wordings import FORM_WORDINGS
from portal.wordings import BAD_REQUEST, FORBIDDEN, NOT_FOUND, NOTHING_CHANGED, Wording

CONTACT_WORDINGS: dict[type[Exception], Wording] = {
    refusals.ContactGone: NOT_FOUND,
    refusals.CallerGone: NOT_FOUND,
    refusals.NoGroup: Wording(403, to_say("Du är inte med i någon grupp"),
        to_say("En kontakt ligger alltid hos en grupp. Du är inte med i någon."), NOTHING_CHANGED,
        to_say("Be en administratör att lägga till dig i en grupp.")),
    refusals.PersonKnown: Wording(409, to_say("Personen finns redan"),
        to_say("Någon med samma personnummer är redan inskriven hos er."), NOTHING_CHANGED,
        to_say("Gå tillbaka och sök på personnumret.")),
    refusals.ContactMoved: Wording(409, to_say("Någon hann före dig"),
        to_say("Kontakten är redan tagen eller klar. {by_name}"), NOTHING_CHANGED,
        to_say("Gå tillbaka till listan och ta nästa.")),
    refusals.PostingGone: NOT_FOUND,
    refusals.PostingMoved: Wording(409, to_say("Någon hann före dig"),
        to_say("Ett av breven har markerats av {by_name} medan du hade sidan öppen."), NOTHING_CHANGED,
        to_say("Gå tillbaka till Att posta och se hur breven ligger nu.")),
    refusals.ArticleGone: NOT_FOUND,
    refusals.ArticleChanged: FORM_WORDINGS[ChangedMeanwhile],
    refusals.NotTheOwner: FORBIDDEN,
    refusals.OwnerUnknown: BAD_REQUEST,
}  # fmt: skip
