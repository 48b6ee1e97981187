"""Calm notices above a page, named by a word in the address so that they outlive a redirect and tell nothing about anyone."""

from forms.texts import to_say
from portal.endpoint import Visit

NOTES = {
    "gone": to_say(
        "Vi hittar ingen påbörjad ansökan i den här webbläsaren. Vi tar bort den efter 30 dagar. Har du en "
        "sparkod? Fortsätt med den. Annars kan du börja om här."
    ),
    "moved": to_say("Den sidan är inte öppen än, eller behövs inte längre. Fortsätt här. Dina svar finns kvar."),
    "late": to_say("Frågorna har ändrats medan sidan var öppen. Det du skrev är sparat. Fortsätt här."),
    "more": to_say("Tack. Ditt svar ledde till en fråga till på den här sidan."),
    "full": to_say("Här får inte fler plats. Ta bort en om du vill lägga till en annan."),
    "unread": to_say("Vi kunde inte läsa det du skrev på den senaste sidan. Skriv det igen. Allt annat är sparat."),
    "forgotten": to_say("Klart. Ingen kan öppna din ansökan härifrån längre."),
    "declined": to_say("Du sa nej. Ingen annan kan se dina svar. Fortsätt här."),
    "answered": to_say("Tack för ditt svar. Det har kommit fram."),
    "closed": to_say("Skriv ärendenumret och koden för att öppna ditt ärende. Sidan stängs av sig själv efter en timme."),
}


def note_of(visit: Visit) -> str:
    """The words of the notice that the address names, "" for none."""
    named = NOTES.get(visit.query.get("note", ""))
    return visit.say(named) if named else ""
