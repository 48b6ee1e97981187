"""Conditions and calculations of a workbook, in XPath, as its own runner works them out."""

import re

from lxml import etree


def _xml(source: dict[str, str]) -> etree._Element:
    data = etree.Element("data")
    for number, value in enumerate(source.values()):
        etree.SubElement(data, f"a{number}").text = value
    return data


def _path(words: str, source: dict[str, str], own: str) -> str:
    """The expression over the element tree: names become the elements that hold the answers."""
    places = {name: f"/data/a{number}" for number, name in enumerate(source)}
    plain = words.translate(str.maketrans("‘’“”", "''\"\""))
    plain = re.sub(r"\$\{\s*([^}]+?)\s*\}|\.\./([\w]+)", lambda found: places.get(found[1] or found[2], "/data/none"), plain)
    return re.sub(r"(?<![\w./])\.(?![\w./])", places.get(own, "/data/none"), plain)


def _functions() -> dict[tuple[None, str], object]:
    def text(value: object) -> str:
        return (value[0].text or "") if isinstance(value, list) and value else "" if isinstance(value, list) else str(value)

    return {
        (None, "selected"): lambda _, value, code: text(code) in text(value).split(" "),
        (None, "count-selected"): lambda _, value: float(len(text(value).split())),
        (None, "if"): lambda _, test, one, other: text(one) if test is True else text(other),
    }


def value_of(words: str, source: dict[str, str], own: str) -> str:
    try:
        value = _xml(source).getroottree().xpath(_path(words, source, own), extensions=_functions())
    except etree.XPathError:
        return ""
    return (value[0].text or "") if isinstance(value, list) and value else "" if isinstance(value, list) else str(value)


def is_true(words: str, source: dict[str, str], own: str) -> bool:
    return bool(_xml(source).getroottree().xpath(f"boolean({_path(words, source, own)})", extensions=_functions()))
