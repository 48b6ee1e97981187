"""A filled-in sheet is the master with the answers on it: seen in their places, read aloud after their questions, quickly."""

import io
import time
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2
import pytest

from accessibility.languages import say_for
from accessibility.paper.answered.edition import Edition
from accessibility.paper.answered.entries import Written, written
from accessibility.paper.answered.filling import fill
from accessibility.paper.answered.penned import wrapped
from accessibility.paper.files import marks
from accessibility.paper.outgoing import letters, packet
from accessibility.paper.outgoing.piece import Copied, Drawn
from eservices.municipality import Municipality
from forms import library
from forms.answers import Answer, Answers, entry_path
from forms.journey import walk
from forms.kinds import kind_of
from tests.accessibility.paper import structure
from tests.accessibility.paper.conftest import VERSION, made, small
from tests.accessibility.paper.reading_back import codes, faults, pages, text, text_of_page
from tests.walking import SOUND

TOKEN = "C4PYMNPQRTWXY34"
TO = letters.To("Elsa Andersson", ["Storgatan 1", "123 45 Lillköping"])
POINTS_PER_MM = 72 / 25.4


def answers(service: str, entries: tuple[int, ...] = (4, 7), **own: object) -> dict[str, Answer]:
    """A sound answer to every question of a form; its groups have entries of these numbers."""
    found: dict[str, Answer] = {}
    for question, group in library.form(service).questions():
        raw = {part: [words] if isinstance(words, str) else words for part, words in SOUND[question.kind](question).items()}
        value = own.get(question.key, kind_of(question).read(question, raw))
        for entry in entries if group else (0,):
            found[entry_path(group.key, entry, question.key) if group else question.key] = Answer(value)
        if group:
            found[group.key] = Answer(list(entries))
    return {path: answer for path, answer in found.items() if answer.value is not None}


def edition(service: str, language: str = "sv", size: str = "standard") -> Edition:
    master = made(service, language, size)
    return Edition(library.form(service), VERSION, master.pdf, master.layout)


def sheet(service: str, given: Answers, language: str = "sv", size: str = "standard") -> tuple[bytes, frozenset[str]]:
    of = edition(service, language, size)
    done = fill(of, TOKEN, walk(of.form, given, has_come=True), say_for(language))
    return done.pdf, done.unfit


def posted(service: str, given: Answers, language: str = "sv", size: str = "standard") -> Drawn:
    copied = Copied(TOKEN, given, "K7M4PX9QHACD", date(2027, 3, 1))
    return packet.render(edition(service, language, size), copied, TO, Municipality(), say_for(language))


