"""What lies between two doors in the demonstration: an application that Elsa began by telephone, to be posted to her in large
print, a letter to a neighbour of hers, sheets for someone who asked, and a batch for those who eat at the meeting place."""

from datetime import datetime, timedelta

from sqlmodel import Session

from eservices import clock, drafts, people, services
from eservices.contact_centre.letters.outgoing import batches, blank_sheets, filled_sheets, posting
from eservices.contact_centre.letters.outgoing.blank_sheets import Sheets
from eservices.contact_centre.letters.outgoing.posting import Address, Letter, Order
from eservices.database import Database
from eservices.people import Colleague
from forms.answers import Answer

ELSA = Address("Elsa Lindqvist", ("Kyrkogatan 11", "100 02 Lillköping"))
GUNNAR = Address("Gunnar Holm", ("Ängsvägen 3", "100 03 Lillköping"))
MAJ = Address("Maj Sandberg", ("Norra vägen 22", "100 04 Lillköping"))
GUESTS = ("Birgit Ohlsson", "Karl-Erik Lund", "Siv Nyström", "Rune Hedin", "Aina Dahl", "Bengt Åström", "Märta Blom")
SAID = {
    "for_whom": {"option": "self"},
    "applicant_name": ELSA.name,
    "personal_number": {"number": "19420509-9809"},
    "telephone": "+46846500401",
    "address": {"street": "Kyrkogatan 11", "postcode": "100 02", "city": "Lillköping"},
}
LETTER = Letter(
    "Öppettider på träffpunkten",
    (
        "Hej Gunnar!", "Du ringde och frågade när träffpunkten är öppen.",
        "- Måndag till fredag klockan 9–15.\n- Lördag klockan 10–13.",
    ),
    after=("Välkommen!",),
)  # fmt: skip
NEWS = Letter(
    "Träffpunkten är stängd en vecka",
    ("Hej!", "Vi målar om på träffpunkten. Därför är den stängd vecka 49.", "Lunchen kommer hem till dig de dagarna."),
    after=("Välkommen tillbaka måndagen därpå!",),
)  # fmt: skip


def live(database: Database, now: datetime) -> None:
    """Each by the verb for it, at its time."""
    with clock.standing_at(now - timedelta(minutes=70)), database.writing() as db:
        _news(db, people.colleague(db, "berit"))
    with clock.standing_at(now - timedelta(minutes=50)), database.writing() as db:
        berit, version = people.colleague(db, "berit"), services.current(db, "safety-alarm")
        draft, _ = drafts.begin(db, version, "phone", by=berit)
        known = {path: Answer(value, "agent") for path, value in SAID.items() if path in version.form.questions_by_key}
        drafts.save_answers(db, draft, known)
        filled_sheets.order(db, draft, version, berit, ELSA, "large")
    with clock.standing_at(now - timedelta(minutes=20)), database.writing() as db:
        by, said = people.colleague(db, "ali"), LETTER.payload()
        posting.order(db, Order(posting.LETTER, "Svar om öppettider", GUNNAR, "sv", said), by)
        version = services.current(db, "home-care")
        blank_sheets.order(db, Sheets(version, "sv", "large", 2), by, MAJ, post_class=posting.PRIORITY)


def _news(db: Session, by: Colleague) -> None:
    """The same letter to many, printed as one pile."""
    for number, name in enumerate(GUESTS, start=2):
        to = Address(name, (f"Kyrkogatan {number}", "100 02 Lillköping"))
        posting.order(db, Order(posting.LETTER, NEWS.heading, to, "sv", NEWS.payload()), by, at_once=False)
    batches.make(db, by, people.CONTACT_CENTRE, posting.ECONOMY, is_two_sided=True)
