"""Faults in words, at doors, and towards people."""

from forms.texts import UNWRITTEN
from tests.forms.checks.seeded import Seed, choice, drop, item, put, q, shipped, small, yes

A, B = q("a", "yes_no"), q("b", "yes_no")
SIXTEEN = "Ett två tre fyra fem sex sju åtta nio tio elva tolv fjorton femton sexton slut."
LONG = " ".join(["ord"] * 26) + "."
HARD = "Kommunstyrelsens förvaltningsövergripande dokumentationsrutiner kräver utförliga beskrivningar. " * 4
GROUP = {"repeating_group": "g", "title": "Barn", "entry_title": "Barn", "items": [q("in_g")]}
E_MAIL = {"kind": "email", "why_we_ask": "Vi svarar dit."}
REPLY = [{"option": "e_mail", "label": "Mejla mig"}, {"option": "letter", "label": "Skicka ett brev"}]
MANY = [f"{number} saker" for number in range(1, 18)]
OPEN = {"phone": {"say": "Vad gäller det?", "listen_for": "Ett av svaren."}}
TWO = {"languages": ["sv", "en"], "synonyms": {"sv": ["prov"], "en": ["test"]}}


def in_two(swedish: str, english: str) -> dict:
    """A form whose summary is in two languages, as everything else in it would have to be."""
    return small([A], summary={"sv": swedish, "en": english}, **TWO)


def labelled(words: str, kind: str = "text", **more: object) -> dict:
    return small([q("a", kind, label=words, **more)])


LANGUAGE = [
    Seed("unwritten", shipped("contact", put("title", to=UNWRITTEN)), ("title",)),
    Seed("unwritten", shipped("contact", put("pages", 0, "items", 0, "label", "sv", to="TODO")), item(0, 0, "label")),
    Seed("unwritten", shipped("contact", put("fee", "sv", to="-")), ("fee",)),
    Seed("unwritten", shipped("contact")),
    Seed("unwritten_translation", shipped("contact", put("summary", "en", to=UNWRITTEN)), ("summary",)),
    Seed("unwritten_translation", shipped("contact")),
    Seed("no_retention", shipped("home-care", put("retention", to=UNWRITTEN)), ("retention",)),
    Seed("no_retention", shipped("home-care", put("retention", "sv", to="…")), ("retention",)),
    Seed("no_retention", shipped("home-care")),
    Seed("no_purpose", shipped("parking-permit", put("purpose", to=UNWRITTEN)), ("purpose",)),
    Seed("no_purpose", shipped("parking-permit")),
    Seed("no_next_step", shipped("safety-alarm", put("next_steps", to=[{"text": UNWRITTEN}])), ("next_steps", 0, "text")),
    Seed("no_next_step", shipped("safety-alarm")),
    Seed("sentence_long", shipped("contact", put("fee", "sv", to=SIXTEEN)), ("fee",)),
    Seed("sentence_long", shipped("contact", put("fee", "en", to=SIXTEEN)), ("fee",)),
    Seed("sentence_long", shipped("contact", put("fee", "sv", to=SIXTEEN.replace(" slut", "")))),
    Seed("sentence_far_too_long", shipped("contact", put("fee", "sv", to=LONG)), ("fee",)),
    Seed("sentence_far_too_long", shipped("contact", put("fee", "sv", to=LONG.replace("ord ", "", 1)))),
    Seed("hard_text", shipped("contact", put("purpose", "sv", to=HARD)), ("purpose",)),
    Seed("hard_text", shipped("contact")),
    Seed("hard_form", small([q("a", label=HARD.split(".")[0], help=HARD)]), ("pages",)),
    Seed("hard_form", small([A])),
    Seed("officialese", shipped("building-permit", put("fee", "sv", to="Avgiften erläggs av sökanden.")), ("fee",)),
    Seed("officialese", shipped("building-permit", put("fee", "sv", to="Du betalar avgiften."))),
    Seed("missing_translation", shipped("contact", drop("pages", 0, "items", 0, "label", "en")), item(0, 0, "label")),
    Seed("missing_translation", shipped("contact", drop("title", "fi")), ("title",)),
    Seed("missing_translation", shipped("contact")),
    Seed("missing_synonyms", shipped("contact", drop("synonyms", "fi")), ("synonyms",)),
    Seed("missing_synonyms", shipped("contact")),
    Seed("no_machine_language", shipped("specimen", put("machine_made", to=["fi"])), ("machine_made",)),
    Seed("no_machine_language", shipped("contact")),
    Seed("by_machine", shipped("contact"), ("machine_made", 0)),
    Seed("by_machine", shipped("specimen")),
    Seed("copied_over", in_two("Ansök om ett larm på knapp", "Ansök om ett larm på knapp"), ("summary",)),
    Seed("copied_over", shipped("specimen", put("fee", "en", to="Det kostar inget.")), ("fee",)),
    Seed("copied_over", in_two("Hotell Kung Karl", "Hotell Kung Karl")),
    Seed("perhaps_copied", in_two("Trädgård", "Trädgård"), ("summary",)),
    Seed("perhaps_copied", in_two("Person", "Person")),
    Seed("perhaps_copied", in_two("2026", "2026")),
    Seed("in_swedish", in_two("Ansök om larm.", "Här ansöker du om ett larm."), ("summary",)),
    Seed("in_swedish", in_two("Ansök om larm.", "Apply for a larm.")),
]  # fmt: skip

