"""A sheet that was filled in on a screen and sent back as a file is read as it was typed, and never as it pretends to look."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import cv2
import numpy
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from accessibility.scan import drawing, reading
from accessibility.scan.pages.squaring import PER_MM
from tests.accessibility.paper.conftest import made
from tests.accessibility.paper.sheets.test_fillable import fields, typed
from tests.accessibility.scan.paper import PDF

FILLED = {"matter": "fault", "reply": "phone", "name": "Elsa Åström", "telephone": "0701740605"}


def changed(change: Callable[[Pdf], None], answers: dict[str, str] = FILLED) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(typed(made("contact").fillable, answers))) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def read(data: bytes, page: int = 4, media_type: str = PDF) -> Any:
    sheet = made("contact")
    return reading.read(data, media_type, page, sheet.layout, page, sheet.pdf)


def field(data: bytes, path: str, page: int = 4) -> dict[str, Any]:
    return read(data, page).reading["fields"][path]


def text(data: bytes, path: str, part: str = "", page: int = 4) -> tuple[str, str]:
    found = field(data, path, page)["parts"][part]
    return found["state"], found.get("text", "")


def ticked(data: bytes, path: str, page: int) -> set[str]:
    return {code for code, tick in field(data, path, page)["ticks"].items() if tick["state"] != "empty"}


def ink(jpeg: bytes, box: list[float]) -> float:
    """How much of the inside of a box on a squared page is dark."""
    picture = cv2.imdecode(numpy.frombuffer(jpeg, numpy.uint8), cv2.IMREAD_GRAYSCALE)
    left, top, right, bottom = (round(edge * PER_MM) for edge in box[1:])
    return float((picture[top + 8 : bottom - 8, left + 8 : right - 8] < 128).mean())


def ink_drawn(pdf: Pdf, page: int) -> None:
    """A line across the name, drawn on the page itself."""
    leaf, (_, left, top, right, bottom) = pdf.pages[page - 1], made("contact").layout["fields"]["name"]["parts"][""]["boxes"][0]
    x0, x1, y = left * 72 / 25.4 + 9, right * 72 / 25.4 - 90, (297 - (top + bottom) / 2) * 72 / 25.4
    leaf.contents_add(pdf.make_stream(f"Q Q q 1.5 w {x0} {y} m {x1} {y + 8} l S".encode()), prepend=False)


def with_look(words: str) -> Callable[[Pdf], None]:
    """The name's field looks as if something else stood in it."""

    def change(pdf: Pdf) -> None:
        letters = Dictionary(Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)))
        content = f"BT /F 14 Tf 5 5 Td ({words}) Tj ET".encode()
        drawn = Stream(pdf, content, Subtype=Name.Form, BBox=[0, 0, 400, 25], Resources=letters)
        fields(pdf)["name"].AP = Dictionary(N=pdf.make_indirect(drawn))

    return change


# --- what was typed


def test_what_is_typed_is_read_to_the_letter_and_is_sure() -> None:
    data = changed(lambda pdf: None)
    assert text(data, "name") == ("typed", "Elsa Åström") and text(data, "telephone") == ("typed", "0701740605")
    assert (ticked(data, "matter", 2), ticked(data, "reply", 3)) == ({"fault"}, {"phone"})
    assert field(data, "name")["is_typed"] and not field(data, "name")["why"]
    assert text(data, "email") == ("empty", "") and not field(data, "email")["is_typed"]


def test_a_long_text_keeps_its_lines() -> None:
    data = changed(lambda pdf: setattr(fields(pdf)["message"], "V", String("Lampan är trasig.\r\nHälsningar\rElsa")))
    assert text(data, "message", page=3) == ("typed", "Lampan är trasig.\nHälsningar\nElsa")


