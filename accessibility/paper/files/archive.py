"""What makes a tagged file one to keep for ever as well (PDF/A-3a beside PDF/UA-1): its colours are told, and what it is.

WeasyPrint 70.0 writes either of the two and never both.
"""

from functools import cache
from importlib.resources import files
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

NOTHING = b"<200b>"
_PROFILE = "sRGB2014.icc"
_TOLD = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="3" pdfaid:conformance="A"/>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Producer="{producer}"/>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def make_lasting(pdf: Pdf) -> None:
    """Tell the file's colours and kinds. What it is called stands in its information already."""
    profile = pdf.make_stream(_profile(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"), Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )  # fmt: skip
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
    told = {"producer": str(pdf.docinfo.get(Name.Producer, "Lucka")), "title": str(pdf.docinfo.get(Name.Title, ""))}
    words = {name: escape(word, {'"': "&quot;"}) for name, word in (told | {"language": str(pdf.Root.Lang)}).items()}
    pdf.Root.Metadata = Stream(pdf, _TOLD.format(**words).encode(), Type=Name.Metadata, Subtype=Name.XML)
    _tell_every_shape(pdf)


def _tell_every_shape(pdf: Pdf) -> None:
    """Of letters that are drawn in several shapes together only one tells what they are: the others are nothing, not unknown.

    The words themselves stand beside what is drawn (``tagging``).
    """
    for each in pdf.objects:
        if isinstance(each, Dictionary) and Name.ToUnicode in each:
            told = each.ToUnicode.read_bytes()
            if b"<>" in told:
                each.ToUnicode.write(told.replace(b"<>", NOTHING))


@cache
def _profile() -> bytes:
    """The colours of a screen, as the maker of our pages brings them along."""
    return (files("weasyprint.pdf") / _PROFILE).read_bytes()