def told(pdf: bytes) -> list[str]:
    """What a reader aloud says for what was filled in, in the order of the sheet, each with the question that it follows."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return list(_told(opened.Root.StructTreeRoot.K[0]))


def _told(element):
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            if "/ActualText" in kid and "/ID" in element:
                yield f"{element.ID}: {kid.ActualText}"
            yield from _told(kid)


def seen(pdf: bytes, box: list[float]) -> str:
    """The words inside a box of the layout map."""
    page, left, top, right, bottom = box
    leaf = pypdfium2.PdfDocument(pdf)[page - 1].get_textpage()
    at = (edge * POINTS_PER_MM for edge in (left, 297 - bottom, right, 297 - top))
    return leaf.get_text_bounded(*at).strip()


def test_every_kind_is_written_in_its_place_and_told_after_its_question():
    given = answers("specimen")
    pdf, unfit = sheet("specimen", given)
    form, fields = library.form("specimen"), made("specimen").layout["fields"]
    name, where = (next(q.key for q, _ in form.questions() if q.kind == kind) for kind in ("text", "address"))
    assert unfit == frozenset() and faults(pdf) == []
    assert seen(pdf, fields[name]["parts"][""]["boxes"][0]) == "Astrid Ek"
    address = fields[where]["parts"]
    assert [seen(pdf, box) for box in address["postcode"]["boxes"]] == list("12345")
    assert seen(pdf, address["city"]["boxes"][0]) == "Lillköping"
    spoken = told(pdf)
    assert f"{name}: Ifyllt: Astrid Ek" in spoken and f"{where}: Ifyllt: Storgatan 1\n123 45 Lillköping" in spoken
    journey = walk(form, given, has_come=True)
    kinds = {asked.question.kind for asked in journey.asked if asked.path in journey.shown} - {"computed", "signature"}
    assert len(spoken) == sum(asked.question.kind in kinds for asked in journey.asked if asked.path in journey.shown)


def test_a_cross_stands_in_the_box_that_was_chosen_and_in_no_other():
    form = library.form("specimen")
    pdf, _ = sheet("specimen", answers("specimen"))
    question = next(q for q, _ in form.questions() if q.kind == "yes_no")
    boxes = made("specimen").layout["fields"][question.key]["options"]
    picture = list(pages(pdf))[boxes["yes"][0] - 1]
    per_mm = picture.shape[1] / 210

    def ink(code: str) -> float:
        left, top, right, bottom = (round(edge * per_mm) for edge in boxes[code][1:])
        inner = picture[top + 4 : bottom - 4, left + 4 : right - 4]
        return float((inner < 128).mean())

    assert ink("yes") > 0.1 and ink("no") == 0


def test_each_page_carries_the_copys_name_and_nowhere_the_masters():
    pdf, _ = sheet("contact", answers("contact"))
    names = [marks.payload("contact", VERSION, page, TOKEN) for page in range(1, made("contact").pages + 1)]
    assert [codes(picture) for picture in pages(pdf)] == [dict.fromkeys(("QRCode", "DataMatrix"), name) for name in names]
    with pikepdf.open(io.BytesIO(made("contact").pdf)) as master:
        assert len(master.pages[0].obj.Contents) == 3
    assert TOKEN in text(pdf) and "K7M4PX9QHACD346" not in text(pdf)


def test_filling_takes_a_small_part_of_what_drawing_takes():
    from accessibility.paper.sheets import sheet as drawing

    given, form = answers("contact"), library.form("contact")
    sheet("contact", given)
    began = time.process_time()
    drawing.render(form, VERSION, TOKEN, Municipality(), say_for("sv"))
    middle = time.process_time()
    for _ in range(5):
        sheet("contact", given)
    drawn, filled = middle - began, (time.process_time() - middle) / 5
    assert filled * 40 < drawn, f"{drawn:.3f} s to draw, {filled:.3f} s to fill"


def test_a_copy_is_its_master_with_more_at_its_end_whatever_was_copied_before():
    given, master = answers("contact"), made("contact").pdf
    first, _ = sheet("contact", given)
    blank, _ = sheet("contact", {})
    assert first.startswith(master) and blank.startswith(master)
    assert told(blank) == [] and sheet("contact", given)[0] == first


def test_letters_that_the_master_does_not_have_are_put_in_with_the_answer_that_asks_for_them():
    given = answers("contact", message="Ŋállu, Žofia")
    pdf, unfit = sheet("contact", given)
    assert unfit == frozenset() and faults(pdf) == []
    assert "Ŋállu, Žofia" in text(pdf) and "Ŋállu, Žofia" not in text(sheet("contact", answers("contact"))[0])


def test_an_answer_that_goes_over_to_the_next_page_is_told_once():
    of = edition("contact")
    field = of.layout["fields"]["message"]
    page, *first = field["parts"][""]["boxes"][0]
    rows = field["parts"][""] | {"boxes": [[page, *first], [page + 1, *first]]}
    layout = of.layout | {"fields": of.layout["fields"] | {"message": field | {"parts": {"": rows}}}}
    words = "Lampan på Storgatan är trasig sedan i går.\nDet är mörkt."
    journey = walk(of.form, answers("contact", message=words), has_come=True)
    pdf = fill(replace(of, layout=layout), TOKEN, journey, say_for("sv")).pdf
    assert faults(pdf) == [] and "Det är mörkt." in text_of_page(pdf, page)
    assert sum("Det är mörkt." in each for each in told(pdf)) == 1
    with structure.opened(pdf) as opened:
        read = [(each.page, each.mark) for each in structure.read(opened)]
        assert set(read) == structure.marked(opened) and len(set(read)) == len(read)


def test_what_does_not_fit_is_starred_and_told_in_full_on_a_sheet_that_follows():
    long = "Det finns mycket att berätta. " * 60
    drawn = posted("contact", answers("contact", message=long))
    words = text(drawn.pdf)
    assert "* Se extra blad" in words and words.count("Det finns mycket att berätta.") == 60
    assert drawn.parts == (1, made("contact").pages + 1) and faults(drawn.pdf) == []
    last = [codes(picture) for picture in pages(drawn.pdf)][-1]
    assert last["QRCode"] == marks.payload("contact", VERSION, made("contact").pages + 1, TOKEN)


def test_words_in_letters_that_are_joined_stand_in_full_on_the_extra_sheet():
    drawn = posted("contact", answers("contact", message="مرحبا بكم"), "ar")
    assert faults(drawn.pdf) == [] and drawn.pages == 1 + made("contact", "ar").pages + 1


def test_more_entries_than_the_sheet_has_room_for_stand_on_extra_sheets():
    _, unfit = sheet("specimen", answers("specimen", entries=(2, 5, 6, 9)))
    paths = {path for path in made("specimen").layout["fields"] if "." in path}
    assert any(path.startswith(next(iter(paths)).split(".")[0] + ".3.") for path in unfit)
    assert not unfit & paths
    assert "Kostnad 4" in text(posted("specimen", answers("specimen", entries=(2, 5, 6, 9))).pdf)


def test_the_letter_tells_what_is_left_and_how_to_go_on():
    given = {path: answer for path, answer in answers("contact").items() if path in ("matter", "message")}
    words = text(posted("contact", given).pdf)
    assert "Kvar att svara på: fråga" in words and "K7M4 PX9Q HACD" in words and "1 mars 2027" in words
    assert words.index("Elsa Andersson") < words.index("Så fyller du i")


def test_a_packet_is_read_from_its_letter_to_its_last_sheet_in_one_file():
    drawn = posted("contact", answers("contact", message="ord " * 600), size="large")
    with pikepdf.open(io.BytesIO(drawn.pdf)) as opened:
        tree = opened.Root.StructTreeRoot
        keys = [int(page.obj.StructParents) for page in opened.pages]
        owners = pikepdf.NumberTree(tree.ParentTree)
        assert len(set(keys)) == len(keys) and all(key in owners for key in keys)
        numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        order = [number for element in tree.K[0].K for number in _pages(element, numbers)]
    assert order == sorted(order) and set(order) == set(numbers.values()) and faults(drawn.pdf) == []


def _pages(element, numbers):
    if "/Pg" in element and any(isinstance(kid, int) for kid in element.K):
        yield numbers[element.Pg.objgen]
        return
    for kid in element.get("/K", []):
        if not isinstance(kid, int):
            yield from _pages(kid, numbers)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("phone", "+46701740605", Written(parts={"": "0701740605"})),
        ("phone", "+358401234567", Written(parts={"": "+358401234567"})),
        ("date", "2026-02-03", Written(parts={"day": "03", "month": "02", "year": "2026"})),
        ("time", "09:05", Written(parts={"hour": "09", "minute": "05"})),
        ("personal_number", {"number": "19121212-1212"}, Written(parts={"date": "19121212", "last": "1212"})),
        ("money", "12.50", Written(parts={"": "12", "decimals": "50"}, is_number=True)),
        ("integer", 7, Written(parts={"": "7", "decimals": ""}, is_number=True)),
        ("file", {"state": "later", "files": []}, Written(frozenset({"later"}))),
        ("signature", {"name": "Elsa", "on": "2026-01-01"}, Written()),
    ],
)
def test_an_answer_is_written_as_a_pen_would(kind, value, expected):
    [(question, _)] = small({"question": "it", "kind": kind, "label": "Vad?"}).questions()
    assert written(question, value) == expected


def test_who_has_no_personal_number_is_crossed_and_born():
    [(question, _)] = small({"question": "it", "kind": "personal_number", "label": "Vad?"}).questions()
    found = written(question, {"none": True, "born": "1950-03-09"})
    assert found.ticks == {"none"} and found.parts["born-day"] == "09" and found.parts["born-year"] == "1950"


def test_lines_part_between_words_and_inside_one_only_where_it_must():
    lines = list(wrapped("ett två " + "x" * 80, 60, 14))
    assert lines[0] == "ett två" and "".join(lines[1:]) == "x" * 80 and all(lines)