DOORS = [
    Seed("required_e_mail", small([q("mail", **E_MAIL)]), item(1, 0, "required")),
    Seed("required_e_mail", shipped("contact", put("pages", 3, "items", 3, "show_if", "question", to="matter"),
                                    put("pages", 3, "items", 3, "show_if", "equals", to="fault")), item(3, 3, "required")),
    Seed("required_e_mail", small([q("mail", required="no", **E_MAIL)])),
    Seed("required_e_mail", small([q("reply", "radio", options=REPLY)],
                                  [q("mail", show_if={"question": "reply", "equals": "e_mail"}, **E_MAIL)])),
    Seed("needs_e_id", shipped("parking-permit", put("needs", 0, to={"sv": "Du måste ha BankID.", "en": "You need BankID.",
                                                                    "fi": "Pankkitunnus", "ar": "هوية"})), ("needs", 0)),
    Seed("needs_e_id", small([A], fee="Logga in med BankID eller ring oss. Du behöver inget mer.")),
    Seed("required_file", small([q("a", "file")]), item(1, 0, "required")),
    Seed("required_file", small([q("a", "file", required="expected")])),
    Seed("hard_to_know", small([q("a", "property_designation")]), item(1, 0, "required")),
    Seed("hard_to_know", small([q("a", "property_designation", required="expected")])),
    Seed("list_on_screen_only", small([choice("a", [f"{n} {n}" for n in range(41)], kind="select")]), item(1, 0, "options")),
    Seed("list_on_screen_only", small([choice("a", [f"Ort {n} {n}" for n in range(40)], kind="select")])),
    Seed("far_too_many_spoken", small([choice("a", MANY)]), item(1, 0, "options")),
    Seed("far_too_many_spoken", small([choice("a", MANY, **OPEN)])),
    Seed("many_spoken", shipped("home-care", drop("pages", 8, "items", 1, "phone", "say")), item(8, 1, "options")),
    Seed("many_spoken", small([choice("a", "Bil Buss Tåg Båt Cykel")]), item(1, 0, "options")),
    Seed("many_spoken", small([choice("a", "Bil Buss Tåg Båt")])),
    Seed("same_option", small([choice("a", ["Bil", "Buss", "bil "])]), item(1, 0, "options", 2)),
    Seed("same_option", small([choice("a", ["Bil", "Buss"])])),
    Seed("sounds_alike", small([choice("a", "Juni Juli")]), item(1, 0, "options", 1)),
    Seed("sounds_alike", small([choice("a", ["Jag vill ha hjälp nu", "Jag vill ha hjälp sedan"])]), item(1, 0, "options", 1)),
    Seed("sounds_alike", small([choice("a", "Juni Juli", **OPEN)])),
    Seed("sounds_alike", small([choice("a", "Maj Juni")])),
    Seed("spoken_long", small([A | {"phone": {"say": "ord " * 21}}]), item(1, 0, "phone")),
    Seed("spoken_long", small([A | {"phone": {"say": "ord " * 20}}])),
    Seed("asks_two_things", labelled("Vill du ha hjälp? Och när?"), item(1, 0, "label")),
    Seed("asks_two_things", labelled("Vill du ha hjälp?")),
    Seed("long_for_a_line", labelled("Vad hände?", max_length=301), item(1, 0, "max_length")),
    Seed("long_for_a_line", labelled("Vad hände?", max_length=300)),
    Seed("little_room_on_paper", shipped("contact", drop("pages", 1, "items", 1, "paper", "help")), item(1, 1, "paper")),
    Seed("little_room_on_paper", shipped("contact")),
    Seed("empty_range", labelled("Hur många?", "integer", minimum=5, maximum=4), item(1, 0, "minimum")),
    Seed("empty_range", labelled("Vilken dag?", "date", minimum="2027-01-01", maximum="2026-01-01"), item(1, 0, "minimum")),
    Seed("empty_range", labelled("Hur många?", "integer", minimum=4, maximum=4)),
    Seed("too_few_cells", labelled("Hur många?", "integer", minimum=1000000), item(1, 0, "minimum")),
    Seed("too_few_cells", labelled("Hur många?", "integer", minimum=1000000, maximum=9000000)),
    Seed("too_few_copies", small([GROUP | {"minimum": 3}]), item(1, 0, "on_paper")),
    Seed("too_few_copies", small([GROUP | {"minimum": 3, "on_paper": 3}])),
    Seed("not_printable", small([A], [B], [q("x", show_if={"any": [{"all": [yes("a"), {"any": [yes("b"), {
        "question": "a", "equals": "no"}]}]}, yes("b")]})]), item(3, 0, "show_if")),
    Seed("not_printable", small([A], [B], [q("x", show_if={"all": [yes("a"), yes("b")]})])),
    Seed("hard_to_print", small([A], [B], [q("x", show_if={"not": {"all": [yes("a"), yes("b")]}})]), item(3, 0, "show_if")),
    Seed("hard_to_print", small([A], [B], [q("x", show_if={"not": yes("a")})])),
    Seed("crowded_page", small([q("a"), q("b"), q("c"), q("d")]), ("pages", 1)),
    Seed("crowded_page", small([q("a"), q("b"), q("c")])),
    Seed("hangs_on_its_page", small([A, q("x", show_if=yes("a"))]), item(1, 1, "show_if")),
    Seed("hangs_on_its_page", small([A], [q("x", show_if=yes("a"))])),
    Seed("long_label", labelled("Hur " + "mycket " * 15), item(1, 0, "label")),
    Seed("long_label", labelled("Hur mycket?")),
    Seed("same_label", small([q("a", label="Hur då?")], [q("b", label="Hur då? ")]), item(2, 0, "label")),
    Seed("same_label", small([A], [q("b", label="Hur då?", show_if=yes("a"))],
                             [q("c", label="Hur då?", show_if={"question": "a", "equals": "no"})])),
]  # fmt: skip

