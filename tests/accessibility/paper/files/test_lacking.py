"""What is written in letters that our fonts lack is told by their names on whatever is laid out, in files that all can keep."""

from datetime import date

import pytest
from fontTools.ttLib import TTFont

from accessibility import FONTS
from accessibility.languages import say_for
from accessibility.paper.answered import copy
from accessibility.paper.files.lacking import by_name
from accessibility.paper.outgoing import letters
from eservices.contact_centre.letters.outgoing.posting import Letter
from eservices.municipality import Municipality
from forms import library
from tests.accessibility.paper.answered.test_filled import answers, posted, sheet
from tests.accessibility.paper.reading_back import faults, fonts, text

GIVEN = "Hej 😀 გამარჯობა"
NAMES = ("Hej [GRINNING FACE]", "[GEORGIAN LETTER GAN]", "[GEORGIAN LETTER JHAN]")


def _is_sound_and_tells_the_names(pdf: bytes) -> None:
    words = text(pdf)
    assert faults(pdf) == [] and [name for name in NAMES if name not in words] == []
    assert {name.partition("+")[2].partition("-")[0] for name in fonts(pdf) if "+" in name} == {"Atkinson"}


def test_a_packet_tells_them_on_its_extra_sheet():
    _is_sound_and_tells_the_names(posted("contact", answers("contact", message=GIVEN)).pdf)


def test_the_copy_of_an_application_tells_them():
    sent = copy.Sent("A1B2-C3D4", date(2026, 3, 2), date(2026, 4, 2))
    given = answers("contact", message=GIVEN)
    _is_sound_and_tells_the_names(copy.render(library.form("contact"), sent, given, Municipality(), say_for("sv")))


def test_a_letter_tells_them_in_its_window_and_in_its_text():
    to = letters.To("Elsa 你", ["Storgatan 1", "123 45 Lillköping"])
    drawn = letters.render(Letter("Beslut", (GIVEN, "- 👍🏽 för alla")).payload(), to, Municipality(), say_for("sv")).pdf
    _is_sound_and_tells_the_names(drawn)
    assert "Elsa [CJK UNIFIED IDEOGRAPH-4F60] Storgatan 1" in text(drawn) and "[THUMBS UP SIGN] för alla" in text(drawn)


@pytest.mark.parametrize("name", ["Олена Шевченко", "Γιώργος Παπαδόπουλος", "Nguyễn Thị Ánh"])
def test_a_name_in_the_letters_of_its_country_stands_in_the_window_and_is_penned_on_the_sheet(name):
    drawn = letters.render(
        Letter("Beslut", (name,)).payload(), letters.To(name, ["Storgatan 1"]), Municipality(), say_for("sv")
    )
    filled, unfit = sheet("contact", answers("contact", name=name))
    for pdf in (drawn.pdf, filled):
        seen = "".join(letter for letter in text(pdf) if letter.isprintable() and letter != " ")
        assert faults(pdf) == [] and name.replace(" ", "") in seen
    assert "name" not in unfit


def test_a_letter_from_the_right_tells_them():
    drawn = letters.render(
        Letter("رمزك 😀", ("مرحبا 😀",)).payload(), letters.To("Elsa", []), Municipality(), say_for("ar")
    ).pdf
    assert faults(drawn) == [] and "GRINNING FACE" in text(drawn)


@pytest.mark.parametrize(
    "words",
    [
        "<p>Åsa Öberg, 45 € – ”ja” ½ m² &amp;</p>", "Čálle dán, Ŋ ǯ ǧ", "می\u200cخواهم ۱۲۳", "\u2066ab\u2069\u00ad\u200b",
        "a\tb\r\nc\u00a0d\u202fe", "o\u0308", "Олена Їжакевич", "Γιώργος", "Nguyễn Thị Ánh",
    ],
)  # fmt: skip
def test_what_our_fonts_have_and_what_is_never_drawn_stays_as_it_is(words):
    assert by_name(words) == words


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("👩🏽\u200d👩\u200d👧!", "[WOMAN][WOMAN][GIRL]!"), ("❤\ufe0f ©\ufe0f", "[HEAVY BLACK HEART] ©"),
        ("5 µg", "5 μg"),
        ("\ue000\x01", "[U+E000][U+0001]"), ("x\u2028y\x0cz", "x y z"), ("A\u030ase\u0302", "Åsê"), ("ẽ", "ẽ"),
        ("🏴\U000e0067\U000e007f", "[WAVING BLACK FLAG]"), ("]^-\\😀", "]^-\\[GRINNING FACE]"),
    ],
)  # fmt: skip
def test_each_sign_has_one_name_whatever_stands_with_it(words, told):
    assert by_name(words) == told


def test_a_mark_over_nothing_leaves_what_stands_before_it():
    assert by_name("<p>\u0338x</p>") == "<p>[COMBINING LONG SOLIDUS OVERLAY]x</p>"


@pytest.mark.parametrize("regular", sorted(FONTS.glob("*-400-normal.woff2")), ids=lambda file: file.name)
def test_our_bold_letters_are_the_same_as_the_others(regular):
    bold = regular.with_name(regular.name.replace("400", "700"))
    assert set(TTFont(regular).getBestCmap()) == set(TTFont(bold).getBestCmap())


def test_no_definition_of_ours_needs_a_letter_that_our_fonts_lack():
    for service in library.services():
        form = library.form(service)
        assert by_name(form.model_dump_json()) == form.model_dump_json()
