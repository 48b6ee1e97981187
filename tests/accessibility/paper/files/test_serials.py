"""Each blank sheet that is handed out says on every page which one it is, and is as sound as its master."""

import subprocess
import sys
import time

import pytest

from accessibility.paper.files import lettering, marks, name_letters, serials
from tests.accessibility.paper.conftest import TOKEN, VERSION, made
from tests.accessibility.paper.reading_back import codes, faults, pages, text

SERIAL = "7KQ2M9XD4ATPXYZ"
SLOW = ("fontTools", "numpy", "pikepdf", "weasyprint")


def borne(fillable: bool = False) -> bytes:
    sheet = made("contact")
    return serials.bear(sheet.fillable if fillable else sheet.pdf, "contact", VERSION, SERIAL)


@pytest.mark.parametrize("fillable", [False, True])
def test_every_page_bears_the_serial_in_both_codes_and_in_words_and_the_master_s_token_nowhere(fillable: bool) -> None:
    names = [marks.payload("contact", VERSION, page, SERIAL) for page in range(1, made("contact").pages + 1)]
    assert [codes(each) for each in pages(borne(fillable))] == [{"QRCode": name, "DataMatrix": name} for name in names]
    words = text(borne(fillable))
    assert all(name in words for name in names)
    assert TOKEN not in words


@pytest.mark.parametrize("fillable", [False, True])
def test_it_is_as_sound_as_its_master(fillable: bool) -> None:
    assert faults(borne(fillable)) == []


def test_everything_else_on_the_pages_is_as_it_was() -> None:
    assert text(borne()).replace(SERIAL, TOKEN) == text(made("contact").pdf)
    assert borne().startswith(made("contact").pdf)


@pytest.mark.parametrize("file", [b"", b"%PDF-standard", b"%PDF-1.7\nstartxref\n9\n%%EOF\n"])
def test_a_file_that_does_not_tell_where_its_marks_are_is_handed_out_as_it_is(file: bytes) -> None:
    assert serials.bear(file, "contact", VERSION, SERIAL) == file


def test_it_takes_a_few_thousandths_of_a_second_a_page_and_loads_nothing_slow() -> None:
    borne()
    begun = time.process_time()
    borne()
    assert time.process_time() - begun < 0.02 * made("contact").pages
    told = "import sys; from accessibility.paper.files import serials; print(*sys.modules.keys() & sys.argv)"
    ran = subprocess.run([sys.executable, "-c", told, *SLOW], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


def test_the_letters_of_a_name_are_those_of_the_file_of_letters() -> None:
    name = "".join(name_letters.CODES)
    at = 187.6 - lettering.width(name, 8)
    assert name_letters.write(name, 187.6, 32.2, 8) == lettering.write(name, at, 32.2, 8)
    assert set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.:") == set(name)
