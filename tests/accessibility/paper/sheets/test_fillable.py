"""A sheet to fill in on a screen: a program fills in its fields, saves them and prints them; a reader aloud knows each."""

import ctypes
import io
from collections.abc import Iterator, Mapping
from functools import cache

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from accessibility.paper.sheets.measures import MEASURES, Size
from forms import library
from tests.accessibility.paper.conftest import made, small
from tests.accessibility.paper.reading_back import faults, fonts, pages, seen

FLAGS = {"required": 2, "multiline": 1 << 12, "radio": 1 << 15, "no_scroll": 1 << 23, "comb": 1 << 24}


@cache
def opened(service: str = "specimen", language: str = "sv", size: Size = "standard") -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made(service, language, size).fillable))


def fields(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    return {str(field.T): field for field in pdf.Root.AcroForm.Fields}


def flags(field: pikepdf.Object) -> set[str]:
    return {name for name, bit in FLAGS.items() if int(field.Ff) & bit}


def widgets(pdf: pikepdf.Pdf) -> Iterator[tuple[int, pikepdf.Object]]:
    for number, page in enumerate(pdf.pages):
        yield from ((number, each) for each in page.obj.get("/Annots", []))


def typed(pdf: bytes, answers: Mapping[str, str]) -> bytes:
    """The file as a program saves it, in which somebody has clicked and typed; a box or button is named by its state."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    leaves = [document[number] for number in range(len(document))]
    with pikepdf.open(io.BytesIO(pdf)) as plan:
        for number, widget in widgets(plan):
            name = str(widget.T if "/T" in widget else widget.Parent.T)
            states = widget.AP.N.keys() if not isinstance(widget.AP.N, pikepdf.Stream) else ()
            if name in answers and (not states or f"/{answers[name]}" in states):
                _type(document, leaves[number], [float(edge) for edge in widget.Rect], "" if states else answers[name])
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _type(document: pypdfium2.PdfDocument, leaf: pypdfium2.PdfPage, box: list[float], words: str) -> None:
    at = (document.formenv, leaf, 0, ctypes.c_double(box[0] + 5), ctypes.c_double(box[3] - 7))
    raw.FORM_OnLButtonDown(*at)
    raw.FORM_OnLButtonUp(*at)
    for letter in words:
        raw.FORM_OnChar(document.formenv, leaf, ord(letter), 0)
    raw.FORM_ForceToKillFocus(document.formenv)


ANSWERS = {
    "full_name": "Åsa Öberg", "pet": "yes", "animals:dog": "dog", "guests": "12", "home_address:postcode": "12345",
    "reason": "Det är roligt att prova. " * 6,
}  # fmt: skip


def test_what_is_typed_is_saved_under_its_questions_name_and_seen_in_its_place():
    saved = typed(made("specimen").fillable, ANSWERS)
    with pikepdf.open(io.BytesIO(saved)) as pdf:
        found = {name: str(field.V).lstrip("/") for name, field in fields(pdf).items() if str(field.V) not in ("", "/Off")}
    assert found == ANSWERS | {"reason": ANSWERS["reason"]}
    places = made("specimen").layout["fields"]
    assert seen(saved, places["full_name"]["parts"][""]["boxes"][0]) == "Åsa Öberg"
    assert [seen(saved, box) for box in places["home_address"]["parts"]["postcode"]["boxes"]] == list("12345")
    assert faults(saved) == []


def test_a_button_is_crossed_in_its_box_and_lets_go_of_the_other():
    saved = typed(made("specimen").fillable, {"pet": "yes"})
    boxes = made("specimen").layout["fields"]["pet"]["options"]
    assert [_ink(saved, boxes[code]) > 0.1 for code in ("yes", "no")] == [True, False]
    again = typed(saved, {"pet": "no"})
    assert [_ink(again, boxes[code]) > 0.1 for code in ("yes", "no")] == [False, True]


def _ink(pdf: bytes, box: list[float]) -> float:
    picture = list(pages(pdf, 100, with_fields=True))[box[0] - 1]
    left, top, right, bottom = (round(edge * 100 / 25.4) for edge in box[1:])
    return float((picture[top + 3 : bottom - 3, left + 3 : right - 3] < 128).mean())


@pytest.mark.parametrize(("service", "language", "size"), [("specimen", "sv", "standard"), ("contact", "ar", "large")])
def test_it_is_valid_and_its_letters_are_in_it(service, language, size):
    pdf = made(service, language, size).fillable
    assert faults(pdf) == [] and all(fonts(pdf).values())
    assert opened(service, language, size).check_pdf_syntax() == []


def test_every_place_to_write_on_has_a_field_but_the_room_for_a_hand_to_sign_in():
    found, places = fields(opened()), made("specimen").layout["fields"]
    for path, place in places.items():
        name = path.replace(".", "/")
        parts = {f"{name}:{part}" if part else name for part in place["parts"]} - {"signature"}
        assert parts <= found.keys(), path
        assert not place["options"] or name in found or {f"{name}:{code}" for code in place["options"]} <= found.keys(), path
    assert "signature" not in found and "signature:name" in found


def test_each_field_lies_on_the_boxes_that_are_printed_for_it():
    for number, widget in widgets(opened()):
        name = str(widget.T if "/T" in widget else widget.Parent.T)
        path, _, part = name.partition(":")
        place = made("specimen").layout["fields"][path.replace("/", ".")]
        code = next((key.lstrip("/") for key in widget.AP.N if key != "/Off"), "") if "/AS" in widget else part
        boxes = [place["options"][code]] if "/AS" in widget else place["parts"][code]["boxes"]
        left, top, right, bottom = boxes[0][1], boxes[0][2], boxes[-1][3], boxes[-1][4]
        x0, y0, x1, y1 = (float(edge) * 25.4 / 72 for edge in widget.Rect)
        assert boxes[0][0] == number + 1
        assert [x0, 297 - y1, x1, 297 - y0] == pytest.approx([left, top, right, bottom], abs=1.9), name


def test_a_field_is_told_by_its_question_its_entry_and_what_stands_beside_it():
    found = {name: str(field.TU) for name, field in fields(opened()).items()}
    assert found["home_address:city"] == "15. Vilken adress har du? Ort"
    assert found["expenses/2/thing"] == "20. Kostnad 2: Vad betalar du för?"
    assert found["guests"] == "7. Hur många gäster kommer? gäster"
    assert all(found.values()) and len(set(found.values())) > len(found) - 4
    assert str(fields(opened("contact", "ar"))["matter"].TU)[-1] == "؟"


def test_a_group_of_buttons_is_told_by_its_question_and_each_button_by_its_option():
    group = fields(opened())["pet"]
    assert flags(group) == {"radio", "required"} and str(group.TU) == "3. Har du husdjur?" and group.V == "/Off"
    assert [str(kid.TU) for kid in group.Kids] == [f"3. Har du husdjur? {word}" for word in ("Ja", "Nej", "Vet inte")]
    assert all("/T" not in kid and kid.AS == "/Off" and "/Off" in kid.AP.N for kid in group.Kids)


def test_cells_take_one_character_each_and_lines_no_more_than_is_seen():
    found = fields(opened())
    assert flags(found["telephone"]) == {"comb"} and found["telephone"].MaxLen == 14
    assert flags(found["reason"]) == {"multiline", "no_scroll"} and found["reason"].MaxLen == 500
    assert flags(found["full_name"]) == {"no_scroll", "required"}
    cell = MEASURES["standard"].cell_width + MEASURES["standard"].gap
    left, _, right, _ = (float(edge) * 25.4 / 72 for edge in found["telephone"].Rect)
    assert right - left == pytest.approx(14 * cell, abs=0.1)


def test_only_what_everyone_must_answer_is_required():
    found = fields(opened())
    must = {name for name, field in found.items() if "required" in flags(field)}
    form = library.form("specimen")
    assert {"guests", "first_day:day", "home_address:city", "truth:yes"} <= must
    assert not must & {"home_address:care_of", "personal_number:last", "total", "signature:name", "expenses/1/thing"}
    assert all(form.questions_by_key[name.partition(":")[0].split("/")[-1]].required == "yes" for name in must)


def test_each_field_stands_in_the_reading_order_under_its_question_beside_its_words():
    spoken = list(_spoken(opened(), opened().Root.StructTreeRoot.K[0], ""))
    assert len(spoken) == len(list(widgets(opened())))
    for path, widget in spoken:
        name = str(widget.T if "/T" in widget else widget.Parent.T)
        assert name.partition(":")[0].replace("/", ".") == path
    assert all(page.obj.Tabs == "/S" for page in opened().pages)


def _spoken(pdf: pikepdf.Pdf, element: pikepdf.Object, question: str) -> Iterator[tuple[str, pikepdf.Object]]:
    """Each widget in the order in which it is read, with the question that it stands under; its way back is right."""
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            continue
        if kid.get("/Type") == "/OBJR":
            owner = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(kid.Obj.StructParent)]
            assert element.S == "/Form" and owner.objgen == element.objgen
            yield question, kid.Obj
            continue
        yield from _spoken(pdf, kid, str(kid.ID) if kid.get("/S") == "/Sect" and "/ID" in kid else question)


def test_it_holds_no_script_and_asks_no_program_to_draw_it():
    form = opened().Root.AcroForm
    assert "/NeedAppearances" not in form and "/XFA" not in form
    assert not [each for each in opened().objects if isinstance(each, pikepdf.Dictionary) and ("/JS" in each or "/AA" in each)]


def test_its_printed_words_and_codes_are_those_of_the_sheet():
    sheet = made("contact")
    one, other = (list(pages(pdf, 72)) for pdf in (sheet.pdf, sheet.fillable))
    assert all((a == b).all() for a, b in zip(one, other, strict=True))


def test_a_label_lent_by_another_language_is_told_in_that(lay_out):
    form = small(
        {"question": "it", "kind": "text", "label": "Vad heter du?"}, languages=["sv", "en"],
    )  # fmt: skip
    rendered = lay_out(form, language="en")
    with pikepdf.open(io.BytesIO(rendered.fillable)) as pdf:
        [(_, widget)] = widgets(pdf)
        owner = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(widget.StructParent)]
        assert str(owner.Lang) == "sv"