def test_it_is_seen_in_its_place_on_the_straight_page() -> None:
    data, places = changed(lambda pdf: None), made("contact").layout["fields"]
    page = read(data).squared
    assert ink(page, places["name"]["parts"][""]["boxes"][0]) > 0.005
    assert ink(page, places["email"]["parts"][""]["boxes"][0]) == 0
    cells = [ink(page, box) > 0.02 for box in places["telephone"]["parts"][""]["boxes"]]
    assert cells == [True] * 10 + [False] * 4
    options = places["matter"]["options"]
    assert {code for code, box in options.items() if ink(read(data, 2).squared, box) > 0.05} == {"fault"}


def test_one_that_was_flattened_printed_or_photographed_is_read_as_a_picture() -> None:
    assert text(changed(lambda pdf: pdf.flatten_annotations("all")), "name")[0] == "ink"
    picture = drawing.draw(changed(lambda pdf: None), PDF, 4)
    out = io.BytesIO()
    picture.save(out, "JPEG")
    sheet = made("contact")
    seen = reading.read(out.getvalue(), "image/jpeg", 1, sheet.layout, 4, sheet.pdf).reading["fields"]["name"]
    assert seen["parts"][""]["state"] == "ink"


# --- what pretends


def test_what_a_field_looks_like_counts_for_nothing() -> None:
    """Where the file says one thing and shows another, what it says is read, and that is what a person sees."""
    said, honest = changed(with_look("Bo Ek")), changed(lambda pdf: None)
    assert text(said, "name") == ("typed", "Elsa Åström")
    assert read(said).squared == read(honest).squared
    pictures = [numpy.asarray(drawing.draw(data, PDF, 4, is_grey=True)) for data in (said, honest)]
    assert numpy.array_equal(*pictures)


@pytest.mark.parametrize("edges", [None, Array([String("a"), 0, 0, 0])])
def test_one_broken_field_does_not_let_the_others_look_as_they_like(edges: Array | None) -> None:
    def change(pdf: Pdf) -> None:
        with_look("Bo Ek")(pdf)
        broken = fields(pdf)["matter"].Kids[0]
        if edges is None:
            del broken.Rect
        else:
            broken.Rect = edges

    said, honest = changed(change), changed(lambda pdf: None)
    pictures = [numpy.asarray(drawing.draw(data, PDF, 4, is_grey=True)) for data in (said, honest)]
    assert numpy.array_equal(*pictures)


def left_behind(pdf: Pdf) -> None:
    del pdf.Root.AcroForm


def test_pages_that_were_taken_out_of_their_file_keep_what_is_typed_on_them() -> None:
    """Whoever merges or parts files may leave behind that the fields are a form: they hold what they hold."""
    data = changed(left_behind)
    assert text(data, "name") == ("typed", "Elsa Åström") and ticked(data, "matter", 2) == {"fault"}
    pictures = [numpy.asarray(drawing.draw(each, PDF, 4, is_grey=True)) for each in (data, changed(lambda pdf: None))]
    assert numpy.array_equal(*pictures)


def test_a_file_with_a_key_that_only_one_program_asks_for_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def asks(*_: object) -> Pdf:
        raise pikepdf.PasswordError

    data = changed(lambda pdf: None)
    with monkeypatch.context() as patched:
        patched.setattr(pikepdf, "open", asks)
        assert set(read(data + b"\n").reading["fields"]) == {"name", "telephone", "call_time", "email"}


def test_a_box_that_looks_ticked_but_is_not_is_empty_to_everybody() -> None:
    def pretend(pdf: Pdf) -> None:
        group = fields(pdf)["matter"]
        group.V = Name.Off  # and its button still shows its cross

    data, options = changed(pretend), made("contact").layout["fields"]["matter"]["options"]
    assert ticked(data, "matter", 2) == set()
    assert [ink(read(data, 2).squared, box) for box in options.values()] == [0] * len(options)
    seen = cv2.resize(numpy.asarray(drawing.draw(data, PDF, 2, is_grey=True)), (1680, 2376))
    picture = cv2.imencode(".png", seen)[1].tobytes()
    assert [ink(picture, box) for box in options.values()] == [0] * len(options)


