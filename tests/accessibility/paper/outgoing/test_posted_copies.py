"""What is posted to one person is drawn for them: with room for all that they have told, or with what is left alone."""

import pytest

from accessibility.paper.outgoing import posted
from eservices import copies, drafts, services, tokens
from eservices.contact_centre.letters.outgoing import posting
from eservices.contact_centre.letters.outgoing.posting import Address, Letter, Order
from eservices.database import Database
from eservices.municipality import Municipality
from eservices.people import CONTACT_CENTRE, ensure_group
from eservices.sheets import Sheet
from forms.answers import Answer
from tests.accessibility.paper.conftest import small
from tests.accessibility.paper.reading_back import faults, text

GROUP = {
    "repeating_group": "things", "title": "Saker", "entry_title": "Sak", "maximum": 4, "on_paper": 1,
    "items": [{"question": "what", "kind": "text", "label": "Vad?"}],
}  # fmt: skip
FORM = small({"question": "name", "kind": "text", "label": "Vad heter du?"}, GROUP, languages=["sv"])
ELSA = Address("Elsa Andersson", ("Storgatan 1", "123 45 Lillköping"))
ANSWERS = {"things": Answer([2, 5]), "things.2.what": Answer("Stolen"), "things.5.what": Answer("Bordet")}


@pytest.fixture
def draft(sqlite: Database) -> drafts.Draft:
    with sqlite.writing() as db:
        ensure_group(db, CONTACT_CENTRE, None)
        draft, _ = drafts.begin(db, services.publish(db, FORM, "källa", "Astrid"))
        drafts.save_answers(db, draft, ANSWERS)
        db.expunge(draft)
    return draft


def drawn(database: Database, kind: str, copy: copies.Copy, more: dict[str, object]) -> tuple[bytes, Sheet]:
    """The paper of a posting with that copy, and the master that its token finds."""
    with database.writing() as db:
        db.add(copy)
        db.flush()
        token = copy.token
        made = posting.order(db, Order(kind, "Liten", ELSA, "sv", more | {"copy": token}, journey=copy.journey), None).id
    posted.render(database, {"posting_id": made}, municipality=Municipality())
    with database.reading() as db:
        sheet = tokens.sheet_of(db, token)
        assert sheet is not None and sheet.layout
        db.expunge(sheet)
        return db.get_one(posting.Posting, made).pdf, sheet


def test_a_filled_in_sheet_has_a_place_for_every_entry(sqlite: Database, draft: drafts.Draft) -> None:
    with sqlite.writing() as db:
        copy = copies.make(db, draft, "sv", "standard")
    pdf, sheet = drawn(sqlite, posting.FILLED, copy, {"code": "K7M4PX9QHACD"})
    assert set(sheet.layout["fields"]) == {"name", "things.1.what", "things.2.what"}
    assert "Extra blad" not in text(pdf) and {"Stolen", "Bordet"} <= set(text(pdf).split())
    assert faults(pdf) == []


def test_a_completion_is_the_letter_and_the_sheet_of_what_is_left(sqlite: Database, draft: drafts.Draft) -> None:
    with sqlite.writing() as db:
        copy = copies.make_completion(db, draft, ["name"], "sv", "standard")
    pdf, sheet = drawn(sqlite, posting.COMPLETION, copy, Letter("Något saknas", ("Svara här.",)).payload())
    assert set(sheet.layout["fields"]) == {"name"}
    words = text(pdf)
    assert 0 < words.find("Något saknas") < words.find("Svar som saknas") < words.find("1 Vad heter du?")
    assert copy.token in words and sheet.token not in words and faults(pdf) == []
