"""What lies between two doors in the demonstration: an application that Elsa began by telephone, to be posted to her in large
print, and a letter to a neighbour of hers."""

from datetime import datetime, timedelta

from eservices import clock, drafts, people, services
from eservices.contact_centre.letters import filled_sheets, posting
from eservices.contact_centre.letters.posting import Address, Letter
from eservices.database import Database
from forms.answers import Answer

ELSA = Address("Elsa Lindqvist", ("Kyrkogatan 11", "100 02 Lillköping"))
GUNNAR = Address("Gunnar Holm", ("Ängsvägen 3", "100 03 Lillköping"))
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


def live(database: Database, now: datetime) -> None:
    """Each by the verb for it, at its time."""
    with clock.standing_at(now - timedelta(minutes=50)), database.writing() as db:
        berit, version = people.colleague(db, "berit"), services.current(db, "safety-alarm")
        draft, _ = drafts.begin(db, version, "phone", by=berit)
        known = {path: Answer(value, "agent") for path, value in SAID.items() if path in version.form.questions_by_key}
        drafts.save_answers(db, draft, known)
        filled_sheets.order(db, draft, version, berit, ELSA, "large")
    with clock.standing_at(now - timedelta(minutes=20)), database.writing() as db:
        by, said = people.colleague(db, "ali"), LETTER.payload()
        posting.order(db, posting.LETTER, by, GUNNAR, "sv", said, title="Svar om öppettider")
