"""Calm notices above a page, named by a word in the address so that they outlive a redirect and tell nothing about anyone."""

from forms.texts import to_say
from portal.endpoint import Visit

NOTES = {
    "gone": to_say(
        "Vi hittar ingen påbörjad ansökan i den här webbläsaren. Efter 30 dagar tas den bort. Har du en sparkod kan du "
        "fortsätta med den. Annars kan du börja på nytt här."
    ),
    "moved": to_say("Den sidan är inte öppen än, eller behövs inte längre. Fortsätt här. Det du har svarat finns kvar."),
    "more": to_say("Tack. Ditt svar ledde till en fråga till på den här sidan."),
    "full": to_say("Du har lagt till så många som får plats. Ta bort någon om du vill lägga till en annan."),
    "unread": to_say("Det du skrev på den senaste sidan gick inte att läsa och är inte sparat. Allt annat är sparat."),
    "forgotten": to_say("Klart. Din ansökan går inte längre att öppna på den här enheten."),
    "answered": to_say("Tack för ditt svar. Det har kommit fram."),
    "closed": to_say("Skriv numret och koden för att öppna ditt ärende. Sidan stängs av sig själv efter en timme."),
}


def note_of(visit: Visit) -> str:
    """The words of the notice that the address names, "" for none."""
    named = NOTES.get(visit.query.get("note", ""))
    return visit.say(named) if named else ""
