"""The words for letters: what they are, how they came, what was done with them, and why a scan cannot be shown."""

from eservices.contact_centre.letters.incoming.arriving import FIRST_EMPTYING, HANDED_OVER, LATER
from eservices.contact_centre.letters.incoming.scans import Scan
from forms.texts import Say, to_say

KINDS = {
    "application": to_say("Ansökan eller anmälan"),
    "answer": to_say("Svar i ett ärende"),
    "other": to_say("Något annat"),
    "returned": to_say("Vårt brev i retur"),
    "unknown": to_say("Okänd post"),
}
WAYS = {
    LATER: to_say("Med posten, eller i brevlådan senare på dagen"),
    FIRST_EMPTYING: to_say("Låg i vår brevlåda vid dagens första tömning"),
    HANDED_OVER: to_say("Lämnades över personligen"),
}
EVENTS = {
    "registered": to_say("Registrerade brevet"),
    "scanned": to_say("Läste in en fil"),
    "looked": to_say("Öppnade brevet"),
    "forwarded": to_say("Skickade vidare till {group}"),
    "keyed": to_say("Började fylla i ansökan"),
    "filed": to_say("Ansökan skickades"),
    "answered": to_say("Registrerade i ärendet"),
    "settled": to_say("Klart"),
    "taken_back": to_say("Lade tillbaka bland det som väntar"),
    "sorted": to_say("Sorterades ut ur en bunt"),
    "named": to_say("Talade om vilken sida det är"),
    "page_in": to_say("Fick en sida från ett annat brev"),
    "page_out": to_say("En sida flyttades till ett annat brev"),
    "set_aside": to_say("Lade undan en dubbel sida"),
    "looked_at": to_say("Kontrollerade att sidorna hör ihop"),
}
STATES = {
    "filed": to_say("Blev en ansökan"),
    "answered": to_say("Registrerat i ett ärende"),
    "settled": to_say("Klart på annat sätt"),
}
SCAN_PROBLEMS = {
    "locked": to_say("Filen är låst med lösenord. Läs in brevet igen utan lås."),
    "broken": to_say("Filen är trasig och går inte att visa. Läs in brevet igen."),
    "heic": to_say("Bilden är i formatet HEIC. Spara den som JPEG och läs in den igen."),
    "pages": to_say("Filen har för många sidor. Dela den, högst {n} sidor i varje fil."),
    "pixels": to_say("Bilden är för stor. Läs in brevet igen med 300 punkter per tum."),
    "too_much": to_say("Det tog för lång tid att läsa filen. Läs in brevet igen med lägre upplösning."),
}
PAGE_PROBLEMS = {
    "foreign": to_say("Blanketten är inte vår."),
    "names": to_say("Två blanketter ligger på varandra i bilden. Läs in dem var för sig."),
    "torn": to_say("Sidan är troligen vår, men koden går inte att läsa."),
    "extra": to_say("Extra blad. Läs det som står där."),
    "unsquared": to_say("Hörnmärkena syns inte. Svaren på sidan är inte lästa."),
    "locked": to_say("Sidan går inte att visa."),
    "broken": to_say("Sidan går inte att visa."),
    "heic": to_say("Sidan går inte att visa."),
    "pixels": to_say("Sidans bild är för stor och går inte att visa."),
    "too_much": to_say("Sidan går inte att visa."),
}
ALARMS = {
    "two_of_one": to_say("Två sidor har samma nummer. De kan vara skrivna av olika personer."),
    "came_before": to_say("En blankett med samma nummer har kommit förut. Sidan kan vara skriven av någon annan."),
    "no_serial": to_say("Blanketten saknar eget nummer. Kontrollera att samma person har skrivit alla sidor."),
}


def problem_of(say: Say, scan: Scan) -> str:
    """Why a file could not be read; "" for one that could."""
    return say(SCAN_PROBLEMS[scan.problem], n=scan.most_pages) if scan.problem else ""
