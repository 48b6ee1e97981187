"""The pages of one letter become a file to keep for ever, which says what it shows."""

import io

import pikepdf
import pytest
from PIL import Image

from accessibility.scan import gathering
from tests.accessibility.paper.reading_back import faults


def jpeg(mode: str, size: tuple[int, int] = (124, 175)) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 200).save(out, "JPEG")
    return out.getvalue()


def test_a_letters_pages_are_one_tagged_file_to_keep() -> None:
    pages, told = [jpeg("L"), jpeg("RGB", (175, 124))], ["Inläst sida 1 av 2", "Inläst sida 2 av 2"]
    bound = gathering.bind(pages, "Brev 7", told)
    assert faults(bound) == []
    assert bound == gathering.bind(pages, "Brev 7", told)
    with pikepdf.open(io.BytesIO(bound)) as pdf:
        assert [str(figure.Alt) for figure in pdf.Root.StructTreeRoot.K[0].K] == told
        assert [bytes(page.Resources.XObject.Page.read_raw_bytes()) for page in pdf.pages] == pages


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n"])
def test_only_pictures_that_we_drew_are_bound(broken: bytes) -> None:
    with pytest.raises(OSError, match="cannot identify"):
        gathering.bind([broken], "Brev 7", ["x"])
