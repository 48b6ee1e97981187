"""What an agent listens for and reads back, for each kind of question; texts of a definition go before these."""

from forms.definition import Question
from forms.kinds import date as day
from forms.kinds import kind_of
from forms.texts import Say, to_say

LISTEN_FOR = {
    "text": to_say("Några ord. Be att få namn bokstaverade."),
    "textarea": to_say("Det viktigaste. Skriv med den sökandes egna ord."),
    "email": to_say("En adress med snabel-a och punkt. Be att få den bokstaverad."),
    "phone": to_say("Ett nummer med riktnummer, eller med landsnummer."),
    "integer": to_say("Ett helt tal."),
    "decimal": to_say("Ett tal, gärna med en decimal."),
    "money": to_say("Ett belopp i kronor."),
    "date": to_say("Dag, månad och år. Fråga efter det som saknas."),
    "time": to_say("Ett klockslag. Fråga om det är förmiddag eller eftermiddag."),
    "yes_no": to_say("Ja eller nej."),
    "radio": to_say("Ett av svaren."),
    "select": to_say("Ett av svaren. Läs upp dem bara om det behövs."),
    "checkboxes": to_say("Ja eller nej till vart och ett av svaren."),
    "declaration": to_say("Ett tydligt ja."),
    "address": to_say("Gata, postnummer och ort. Fråga om c/o."),
    "personal_number": to_say("Tolv siffror. Den som inte har något nummer säger sin födelsedag."),
    "organisation_number": to_say("Tio siffror."),
    "property_designation": to_say("Ett namn och siffror med kolon. Det går bra att leta fram det senare."),
    "bank_account": to_say("Först clearingnumret, sedan kontot."),
    "file": to_say("Om bilagan finns, och när den kan skickas."),
    "signature": to_say("Hela namnet, och ett tydligt ja."),
    "computed": to_say("Ingenting. Siffran räknas fram av svaren."),
}

READ_BACK = {
    "text": to_say("Läs upp orden. Bokstavera namn: ”Adam, Bertil, Caesar”."),
    "textarea": to_say("Läs upp det du har skrivit. Fråga om något saknas."),
    "email": to_say("Bokstavera adressen. Säg ”snabel-a” och ”punkt”."),
    "phone": to_say("Läs siffrorna två och två."),
    "integer": to_say("Säg talet."),
    "decimal": to_say("Säg talet, med ordet ”komma” där det står."),
    "money": to_say("Säg beloppet i kronor och ören."),
    "date": to_say("Säg datumet med månadens namn."),
    "time": to_say("Säg klockslaget som tretton och trettio."),
    "yes_no": to_say("Säg svaret som en hel mening, inte bara ja eller nej."),
    "radio": to_say("Säg det valda svaret med alla ord."),
    "select": to_say("Säg det valda svaret med alla ord."),
    "checkboxes": to_say("Läs upp alla valda svar. Säg också om inget valdes."),
    "declaration": to_say("Säg att du antecknar det muntliga svaret. Ditt namn och tiden sparas."),
    "address": to_say("Bokstavera gatan. Läs postnumret siffra för siffra."),
    "personal_number": to_say("Läs siffrorna två och två: 19 12 12 12, streck, 12 12."),
    "organisation_number": to_say("Läs siffrorna två och två."),
    "property_designation": to_say("Bokstavera namnet. Läs siffrorna, säg ”kolon”."),
    "bank_account": to_say("Läs clearingnumret siffra för siffra och kontot två och två."),
    "file": to_say("Säg vilken bilaga det är och när den kommer."),
    "signature": to_say("Bokstavera namnet. Säg att ditt namn och tiden sparas med det muntliga svaret."),
    "computed": to_say("Säg siffran."),
}

NEEDED = {
    "yes": to_say("Behövs. Vet inte den som ringer? Säg att svaret kan komma senare."),
    "no": to_say("Valfritt. Gå vidare om svaret saknas."),
    "expected": to_say("Behövs, men ärendet tas emot utan. Säg att svaret kan komma senare."),
}

MANNERS = to_say(
    "Vänta in den som ringer. Fråga aldrig om det du redan vet. Ringer någon med tolk, texttelefon eller "
    "Teletal kan det dröja. Lägg inte på. Tala till den sökande, inte till tolken."
)
"""What an agent does all through the talk."""

DONT_KNOW_TOO = to_say("Ja, nej eller vet inte.")

BY_MACHINE = to_say("En maskin har översatt det här manuset. Säg det med egna ord där det låter konstigt.")
"""What an agent is told of a script that no person has read in its language."""

SEND_IN = to_say("Bilagan kan skickas med post eller lämnas till kommunen. Be den sökande skriva ärendenumret på den.")
"""How an enclosure reaches the case after a telephone call."""

ALOUD = to_say(
    {
        "ringing": "Hej, jag heter {name} och ringer från {municipality}. Vem talar jag med?",
        "any": "Finns det någon eller något att ta med?",
        "more": "Finns det fler att ta med?",
        "all": "Nu läser jag upp allt du har svarat. Säg till om något är fel.",
        "right": "Stämmer allt? Då skickar jag in det.",
        "nothing": "Inget svar",
        "later": "Svarar senare",
        "all_later": "Det här kan du svara på senare. Vi hör av oss om det:",
        "on_screen": "Gå till {address} och skriv koden. Då kan du fortsätta själv.",
        "lasts": "Koden gäller i {n} dagar. Visa den bara för den du litar på.",
        "number": "Ditt ärende har fått ett nummer. Jag läser det långsamt. Du kan också få det i ett brev.",
        "code": "Du får också en kod. Med numret och koden kan du följa ärendet. Visa dem bara för den du litar på.",
        "missing": "Vi hör av oss om det som saknas: {what}",
        "until": "Du ska få besked senast {day}.",
        "again": "Undrar du något? Ring oss igen och säg numret, så slipper du berätta allt igen.",
        "sheet": "Det här behöver du skriva under på papper. Vi skickar ett brev att skriva under.",
        "yes": "Ja",
        "no": "Nej",
    }
)
"""What an agent says in a call beside the questions."""

CODE_LETTER = to_say(
    {
        "heading": "Din kod från {municipality}",
        "why": "Du har ringt till oss. För att gå vidare behöver vi veta att det är du.",
        "code": "Din kod",
        "ring": "Ring oss och läs upp koden. Den gäller i {n} dagar.",
        "not_you": "Har du inte ringt till oss? Kasta brevet. Koden visar ingenting för den som inte har talat med oss.",
    }
)
"""A letter with a code tells nothing of what the matter is: somebody else may open it."""

SIGN_LETTER = to_say(
    {
        "heading": "Läs igenom och skriv under",
        "why": "Du har sökt {title} per telefon. Ärendenumret är {reference}. Det här sade du:",
        "back": "Stämmer det? Skriv under här nedanför och skicka brevet till {address}. Är något fel? Ring oss.",
        "name": "Namnteckning: ______________________________",
        "day": "Datum: ____________________",
    }
)

_LIMITED = frozenset({"text", "textarea", "integer", "decimal", "money"})


def listen_for(question: Question, say: Say) -> str:
    """The definition's own words, else those of the kind."""
    of_kind = DONT_KNOW_TOO if question.kind == "yes_no" and question.do_not_know else LISTEN_FOR[question.kind]
    return say.text(question.phone.listen_for) or say(of_kind)


def limits(question: Question, say: Say) -> str:
    """What an answer may be at most or at least; "" where there is no limit."""
    if question.kind == "date":
        return day.limits(question, say)
    return kind_of(question).hint(question, say) if question.kind in _LIMITED else ""
