"""The pages of one letter as one file to keep: the pictures that were made of them, nothing of the file that they came in."""

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

from accessibility.paper.files import archive

A4_WIDTH = 595.276


def bind(jpegs: Sequence[bytes], title: str, told: Sequence[str]) -> bytes:
    """A PDF of pictures, each said as the words in `told`, tagged and made to last (PDF/UA-1 and PDF/A-3a)."""
    pdf = pikepdf.new()
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, ParentTreeNextKey=len(jpegs)))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree, K=Array()))
    figures = [_page(pdf, document, jpeg, words) for jpeg, words in zip(jpegs, told, strict=True)]
    document.K.extend(figures)
    tree.K = Array([document])
    owners = [each for number, figure in enumerate(figures) for each in (number, pdf.make_indirect(Array([figure])))]
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(owners)))
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo, pdf.Root.Lang = tree, Dictionary(Marked=True), String("sv")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.docinfo[Name.Title] = title
    archive.make_lasting(pdf)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, min_version="1.7")
    return out.getvalue()


def _page(pdf: Pdf, document: pikepdf.Object, jpeg: bytes, words: str) -> pikepdf.Object:
    """One page as wide as A4, and the figure that tells it."""
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as picture:
        width, height, is_grey = picture.width, picture.height, picture.mode == "L"
    high = round(A4_WIDTH * height / width, 3)
    drawn = pdf.make_stream(
        jpeg, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, BitsPerComponent=8, Filter=Name.DCTDecode,
        ColorSpace=Name.DeviceGray if is_grey else Name.DeviceRGB,
    )  # fmt: skip
    content = f"/Figure <</MCID 0>> BDC\nq {A4_WIDTH} 0 0 {high} 0 0 cm /Page Do Q\nEMC"
    leaf = pdf.add_blank_page(page_size=(A4_WIDTH, high)).obj
    leaf.Resources, leaf.Contents = Dictionary(XObject=Dictionary(Page=drawn)), pdf.make_stream(content.encode())
    leaf.StructParents, leaf.Tabs = len(pdf.pages) - 1, Name.S
    box = Dictionary(O=Name.Layout, BBox=Array([0, 0, A4_WIDTH, high]), Placement=Name.Block)
    return pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Figure, P=document, Pg=leaf, K=0, Alt=String(words), A=box)
    )
