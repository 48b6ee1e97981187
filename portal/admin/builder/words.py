"""The builder's words for what a form is made of: the kinds of question with an example each, and the other parts."""

from dataclasses import dataclass

from forms.texts import to_say


@dataclass(frozen=True)
class KindWords:
    """How a kind of question is told to somebody who chooses one: its name, its icon, and what it is good for."""

    name: str
    icon: str
    example: str


KINDS = {
    "text": KindWords(to_say("Kort text"), "letters", to_say("En rad: ett namn, en gata.")),
    "textarea": KindWords(to_say("Lång text"), "lines", to_say("Flera rader: Berätta vad som hände.")),
    "yes_no": KindWords(to_say("Ja eller nej"), "either", to_say("Bor du ensam?")),
    "radio": KindWords(to_say("Ett svar av några"), "one", to_say("Välj ett av 2–7 svar.")),
    "checkboxes": KindWords(to_say("Flera svar"), "several", to_say("Kryssa för alla som stämmer.")),
    "select": KindWords(to_say("Ett svar ur en lång lista"), "list", to_say("Välj land, skola eller område.")),
    "integer": KindWords(to_say("Heltal"), "figures", to_say("Hur många barn? 3")),
    "decimal": KindWords(to_say("Tal med decimaler"), "fraction", to_say("Hur stor yta? 12,5 m²")),
    "money": KindWords(to_say("Belopp"), "coin", to_say("Vad kostade det? 1 250 kr")),
    "date": KindWords(to_say("Datum"), "calendar", to_say("När flyttade du in?")),
    "time": KindWords(to_say("Klockslag"), "clock", to_say("Vilken tid? 14.30")),
    "personal_number": KindWords(to_say("Personnummer"), "card", to_say("Även samordningsnummer.")),
    "organisation_number": KindWords(to_say("Organisationsnummer"), "building", to_say("Ett företag eller en förening.")),
    "phone": KindWords(to_say("Telefonnummer"), "phone", to_say("Dit vi ringer upp.")),
    "email": KindWords(to_say("E-postadress"), "email", to_say("Dit vi skriver. Låt den vara frivillig.")),
    "address": KindWords(to_say("Adress"), "house", to_say("Gata, postnummer och ort.")),
    "property_designation": KindWords(to_say("Fastighet"), "plot", to_say("Fastighetens namn: Björken 4.")),
    "bank_account": KindWords(to_say("Bankkonto"), "bank", to_say("Dit pengar ska betalas.")),
    "file": KindWords(to_say("Handling"), "file", to_say("En ritning eller ett intyg. Går att skicka senare.")),
    "signature": KindWords(to_say("Underskrift"), "signed", to_say("Namn på skärmen, penna på papper.")),
    "declaration": KindWords(to_say("Försäkran"), "promise", to_say("Jag intygar att uppgifterna stämmer.")),
    "computed": KindWords(to_say("Uträknat tal"), "sum", to_say("Summan av andra svar. Ingen behöver räkna.")),
}
GROUPS = (
    (to_say("Text"), ("text", "textarea")),
    (to_say("Val"), ("yes_no", "radio", "checkboxes", "select")),
    (to_say("Tal och tid"), ("integer", "decimal", "money", "date", "time")),
    (to_say("Person och plats"), ("personal_number", "organisation_number", "phone", "email", "address",
                                  "property_designation", "bank_account")),
    (to_say("Handling och underskrift"), ("file", "signature", "declaration")),
    (to_say("Mer"), ("computed",)),
)  # fmt: skip
PARTS = {
    "page": KindWords(to_say("Sida"), "page", to_say("Det som visas på skärmen på en gång.")),
    "question": KindWords(to_say("Fråga"), "one", ""),
    "section": KindWords(to_say("Avsnitt"), "heading", to_say("En rubrik över några frågor som hör ihop.")),
    "repeating_group": KindWords(to_say("Upprepad del"), "again", to_say("Samma frågor för varje barn, sak eller kostnad.")),
    "content": KindWords(to_say("Text att läsa"), "page", to_say("Några rader mellan frågorna.")),
    "stop": KindWords(to_say("Stopp"), "stop", to_say("Den som kommer hit kan inte söka, och får veta vart man vänder sig.")),
}
REQUIRED = {
    "yes": to_say("Ja, svaret behövs"),
    "expected": to_say("Ja, men det kan komma senare"),
    "no": to_say("Nej, frågan är frivillig"),
}
SIGNING = {
    "": to_say("Ett muntligt ja räcker"),
    "sheet": to_say("Ett brev skickas hem för underskrift"),
}
"""How a signature is given by telephone; "" is by word of mouth."""
UNTITLED = to_say("(utan rubrik än)")


def of_item(name: str, kind: str = "") -> KindWords:
    """The words of an item: of its kind when it is a question; of a kind that nobody knows, those of a short text."""
    return KINDS.get(kind, KINDS["text"]) if name == "question" else PARTS[name]