def test_buttons_that_have_changed_places_are_seen_where_their_names_belong() -> None:
    def swap(pdf: Pdf) -> None:
        first, second, *_ = fields(pdf)["matter"].Kids
        first.Rect, second.Rect = Array(second.Rect), Array(first.Rect)

    data, options = changed(swap), made("contact").layout["fields"]["matter"]["options"]
    seen = {code for code, box in options.items() if ink(read(data, 2).squared, box) > 0.05}
    assert ticked(data, "matter", 2) == seen == {"fault"}


def test_where_something_is_drawn_as_well_a_person_looks_and_sees_both() -> None:
    data = changed(lambda pdf: ink_drawn(pdf, 4))
    assert text(data, "name") == ("typed", "Elsa Åström") and field(data, "name")["why"] == ["drawn_over"]
    plain, box = changed(lambda pdf: None), made("contact").layout["fields"]["name"]["parts"][""]["boxes"][0]
    assert ink(read(data).squared, box) > ink(read(plain).squared, box) * 1.2


def test_what_is_drawn_where_nothing_is_typed_is_read_as_what_a_pen_has_written() -> None:
    answers = {name: value for name, value in FILLED.items() if name != "name"}
    assert text(changed(lambda pdf: ink_drawn(pdf, 4), answers), "name")[0] == "ink"


@pytest.mark.parametrize("value", [
    "x" * 20_000, "Elsa\u202eduL", "Elsa\x07", "\x00", Name("/Elsa"), 7, Array([String("Elsa")]),
])  # fmt: skip
def test_a_value_that_our_field_could_not_hold_is_left_out_and_said(value: Any) -> None:
    def change(pdf: Pdf) -> None:
        fields(pdf)["name"].V = String(value) if isinstance(value, str) and not isinstance(value, Name) else value

    data = changed(change)
    assert text(data, "name") == ("empty", "") and field(data, "name")["why"] == ["refused"]
    assert text(data, "telephone") == ("typed", "0701740605")


def test_more_than_its_cells_can_hold_and_an_option_that_is_none_are_left_out() -> None:
    def change(pdf: Pdf) -> None:
        fields(pdf)["telephone"].V = String("1" * 15)
        fields(pdf)["matter"].V = Name("/bribe")

    data = changed(change)
    assert (text(data, "telephone"), field(data, "telephone")["why"]) == (("empty", ""), ["refused"])
    assert (ticked(data, "matter", 2), field(data, "matter", 2)["why"]) == (set(), ["refused"])


def add(name: str, words: str, page: int) -> Callable[[Pdf], None]:
    """One more field."""

    def change(pdf: Pdf) -> None:
        made_up = pdf.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(name), V=String(words), F=4, Rect=[100, 300, 300, 320],
        ))  # fmt: skip
        pdf.pages[page - 1].obj.Annots.append(made_up)
        pdf.Root.AcroForm.Fields.append(made_up)

    return change


@pytest.mark.parametrize("name", ["income", "message", "matter:fault", ""])
def test_a_field_that_is_none_of_its_pages_is_left_out_and_the_others_looked_at(name: str) -> None:
    data = changed(add(name, "Hej", 4))
    assert text(data, "name") == ("typed", "Elsa Åström") and field(data, "name")["why"] == ["odd"]
    assert not field(data, "email")["is_typed"]
    assert text(changed(add("message", "Hej", 4)), "message", page=3) == ("empty", "")


def test_beside_a_field_that_is_none_of_ours_nothing_is_sure_even_where_nothing_is_typed() -> None:
    data = changed(add("income", "Hej", 4), {})
    assert {tuple(each["why"]) for each in read(data).reading["fields"].values()} == {("odd",)}


@pytest.mark.parametrize("kind", [Name.Ch, Name.Sig, Name.Btn])
def test_a_field_that_has_become_one_of_another_kind_is_not_taken_for_empty(kind: Name) -> None:
    def change(pdf: Pdf) -> None:
        fields(pdf)["name"].FT, fields(pdf)["name"].Ff = kind, 1 << 16

    assert field(changed(change), "name")["why"]


