"""A letter is read aloud and seen as one letter, whatever its language and size, and its address lies in the window."""

import pytest

from accessibility.languages import say_for
from accessibility.paper import jobs
from accessibility.paper.outgoing import letters
from eservices.contact_centre.letters.outgoing import posting
from eservices.contact_centre.letters.outgoing.posting import Address, Letter, Order, Posting
from eservices.database import Database
from eservices.files import Files
from eservices.municipality import Municipality
from eservices.people import CONTACT_CENTRE, ensure_group
from eservices.worker import run_due
from tests.accessibility.paper.reading_back import faults, text

TO = letters.To("Elsa Andersson", ["c/o Berg", "Storgatan 1", "123 45 Lillköping"])
SAID = Letter("Din kod", ("Hej!", "- Läs koden för oss.\n- Ge den inte till någon annan."), "K7M4 PX9Q", "Koden är", ("Tack!",))


@pytest.mark.parametrize(("language", "size"), [("sv", "standard"), ("sv", "large"), ("en", "standard"), ("fi", "large")])
def test_a_letter_is_accessible_and_says_what_it_should(language, size):
    drawn = letters.render(SAID.payload(), TO, Municipality(), say_for(language), size)
    words = text(drawn.pdf)
    assert faults(drawn.pdf) == [] and drawn.pages == 1
    for said in ("Elsa Andersson", "Storgatan 1", "Läs koden för oss", "K7M4 PX9Q", "Tack!"):
        assert said in words


def test_a_letter_from_the_right_is_accessible_and_keeps_the_code_from_the_left():
    arabic = Letter("رمزك", ("مرحبا",), "K7M4 PX9Q")
    drawn = letters.render(arabic.payload(), TO, Municipality(), say_for("ar"), "large")
    assert faults(drawn.pdf) == [] and "K7M4 PX9Q" in text(drawn.pdf)


def test_a_long_letter_goes_on_and_its_help_stands_once():
    long = Letter("Rubrik", tuple(f"Stycke {n}. " + "Ord " * 60 for n in range(30)))
    drawn = letters.render(long.payload(), TO, Municipality(), say_for("sv"))
    words = text(drawn.pdf)
    assert drawn.pages > 2 and faults(drawn.pdf) == []
    assert words.count("Behöver du hjälp?") == 1 and f"Sida {drawn.pages} av {drawn.pages}" in words


def test_help_alone_never_takes_a_page():
    just = Letter("Rubrik", ("Ord " * 150, "Ord " * 90))
    words = text(letters.render(just.payload(), TO, Municipality(), say_for("sv"), "large").pdf)
    assert "Sida 1 av 1" in words and "Behöver du hjälp?" not in words and "0123-45 67 00" in words


def test_what_is_written_by_others_stays_words():
    drawn = letters.render(Letter("<b>", ("<img src=file:///etc/passwd>",)).payload(), TO, Municipality(), say_for("sv"))
    assert "<img src=file:///etc/passwd>" in text(drawn.pdf)


@pytest.mark.parametrize("size", ["standard", "large"])
def test_the_address_lies_in_the_window_and_nothing_else_does(size):
    import io

    import pypdfium2

    drawn = letters.render(SAID.payload(), TO, Municipality(), say_for("sv"), size)
    page = pypdfium2.PdfDocument(io.BytesIO(drawn.pdf))[0].get_textpage()
    mm = 72 / 25.4
    window = page.get_text_bounded(left=105 * mm, right=210 * mm, top=(297 - 35) * mm, bottom=(297 - 85) * mm)
    assert window.split("\r\n") == [TO.name, *TO.lines]
    safe = page.get_text_bounded(left=109 * mm, right=195 * mm, top=(297 - 44) * mm, bottom=(297 - 67) * mm)
    assert safe.split("\r\n") == [TO.name, *TO.lines]


def test_the_worker_draws_a_letter_once(sqlite: Database, tmp_path):
    with sqlite.writing() as db:
        ensure_group(db, CONTACT_CENTRE)
        to = Address(TO.name, tuple(TO.lines))
        made = posting.order(db, Order(posting.LETTER, "Kod", to, "sv", SAID.payload(), size="large"), None).id
    handlers = jobs.handlers(Municipality(), Files(tmp_path))
    assert run_due(sqlite, handlers) == 1
    jobs.posted.render(sqlite, {"posting_id": made}, municipality=Municipality())
    with sqlite.reading() as db:
        ready = db.get_one(Posting, made)
        assert (ready.state, ready.pages) == ("ready", 1) and "K7M4 PX9Q" in text(ready.pdf)
