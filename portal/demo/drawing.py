"""Small files that look like what people send: a drawing on one page, a photograph."""

from io import BytesIO

TEXTS = {"situationsplan": "Situationsplan 1:400", "fasader": "Fasader 1:100", "plan": "Planritning 1:100"}


def draw(name: str) -> BytesIO:
    """A file of that name: PDF or PNG by its ending."""
    return _photograph(name) if name.endswith(".png") else _page(name)


def _page(name: str) -> BytesIO:
    from pikepdf import Dictionary, Name, Pdf

    pdf, file = Pdf.new(), BytesIO()
    page = pdf.add_blank_page(page_size=(595, 842))
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    title = next((text for start, text in TEXTS.items() if name.startswith(start)), name.rpartition(".")[0])
    page.Contents = pdf.make_stream(_lines(title).encode("cp1252"))
    pdf.save(file, deterministic_id=True)
    return file


def _lines(title: str) -> str:
    """A plot with a house on it, a north arrow and a title."""
    walls = "1.5 w 60 240 475 480 re S 3 w 190 380 180 130 re S 1 w 370 400 70 90 re S"
    details = "0.5 w 190 445 m 370 445 l S 280 380 m 280 510 l S 500 660 m 500 700 l 490 685 m 500 700 l 510 685 l S"
    return f"{walls} {details} BT /F1 18 Tf 60 190 Td ({title}) Tj ET"


def _photograph(name: str) -> BytesIO:
    from PIL import Image, ImageDraw

    file, image = BytesIO(), Image.new("RGB", (480, 320), "#cfdde2")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 210, 480, 320), fill="#8c9a6b")
    pen.rectangle((130, 120, 350, 240), fill="#9c4a3c")
    pen.polygon([(115, 120), (240, 50), (365, 120)], fill="#3b3f42")
    pen.rectangle((165, 150, 205, 190), fill="#f4f1e8")
    pen.rectangle((270, 150, 310, 240), fill="#f4f1e8")
    pen.text((8, 300), name, fill="#ffffff")
    image.save(file, "PNG")
    return file