WHY = {"why_we_ask": "Då vet vi."}
YOURS = {"kind": "personal_number", "label": "Vilket personnummer har du?"} | WHY
PEOPLE = [
    Seed("private_without_why", small([q("a", "personal_number")]), item(1, 0)),
    Seed("private_without_why", shipped("parking-permit", drop("pages", 8, "items", 2, "why_we_ask")), item(8, 2)),
    Seed("private_without_why", labelled("Vilken diagnos har du?"), item(1, 0)),
    Seed("private_without_why", labelled("Vilken diagnos har du?", **WHY)),
    Seed("contact_without_why", shipped("contact", drop("pages", 3, "items", 1, "why_we_ask")), item(3, 1)),
    Seed("contact_without_why", shipped("contact")),
    Seed("asked_twice", small([q("p", **YOURS)], [q("r", **YOURS)]), item(2, 0)),
    Seed("asked_twice", small([q("p", autocomplete="tel")], [q("r", autocomplete="tel")]), item(2, 0)),
    Seed("asked_twice", small([q("p", **YOURS)], [q("r", **YOURS | {"label": "Vilket personnummer har barnet?"})])),
    Seed("asked_twice", small([A], [q("p", autocomplete="tel", show_if=yes("a"))],
                              [q("r", autocomplete="tel", show_if={"question": "a", "equals": "no"})])),
    Seed("no_synonyms", shipped("contact", drop("synonyms")), ("synonyms",)),
    Seed("no_synonyms", shipped("contact")),
    Seed("long_title", shipped("contact", put("title", "sv", to="Kontakta " * 8)), ("title",)),
    Seed("long_title", shipped("contact")),
    Seed("long_summary", shipped("contact", put("summary", "sv", to="Ställ en fråga till oss. " * 9)), ("summary",)),
    Seed("long_summary", shipped("contact")),
    Seed("no_time_told", small([A], next_steps=[{"text": "Vi läser."}]), ("next_steps",)),
    Seed("no_time_told", shipped("contact")),
    Seed("no_applicant", shipped("contact", drop("applicant")), ("applicant",)),
    Seed("no_applicant", shipped("contact")),
    Seed("closes_before_it_opens", small([A], opens_on="2027-05-01", closes_on="2027-04-01"), ("closes_on",)),
    Seed("closes_before_it_opens", small([A], opens_on="2027-05-01", closes_on="2027-06-01")),
    Seed("closed_already", small([A], closes_on="2020-01-01"), ("closes_on",)),
    Seed("closed_already", small([A], closes_on="2099-01-01")),
    Seed("changed_kind", shipped("contact", put("pages", 1, "items", 0, "kind", to="date")), item(1, 0), shipped("contact")),
    Seed("changed_kind", shipped("contact"), previous=shipped("contact")),
    Seed("changed_label", shipped("contact", put("pages", 1, "items", 0, "label", "sv", to="Vilken dag var det?")), item(1, 0),
         shipped("contact")),
    Seed("changed_label", shipped("contact", put("pages", 1, "items", 0, "label", "sv", to="Var är felet, ungefär?")),
         previous=shipped("contact")),
    Seed("changed_option", shipped("contact", put("pages", 0, "items", 0, "options", 1, "label", "sv", to="Boka en lokal")),
         item(0, 0, "options", 1), shipped("contact")),
    Seed("changed_option", shipped("contact"), previous=shipped("contact")),
]  # fmt: skip

SEEDS = [*LANGUAGE, *DOORS, *PEOPLE]
