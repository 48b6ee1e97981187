"""A batch is one job: each letter drawn once, bound in one file with a list and labels, whatever dies on the way."""

import io
from collections.abc import Iterator

import pikepdf
import pytest

from accessibility.paper import jobs, workshop
from accessibility.paper.outgoing import print_run, stack
from eservices import people
from eservices.contact_centre.letters.outgoing import batches, posting
from eservices.contact_centre.letters.outgoing.batches import Batch
from eservices.contact_centre.letters.outgoing.posting import Address, Letter, Order, Posting
from eservices.database import Database
from eservices.files import Files
from eservices.jobs import MoreToDo
from eservices.municipality import Municipality
from eservices.worker import run_due
from tests.accessibility.paper.reading_back import faults, text
from tests.drills import printing as drills

NAMES = ("Elsa Åkesson", "Bo Ek", "Cem Demir")


@pytest.fixture
def batch(sqlite: Database) -> Batch:
    """Three letters and a sheet of a copy that nobody has made."""
    with sqlite.writing() as db:
        people.ensure_group(db, people.CONTACT_CENTRE)
        for name in NAMES:
            to, said = Address(name, ("Storgatan 1", "123 45 Lillköping")), Letter("Besked", (f"Hej {name}!",))
            posting.order(db, Order(posting.LETTER, "Besked", to, "sv", said.payload()), None, at_once=False)
        sheet = Order(posting.FILLED, "Blankett", to, "sv", {"copy": "NONE", "code": "K7M4"})
        posting.order(db, sheet, None, at_once=False)
        return batches.make(db, None, people.CONTACT_CENTRE, posting.ECONOMY, is_two_sided=True)


def file(database: Database, batch: Batch, kind: str) -> bytes:
    with database.reading() as db:
        return batches.file(db, db.get_one(Batch, batch.id), kind)


def test_the_worker_prints_a_batch_with_its_list_and_labels_and_sets_aside_what_cannot_be_drawn(sqlite, batch, tmp_path):
    assert run_due(sqlite, jobs.handlers(Municipality(), Files(tmp_path))) == 1
    words = text(file(sqlite, batch, "letters"))
    assert [words.index(f"Hej {name}!") for name in NAMES] == sorted(words.index(f"Hej {name}!") for name in NAMES)
    for kind, told in (("list", "Omgång 1"), ("labels", "Storgatan 1")):
        printed = file(sqlite, batch, kind)
        assert faults(printed) == [] and told in text(printed) and all(name in text(printed) for name in NAMES)
    with sqlite.reading() as db:
        assert batches.files(db, batch) == {"letters": 6, "list": 1, "labels": 1}
        assert [each.title for each in db.exec(Posting.__table__.select().where(Posting.state == "failed"))] == ["Blankett"]


def test_the_pile_is_read_aloud_letter_by_letter_each_in_its_language(sqlite):
    with sqlite.writing() as db:
        people.ensure_group(db, people.CONTACT_CENTRE)
        for name, language in zip(NAMES, ("sv", "fi", "ar"), strict=True):
            to, said = Address(name, ("Storgatan 1", "123 45 Lillköping")), Letter("Besked", (f"Hej {name}!",))
            posting.order(db, Order(posting.LETTER, "Besked", to, language, said.payload()), None, at_once=False)
        batch = batches.make(db, None, people.CONTACT_CENTRE, posting.ECONOMY, is_two_sided=True)
    print_run.print_batch(sqlite, {"batch_id": batch.id}, municipality=Municipality())
    pile = file(sqlite, batch, "letters")
    assert faults(pile) == []
    with pikepdf.open(io.BytesIO(pile)) as opened:
        parts, numbers = opened.Root.StructTreeRoot.K[0].K, {page.obj.objgen: n for n, page in enumerate(opened.pages)}
        assert [str(part.Lang) for part in parts] == ["sv", "fi", "ar"]
        assert [{numbers[each] for each in _pages(part)} for part in parts] == [{0}, {2}, {4}]


def test_a_pile_too_large_to_be_told_is_pages_alone(sqlite, batch, monkeypatch):
    monkeypatch.setattr(stack, "MOST_TOLD", 1)
    monkeypatch.setattr(workshop, "run", lambda work, *args: work(*args))
    print_run.print_batch(sqlite, {"batch_id": batch.id}, municipality=Municipality())
    pile = file(sqlite, batch, "letters")
    assert all(f"Hej {name}!" in text(pile) for name in NAMES)
    with pikepdf.open(io.BytesIO(pile)) as opened:
        assert len(opened.pages) == 6 and "/StructTreeRoot" not in opened.Root


def _pages(element: pikepdf.Object) -> Iterator[tuple[int, int]]:
    if "/Pg" in element:
        yield element.Pg.objgen
    for kid in element.get("/K", []):
        if not isinstance(kid, int) and kid.get("/Type") == "/StructElem":
            yield from _pages(kid)


def test_a_batch_that_takes_long_makes_way_for_others_and_goes_on_where_it_was(sqlite, batch, monkeypatch):
    monkeypatch.setattr(print_run, "HANDFUL", 2)
    monkeypatch.setattr(print_run, "ROUND_SECONDS", 0.0)
    drawn = []
    for _ in range(2):
        with pytest.raises(MoreToDo):
            print_run.print_batch(sqlite, {"batch_id": batch.id}, municipality=Municipality())
        drawn.append(drills.when_kept(sqlite, batch))
    assert [len(each) for each in drawn] == [2, 3] and drawn[0].items() <= drawn[1].items()
    print_run.print_batch(sqlite, {"batch_id": batch.id}, municipality=Municipality())
    assert file(sqlite, batch, "letters") and drills.when_kept(sqlite, batch) == drawn[1]


def test_no_letter_is_lost_or_kept_twice_when_the_worker_is_killed_in_the_middle(sqlite, tmp_path):
    seen = drills.drill(sqlite, tmp_path, 41, drills.work)
    assert (seen.jobs, seen.missing, seen.twice, seen.drawn_again) == (1, 0, 0, 0)
    assert 20 <= seen.before < 41
