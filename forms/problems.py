"""The sentences that say what is wrong with an answer and what to do about it.

Each begins with what to do, names no rule and blames nobody. They are keyed by the code of a Problem.
"""

from datetime import date
from decimal import Decimal

from forms.answers import Problem
from forms.definition import Form, Question
from forms.kinds.date import in_words
from forms.texts import Say, to_say

SENTENCES = to_say(
    {
        "missing": "Svara på frågan ”{label}”.",
        "missing_declaration": "Kryssa i rutan för att intyga att det stämmer.",
        "missing_choice": "Välj ett svar på frågan ”{label}”.",
        "missing_file": "Välj om du lämnar bilagan nu, senare eller inte alls.",
        "file_not_chosen": "Välj en fil, eller välj att du skickar bilagan senare.",
        "files_and_not_now": "Ta bort filerna, eller välj att du lämnar dem nu.",
        "too_few_entries": "Lägg till minst {limit}.",
        "too_many_entries": "Du kan lägga till högst {limit}.",
        "too_long": "Skriv kortare. Texten får ha högst {limit} tecken. Nu är den {over} för lång.",
        "unreadable_characters": "Skriv texten en gång till. Några tecken går inte att läsa.",
        "email_without_at": "Skriv hela e-postadressen. Den ska ha ett @, som i namn@exempel.se.",
        "not_an_email": "Kontrollera e-postadressen. Den ska se ut som namn@exempel.se.",
        "not_a_phone_number": "Kontrollera telefonnumret. Skriv till exempel 070-123 45 67 eller +46 70 123 45 67.",
        "not_a_number": "Skriv ett tal med siffror, till exempel 12 eller 12,5.",
        "not_a_whole_number": "Skriv ett helt tal, utan decimaler.",
        "number_too_large": "Kontrollera talet. Det har för många siffror.",
        "too_small": "Skriv ett tal som är minst {limit}.",
        "too_large": "Skriv ett tal som är högst {limit}.",
        "not_an_amount": "Skriv beloppet med siffror, till exempel 1 250,50.",
        "finer_than_ore": "Skriv beloppet med högst två decimaler.",
        "date_without_day": "Fyll i dagen också.",
        "date_without_month": "Fyll i månaden också.",
        "date_without_year": "Fyll i året också.",
        "year_in_four_digits": "Skriv året med fyra siffror, till exempel 2026.",
        "not_a_real_date": "Kontrollera datumet. Den dagen finns inte. Skriv till exempel 26 11 2026.",
        "date_too_early": "Skriv {limit} eller en senare dag.",
        "date_too_late": "Skriv {limit} eller en tidigare dag.",
        "not_a_time": "Skriv tiden som 13.30.",
        "not_an_option": "Välj ett av svaren i listan.",
        "specify": "Skriv vad du menar på raden under ditt val.",
        "dont_know_and_more": "Du har kryssat för både ”Vet inte” och något mer. Välj det ena.",
        "address_without_street": "Fyll i gatuadressen också.",
        "address_without_postcode": "Fyll i postnumret också.",
        "address_without_city": "Fyll i orten också.",
        "not_a_postcode": "Kontrollera postnumret. Det ska ha fem siffror, som 123 45.",
        "not_a_personal_number": "Kontrollera personnumret. Någon siffra är fel.",
        "personal_number_digits": "Skriv personnumret med tolv siffror. Nu är det {digits}.",
        "number_and_none": "Skriv numret, eller kryssa i att du inte har något. Gör inte båda.",
        "not_an_organisation_number": "Kontrollera organisationsnumret. Det ska ha tio siffror, som 556016-0680.",
        "not_a_property": "Skriv fastighetens namn och nummer, som Björneborg 3:12.",
        "not_a_clearing_number": "Kontrollera clearingnumret. Det har fyra siffror, ibland fem.",
        "not_an_account_number": "Kontrollera kontonumret. Det har 5 till 12 siffror.",
        "file_too_large": "Välj en mindre fil. Den får vara högst {limit} MB. Den här är {size} MB.",
        "file_empty": "Välj en annan fil. Den här är tom.",
        "file_type": "Välj en annan sorts fil. Vi kan ta emot {types}.",
        "too_many_files": "Ta bort en fil först. Här får högst {limit} plats.",
        "meanwhile": "Välj vilket svar som ska gälla. {who} svarade ”{other}” medan du skrev. Ditt svar står kvar i fältet.",
    }
)

_CHOICES = {"radio", "select", "checkboxes", "yes_no"}


def sentence(problem: Problem, form: Form, say: Say) -> str:
    """What the reader is told about a problem, in their language."""
    if problem.code.startswith("rule:"):
        return say.text(next(rule.message for rule in form.rules if f"rule:{rule.key}" == problem.code))
    question = form.question(problem.path.rpartition(".")[2])
    values = {name: _worded(value, say) for name, value in problem.values.items()}
    label = say.text(question.label) if question else ""
    return say(SENTENCES[_code(problem, question)], label=label, **values)


def _code(problem: Problem, question: Question | None) -> str:
    if problem.code != "missing" or question is None:
        return problem.code
    if question.kind in _CHOICES:
        return "missing_choice"
    return f"missing_{question.kind}" if question.kind in ("declaration", "file") else "missing"


def _worded(value: object, say: Say) -> object:
    if isinstance(value, date):
        return in_words(value, say.locale)
    return say.number(value) if isinstance(value, Decimal) else value
