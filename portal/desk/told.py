"""What an action says once it is done: left by the action, told on the next page, and then gone."""

from collections.abc import Mapping
from dataclasses import dataclass

from eservices import references
from forms.texts import to_say
from portal.visit import Visit

COOKIE = "lucka_told"
OF_CASES = {
    "taken": to_say("Du har tagit ärendet {reference}."),
    "noted": to_say("Anteckningen är sparad i ärendet {reference}."),
    "asked": to_say("Frågan är skickad. Ärendet {reference} väntar på den sökande."),
    "answered": to_say("Svaret är antecknat i ärendet {reference}."),
    "handed-over": to_say("Ärendet {reference} är överlämnat till {group}."),
    "gone": to_say("Ärendet {reference} är överlämnat till {group}. Det syns inte längre för dig."),
    "closed": to_say("Ärendet {reference} är avslutat."),
    "represented": to_say("Företrädaren är antecknad i ärendet {reference}. Anteckna nu vad som har visats."),
    "right-noted": to_say("Rätten är antecknad i ärendet {reference}."),
    "code-sent": to_say("Brevet är beställt. Koden står bara i brevet."),
    "right-ended": to_say("Företrädarskapet är avslutat i ärendet {reference}."),
    "signed": to_say("Underskriften är antecknad i ärendet {reference}."),
    "reopened": to_say("Ärendet {reference} är öppet igen."),
    "put-back": to_say("Ärendet {reference} ligger i kön igen. Nu kan en kollega ta det."),
    "letter-ordered": to_say("Brevet är beställt i ärendet {reference}. Det ligger bland det som ska postas."),
    "letter-dropped": to_say("Förslaget är borttaget i ärendet {reference}."),
    "reply-way": to_say("Antecknat i ärendet {reference}: så får personen besked."),
    "delayed": to_say("Beskedet är sparat i ärendet {reference}. Den sökande ser det på sin sida."),
    "signed-out": to_say("Du är utloggad."),
}
OF_QUEUE = {
    "nothing-fits": to_say("Ingen väntar som du kan hjälpa just nu."),
    "view-kept": to_say("Urvalet är sparat. Du hittar det ovanför listan."),
    "view-dropped": to_say("Urvalet är borttaget."),
    "away-now": to_say("Du är anmäld som borta. Ärenden som gick tillbaka till kön: {value}."),
    "away-later": to_say("Vi vet att du ska vara borta. Dina ärenden går tillbaka till kön när tiden börjar."),
    "binder-ordered": to_say("Pärmen är beställd. Den finns här när den är klar."),
    "binder-retired": to_say("Pärmen är borttagen ur listan."),
    "group-made": to_say("Gruppen är skapad. Lägg till dem som ska vara med."),
    "group-saved": to_say("Gruppen är sparad."),
    "group-joined": to_say("Nu är kollegan med i gruppen."),
    "group-left": to_say("Kollegan är borttagen ur gruppen. Ärenden som gick tillbaka till kön: {value}."),
    "rules-saved": to_say("Reglerna är sparade och gäller från och med nu."),
    "back-again": to_say("Välkommen tillbaka. Du är inte längre anmäld som borta."),
}
OF_OFFICE = {
    "sentence": to_say("Nu får det här sägas om ärendet {reference}."),
    "no-sentence": to_say("Nu får inget sägas om ärendet {reference}."),
    "requested": to_say("Handläggaren ser det nu. Svaret kommer här."),
    "request-answered": to_say("Svaret är skickat till kontaktcentret."),
    "delegated": to_say("Beslutet är infört och gäller nu."),
}
OF_FORMS = {
    "begun": to_say("Utkastet är påbörjat. Det publicerade formuläret gäller som förut."),
    "dropped": to_say("Utkastet är borttaget. Det publicerade formuläret gäller som förut."),
    "saved": to_say("Det du skrev är sparat i utkastet."),
    "imported": to_say("Filen är inläst. Ett utkast är påbörjat."),
    "replaced": to_say("Utkastet är nu som filen. Dina kommentarer i filen finns kvar."),
    "review-asked": to_say("Granskning är begärd. En annan administratör kan nu godkänna."),
    "approved": to_say("Utkastet är godkänt. Nu kan det publiceras."),
    "sent-back": to_say("Utkastet är lämnat tillbaka med dina ord."),
    "published": to_say("Version {value} är publicerad och gäller nu."),
    "planned": to_say("Publiceringen är planerad. Du kan avbryta den fram till dess."),
    "called-off": to_say("Den planerade publiceringen är avbruten. Utkastet finns kvar."),
    "not-tried": to_say("Utkastet kan inte provas än. Rätta först det som stoppar."),
    "withdrawn": to_say("Formuläret är tillbakadraget. Den som söker det möts av din text."),
    "tried": to_say("Provet är klart. Ingenting skickades."),
    "restored": to_say("Formuläret är öppet igen."),
}
OF_POSTINGS = {
    "posted": to_say("Markerat som postat: {value}."),
    "not-posted": to_say("Brevet ligger bland det som ska postas igen."),
    "on-paper": to_say("Blanketten görs i ordning och ligger bland det som ska postas."),
    "posting-off": to_say("Avbeställt: {value}."),
    "posting-again": to_say("Brevet görs i ordning igen."),
    "batch-made": to_say("Omgången är gjord. Breven görs i ordning nu."),
    "batch-off": to_say("Brevet är avbeställt. Omgången görs i ordning utan det."),
    "batch-back": to_say("Omgången ligger bland det som ska postas igen."),
    "batch-dissolved": to_say("Omgången är upplöst. Breven ligger vart för sig igen."),
    "sheets-ordered": to_say("Blanketterna görs i ordning och ligger bland det som ska postas."),
    "undelivered-rung": to_say("Returen är registrerad. Personen ska ringas upp."),
    "undelivered-waits": to_say("Returen är registrerad. Den väntar här tills någon vet var personen bor."),
    "sent-again": to_say("Brevet görs i ordning igen och ligger bland det som ska postas."),
}
OF_CONTACTS = {
    "contact-settled": to_say("Kontakten är avslutad: löst direkt."),
    "contact-applied": to_say("Kontakten är avslutad: det blev en ansökan."),
    "contact-handed_over": to_say("Kontakten är avslutad och överlämnad till {group}."),
    "contact-call_back": to_say("Kontakten är avslutad: personen ska ringas upp."),
    "contact-wrong_number": to_say("Kontakten är avslutad: fel nummer."),
    "contact-corrected": to_say("Ändringen är sparad."),
    "contact-discarded": to_say("Den tomma kontakten är borttagen."),
    "contact-linked": to_say("Kontakten gäller nu ärendet {reference}."),
    "contact-taken": to_say("Du har tagit hand om kontakten."),
    "contact-put-back": to_say("Kontakten ligger hos gruppen igen."),
    "contact-done": to_say("Klart. Den som tog emot kontakten kan läsa vad det blev."),
    "person-saved": to_say("Uppgifterna om personen är sparade."),
}
OF_CALLBACKS = {
    "callback-booked": to_say("Tiden är bokad. Läs upp koden, om den ska ändras: {value}"),
    "callback-moved": to_say("Tiden är ändrad."),
    "callback-off": to_say("Återuppringningen är avbokad."),
    "callback-tried": to_say("Försöket är antecknat."),
    "callback-given-up": to_say("Återuppringningen är avslutad."),
}
OF_MAIL = {
    "mail-registered": to_say("Brevet är registrerat."),
    "mail-elsewhere": to_say("Brevet är registrerat och ligger hos {group}. Det syns inte längre för dig."),
    "mail-forwarded": to_say("Brevet ligger nu hos {group}."),
    "mail-answered": to_say("Brevet är registrerat i ärendet {reference}."),
    "mail-settled": to_say("Brevet är klart."),
    "pile-laid-in": to_say("Bunten är inlagd. Sidorna läses nu."),
    "pile-again": to_say("Den filen är redan inläst. Här är det som den blev."),
    "page-named": to_say("Sidan läses nu som den du valde."),
    "page-moved": to_say("Sidan är flyttad till brev {value}."),
    "page-aside": to_say("Sidan räknas inte längre."),
    "pages-looked-at": to_say("Antecknat: sidorna hör ihop."),
}
OF_ARTICLES = {
    "article-saved": to_say("Svaret är sparat och gäller nu."),
    "article-reviewed": to_say("Sparat: svaret gäller fortfarande."),
    "article-withdrawn": to_say("Svaret är borttaget. Ingen hittar det längre."),
    "article-restored": to_say("Svaret är tillbaka."),
    "answer-helped": to_say("Tack. Det var svaret."),
    "answer-lacked": to_say("Tack. Ägaren får läsa vad du skrev."),
    "vote-seen": to_say("Markerat som klart."),
}
SENTENCES = OF_ARTICLES | OF_CALLBACKS | OF_CASES | OF_CONTACTS | OF_FORMS | OF_MAIL | OF_OFFICE | OF_POSTINGS | OF_QUEUE


@dataclass(frozen=True)
class Told:
    """A confirmation: its words, and the case that they are about if one can still see it."""

    words: str
    reference: str = ""


def leave(visit: Visit, what: str, reference: str = "", group: str = "", value: object = "") -> None:
    """Have the next page say it; `value` is a number or a word without marks."""
    visit.keep(COOKIE, "/".join((what, reference, group, str(value))), seconds=120)


def pick_up(visit: Visit, group_names: Mapping[str, str]) -> Told | None:
    """What the action before this page left to say, once."""
    what, reference, group, value = [*visit.cookie(COOKIE).split("/"), "", "", "", ""][:4]
    if what not in SENTENCES:
        return None
    visit.forget(COOKIE)
    shown = references.show(references.read_reference(reference) or "")
    words = visit.say(SENTENCES[what], reference=shown, group=group_names.get(group, group), value=value)
    return Told(words, "" if what == "gone" else reference)