def test_two_fields_of_one_name_that_disagree_say_nothing() -> None:
    data = changed(add("name", "Bo Ek", 4))
    assert text(data, "name") == ("empty", "") and "refused" in field(data, "name")["why"]


def test_what_our_letters_cannot_show_is_read_and_looked_at() -> None:
    data = changed(lambda pdf: setattr(fields(pdf)["name"], "V", String("إلسا")))
    assert text(data, "name") == ("typed", "إلسا") and field(data, "name")["why"] == ["unshown"]


def acting() -> Iterator[Callable[[Pdf], None]]:
    def script() -> Dictionary:
        return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))

    yield lambda pdf: setattr(pdf.Root, "OpenAction", script())
    yield lambda pdf: setattr(pdf.Root, "AA", Dictionary(WC=script()))
    yield lambda pdf: setattr(fields(pdf)["name"], "AA", Dictionary(K=script()))
    yield lambda pdf: setattr(pdf.pages[0].obj, "AA", Dictionary(O=script()))
    yield lambda pdf: setattr(pdf.Root, "Names", Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script()]))))
    yield lambda pdf: pdf.attachments.__setitem__("a.txt", pikepdf.AttachedFileSpec(pdf, b"Hej"))
    yield lambda pdf: setattr(pdf.Root.AcroForm, "XFA", Array([]))
    yield lambda pdf: setattr(pdf.Root.AcroForm, "SigFlags", 1)


@pytest.mark.parametrize("change", list(acting()))
def test_a_file_that_acts_carries_others_or_is_signed_is_only_looked_at(change: Callable[[Pdf], None]) -> None:
    assert text(changed(change), "name")[0] == "ink"


def bite(pdf: Pdf) -> None:
    fields(pdf)["name"].Parent = fields(pdf)["name"]


def crowd(pdf: Pdf) -> None:
    one = fields(pdf)["name"]
    pdf.pages[3].obj.Annots = Array([one, *[pdf.make_indirect(Dictionary(one)) for _ in range(5000)]])


def hide_behind_many(pdf: Pdf) -> None:
    leaf, edge = pdf.pages[3].obj, Array([0, 0, 1, 1])
    many = [pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=edge)) for _ in range(2000)]
    leaf.Annots = Array([leaf.Annots[0], *many, *list(leaf.Annots)[1:]])


def test_what_is_hidden_behind_more_than_a_page_can_have_is_not_taken_for_empty() -> None:
    assert {text(changed(hide_behind_many), path)[0] for path in ("name", "telephone")} <= {"ink", "read"}


def empty(pdf: Pdf) -> None:
    pdf.pages[3].obj.Annots = Dictionary()


@pytest.mark.parametrize("change", [bite, crowd, empty])
def test_a_form_that_is_no_form_is_read_without_a_crash(change: Callable[[Pdf], None]) -> None:
    assert set(read(changed(change)).reading["fields"]) == {"name", "telephone", "call_time", "email"}


def test_every_field_of_a_filled_in_specimen_comes_back_as_it_was_typed() -> None:
    """Each name that we give is expected where it stands, in every kind."""
    sheet, out = made("specimen"), io.BytesIO()
    with pikepdf.open(io.BytesIO(sheet.fillable)) as pdf:
        for each in fields(pdf).values():
            if each.FT == "/Tx":
                each.V = String("7" * min(int(each.get(Name.MaxLen, 3)), 3))
            else:
                on = each.Kids[0] if Name.Kids in each else each
                each.V = Name(next(key for key in on.AP.N if key != "/Off"))
        pdf.save(out)
    ticked = set()
    for page in range(1, sheet.pages + 1):
        found = reading.read(out.getvalue(), PDF, page, sheet.layout, page, sheet.pdf).reading["fields"]
        for path, each in found.items():
            states = {part["state"] for name, part in each["parts"].items() if (path, name) != ("signature", "")}
            assert states <= {"typed"} and not each["why"], (page, path)
            ticked |= {path} if "ticked" in {tick["state"] for tick in each["ticks"].values()} else set()
    assert ticked == {path for path, places in sheet.layout["fields"].items() if places["options"]}
