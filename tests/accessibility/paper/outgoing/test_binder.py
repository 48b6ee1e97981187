"""A binder is one file: a cover that tells where everything is, and every sheet as it is, in its own language."""

from datetime import date

import pikepdf
import pypdfium2
import pytest

from accessibility.languages import say_for
from accessibility.paper import jobs, masters
from accessibility.paper.outgoing import binder, binder_run
from accessibility.paper.outgoing.leaves import Frame, Leaf
from eservices import binders, services, sheets
from eservices.files import Files
from eservices.jobs import MoreToDo
from eservices.municipality import Municipality
from eservices.worker import run_due
from forms import library
from tests.accessibility.paper import structure
from tests.accessibility.paper.conftest import VERSION, made, small
from tests.accessibility.paper.reading_back import codes, faults, pages, text

HERE = Municipality()
FRAME = Frame("Stadsbiblioteket", date(2027, 11, 22), "standard")
SHEETS = (("sv", "contact", "standard"), ("ar", "contact", "large"))


@pytest.fixture(scope="module")
def bound() -> tuple[bytes, int]:
    leaves = []
    for language, service, size in SHEETS:
        master, title = made(service, language, size), say_for(language).text(library.form(service).title)
        leaves.append(Leaf(language, title, VERSION, master.pages, master.pdf))
    return binder.bind(leaves, FRAME, HERE)


def test_it_is_valid_and_read_in_the_order_of_its_pages(bound):
    pdf, count = bound
    assert faults(pdf) == []
    with structure.opened(pdf) as opened:
        read = structure.read(opened)
        assert [each.page for each in read] == sorted(each.page for each in read)
        assert {(each.page, each.mark) for each in read} == structure.marked(opened)
        assert (
            count == len(opened.pages) == 1 + sum(1 + made(service, language, size).pages for language, service, size in SHEETS)
        )


def test_each_language_is_read_as_what_it_is(bound):
    with structure.opened(bound[0]) as opened:
        first_arabic = 1 + 1 + made("contact").pages
        languages = {each.language for each in structure.read(opened) if each.page >= first_arabic}
        assert "ar" in languages and {each.language for each in structure.read(opened) if each.page == 2} == {"sv"}


def test_the_cover_tells_where_until_when_and_on_which_page(bound):
    leaf = pypdfium2.PdfDocument(bound[0])[0].get_textpage().get_text_bounded()
    assert "Stadsbiblioteket" in leaf and "22 november 2027" in leaf
    assert "Kontakta kommunen 3 5 3" in " ".join(leaf.split())


def test_its_bookmarks_lead_to_the_sheets(bound):
    with structure.opened(bound[0]) as opened, opened.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Svenska", "العربية"]
        sheet = outline.root[0].children[0]
        assert sheet.title == "Kontakta kommunen" and sheet.destination[0].objgen == opened.pages[2].obj.objgen


def test_every_page_bears_its_number_and_a_sheets_page_its_own_code(bound):
    found = [codes(picture) for picture in list(pages(bound[0]))[:4]]
    assert found[:2] == [{}, {}] and found[2]["QRCode"].startswith("F1:CONTACT.3.1.")
    assert "– 4 –" in text(bound[0])


def test_no_two_elements_bear_one_name_and_tables_find_their_headings(bound):
    with structure.opened(bound[0]) as opened:
        names = [str(each.ID) for each in structure.elements(opened) if "/ID" in each]
        told = [str(name) for each in structure.elements(opened) for name in each.get("/A", {}).get("/Headers", [])]
        index = pikepdf.NameTree(opened.Root.StructTreeRoot.IDTree)
        assert len(set(names)) == len(names) and set(told) <= set(names) == set(index)


def test_the_worker_draws_what_is_missing_and_binds_it_once(sqlite, tmp_path):
    form = small({"question": "name", "kind": "text", "label": "Vad heter du?"}, languages=["sv"])
    with sqlite.writing() as db:
        version = services.publish(db, form, "källa", "Astrid").id
        number = binders.order(db, "Biblioteket", "standard", [], "Eva").id
    handlers = jobs.handlers(HERE, Files(tmp_path))
    run_due(sqlite, {binders.DRAW: handlers[binders.DRAW]})
    with sqlite.reading() as db:
        kept = binders.find(db, number)
        assert kept.pdf.startswith(b"%PDF") and kept.held == [["small", 1, "sv"]] and kept.face == HERE.face
        assert sheets.find(db, version, "sv", "standard", HERE.face).token in text(kept.pdf)
        assert binders.changes(kept, binders.offered(db), HERE.face, date(2026, 1, 1)) == []


def test_a_large_binder_makes_way_for_others_and_goes_on(sqlite, monkeypatch):
    held = [binders.Held("small", 1, "sv"), binders.Held("other", 1, "sv")]
    drawn = []
    monkeypatch.setattr(binder_run, "_leaf", lambda database, each, frame, municipality: drawn.append(each))
    with pytest.raises(MoreToDo):
        binder_run.bound(sqlite, held, FRAME, HERE, until=0)
    assert drawn == held[:1]


def test_one_that_was_taken_away_meanwhile_is_not_drawn(sqlite, monkeypatch):
    with sqlite.writing() as db:
        binder = binders.order(db, "Biblioteket", "standard", [], "Eva")
        binders.retire(db, binder, "Eva")
        payload = {"binder_id": binder.id}
    monkeypatch.setattr(masters, "draw", lambda *_: pytest.fail("drawn"))
    binder_run.draw_binder(sqlite, payload, municipality=HERE)
