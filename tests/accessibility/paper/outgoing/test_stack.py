"""On two sides no sheet begins on the back of a letter: the letter stays with its reader, and the sheet is sent back."""

from pathlib import Path

import pytest

from accessibility.languages import say_for
from accessibility.paper.answered.edition import Edition
from accessibility.paper.outgoing import letters, parcel, posted, print_run, stack
from accessibility.paper.outgoing.stack import Paper
from eservices import people, services
from eservices.contact_centre.letters.outgoing import batches, manifests, posting
from eservices.contact_centre.letters.outgoing.batches import Batch
from eservices.contact_centre.letters.outgoing.manifests import Line
from eservices.contact_centre.letters.outgoing.posting import Address, Letter, Order, Posting
from eservices.database import Database
from eservices.municipality import Municipality
from forms import library
from tests.accessibility.paper.conftest import TOKEN, VERSION, made
from tests.accessibility.paper.reading_back import codes, faults, pages, text_of_page

ELSA = Address("Elsa Andersson", ("Storgatan 1", "123 45 Lillköping"))
MOVED = Address("Elsa Andersson", ("Nygatan 2", "123 46 Lillköping"))
COUNT = 5
"""The pages of the sheet of the shipped form "contact"."""


def owners(pdf: bytes) -> list[str]:
    """Whose each page is: a sheet's token, "letter", or "" where the page is blank."""
    return [_owner(picture, text_of_page(pdf, number)) for number, picture in enumerate(pages(pdf))]


def _owner(picture, words: str) -> str:
    name = next(iter(codes(picture).values()), "")
    return name.rpartition(".")[2] or ("letter" if words.strip() else "")


@pytest.fixture
def orders(sqlite: Database) -> tuple[int, int, int]:
    """A letter, two blank sheets, and those two once more to another address, as they lie on the table."""
    with sqlite.writing() as db:
        people.ensure_group(db, people.CONTACT_CENTRE)
        version = services.publish(db, library.form("contact"), "källa", "Astrid")
        said = Letter("Besked", ("Hej Elsa!",)).payload()
        letter = posting.order(db, Order(posting.LETTER, "Besked", ELSA, "sv", said), None)
        two = {"version_id": version.id, "count": 2}
        blank = posting.order(db, Order(posting.BLANK, "Kontakt", ELSA, "sv", two), None)
        numbers = letter.id or 0, blank.id or 0
    for number in numbers:
        posted.render(sqlite, {"posting_id": number}, municipality=Municipality())
    with sqlite.writing() as db:
        again = Order(posting.BLANK, "Kontakt", MOVED, "sv", {"again": numbers[1]})
        return *numbers, posting.order(db, again, None).id or 0


def printed(database: Database, *, is_two_sided: bool) -> tuple[bytes, list[Line]]:
    """The pile with all that lies on the table, and what its list says of it."""
    with database.writing() as db:
        number = batches.make(db, None, people.CONTACT_CENTRE, posting.ECONOMY, is_two_sided=is_two_sided).id
    print_run.print_batch(database, {"batch_id": number}, municipality=Municipality())
    with database.reading() as db:
        batch = db.get_one(Batch, number)
        listed = manifests.lines(batches.letters(db, batch), is_two_sided=is_two_sided)
        db.expunge_all()
        return batches.file(db, db.get_one(Batch, number), batches.LETTERS), listed


def test_on_two_sides_every_leaf_is_of_one_letter_or_of_one_sheet(sqlite: Database, orders: tuple[int, int, int]) -> None:
    pile, listed = printed(sqlite, is_two_sided=True)
    found = owners(pile)
    assert all(back in ("", front) for front, back in zip(found[::2], found[1::2], strict=True))
    first, second = sorted(set(found) - {"", "letter"}, key=found.index)
    packet = ["letter", "", *COUNT * [first], "", *COUNT * [second], ""]
    assert found == ["letter", "", *packet, "letter", "", *packet]
    assert faults(pile) == []
    assert [(line.letter.id, line.first, line.last, line.leaves) for line in listed] == [
        (orders[0], 1, 1, 1), (orders[1], 3, 15, 7), (orders[2], 17, 31, 8),
    ]  # fmt: skip
    for line in listed:
        assert line.letter.to_lines[0] in text_of_page(pile, line.first - 1)
        assert [found[line.last - 1] != "", found[line.last : line.last + 1]] == [True, [""]]
    assert sum(line.leaves for line in listed) * 2 == len(found)


def test_on_one_side_no_page_is_blank(sqlite: Database, orders: tuple[int, int, int]) -> None:
    pile, listed = printed(sqlite, is_two_sided=False)
    found = owners(pile)
    assert "" not in found and len(found) == sum(line.letter.pages for line in listed) == sum(line.leaves for line in listed)
    assert {(line.letter.id, line.first, line.last) for line in listed} == {
        (orders[0], 1, 1), (orders[1], 2, 12), (orders[2], 13, 24),
    }  # fmt: skip


def test_what_was_drawn_without_its_parts_begins_on_one_leaf(sqlite: Database, orders: tuple[int, int, int]) -> None:
    with sqlite.writing() as db:
        db.get_one(Posting, orders[1]).parts = []
    pile, listed = printed(sqlite, is_two_sided=True)
    assert [(line.first, line.last, line.leaves) for line in listed] == [(1, 1, 1), (3, 13, 6), (15, 27, 7)]
    found = owners(pile)
    assert found[2] == "letter" and "" not in found[2:13] and found[14:17] == ["letter", "", "letter"]


@pytest.mark.parametrize("most", [stack.MOST_TOLD, 1])
def test_a_pile_of_pages_alone_is_filled_up_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(stack, "MOST_TOLD", most)
    master, to = made("contact"), letters.To(ELSA.name, ELSA.lines)
    edition = Edition(library.form("contact"), VERSION, master.pdf, master.layout)
    drawn = parcel.render(edition, (TOKEN,), to, Municipality(), say_for("sv"))
    assert drawn.parts == (1, COUNT)
    (tmp_path / "1.pdf").write_bytes(drawn.pdf)
    pile = stack.stacked([Paper("sv", tmp_path / "1.pdf", drawn.parts)] * 2, "Omgång", is_two_sided=True)
    assert owners(pile.pdf) == ["letter", "", *COUNT * [TOKEN], ""] * 2
    assert pile.pages == 16
