"""What letters about cases are called among colleagues."""

from eservices.contact_centre.letters.outgoing import case_letters, law
from eservices.dated_rules import DatedRule
from forms.texts import Say, to_say

KINDS = {
    case_letters.RECEIPT: to_say("Kvitto"),
    case_letters.STATUS: to_say("Hur det går"),
    case_letters.COMPLETION: to_say("Frågan till den sökande"),
    case_letters.DECISION: to_say("Beslutet"),
    case_letters.DELAY: to_say("Att det dröjer"),
    case_letters.CODE: to_say("En ny kod"),
}
WHY = {
    "": "",
    "guess": to_say("Personen har inte lämnat någon e-postadress."),
    "address": to_say("Adressen saknas."),
    "law": to_say("Kontrollera först att det som står om lagen gäller."),
    "behalf": to_say("Någon annan har sökt. Se efter vem som ska ha brevet."),
    "returned": to_say("Det förra brevet kom i retur. Fråga efter en ny adress."),
}
STATES = {
    "ordered": to_say("Görs i ordning"),
    "ready": to_say("Ska postas"),
    "failed": to_say("Gick inte att göra i ordning"),
    "posted": to_say("Postat"),
    "called_off": to_say("Avbeställt"),
    "returned": to_say("Kom i retur"),
}
HOWS = {
    "letter": to_say("Brev"),
    "phone": to_say("Telefon"),
    "email": to_say("E-post"),
    "none": to_say("På sidan om ärendet"),
}
SOURCES = {
    "noted": to_say("antecknat av {name}"),
    "answer": to_say("står i ansökan"),
    "channel": to_say("efter hur ansökan kom"),
    "guess": to_say("kanske, för någon e-postadress finns inte"),
}
APPEALS: dict[law.Appeal, str] = {
    "administrative": to_say("Överklagas (förvaltningsbesvär)"),
    "legality": to_say("Laglighetsprövning"),
    "none": to_say("Kan inte överklagas"),
}
BODIES: dict[law.Body, str] = {"court": to_say("Förvaltningsrätten"), "county": to_say("Länsstyrelsen")}


def source_of(rule: DatedRule | None, say: Say) -> str:
    """Where a rule stands, and whether it has to be looked up again; "" for no rule."""
    if rule is None:
        return ""
    source = say.ours(rule.source)
    return source if rule.sure else say("{source}. Kontrollera att den gäller.", source=source)
