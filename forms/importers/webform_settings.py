"""The limits of a Webform element → the settings of a question."""

from datetime import date

from forms.importers.parts import Question
from forms.importers.source import name_of, whole
from forms.importers.webform_source import Element

_FILES = {"pdf": "pdf", "jpg": "image", "jpeg": "image", "png": "image", "gif": "image", "heic": "image", "doc": "document",
          "docx": "document", "odt": "document", "rtf": "document", "txt": "document"}  # fmt: skip


def is_many_of(element: Element, otherwise: bool = False) -> bool:
    """Whether an element takes several answers: as many as one likes (true), or up to a number."""
    many = element.get("#multiple", otherwise)
    return many is True or many in ("1", "true") or (isinstance(many, int) and many > 1)


def most(element: Element) -> int:
    most = element.get("#multiple")
    return min(most, 50) if isinstance(most, int) and not isinstance(most, bool) and most > 1 else 10


def is_whole(step: object) -> bool:
    return whole(step) is not None


def lengths(question: Question, element: Element) -> None:
    for name in ("#maxlength", "#counter_maximum"):
        longest = whole(element.get(name))
        if longest and 1 <= longest <= 20_000:
            question.settings["max_length"] = longest


def figures(question: Question, element: Element) -> None:
    for ours, theirs in (("minimum", "#min"), ("maximum", "#max")):
        if name_of(element.get(theirs)):
            question.settings[ours] = name_of(element[theirs])


def days(question: Question, element: Element) -> None:
    for ours, theirs in (("minimum", "min"), ("maximum", "max")):
        said = next((name_of(element[each]) for each in (f"#date_{theirs}", f"#date_date_{theirs}") if element.get(each)), "")
        if said:
            question.settings[ours] = _day(said)


def _day(said: str) -> str:
    try:
        return date.fromisoformat(said[:10]).isoformat()
    except ValueError:
        return said


def files(question: Question, element: Element) -> None:
    endings = name_of(element.get("#file_extensions")).lower().replace(",", " ").split()
    question.settings["accept"] = tuple(dict.fromkeys(_FILES[each] for each in endings if each in _FILES))
    if name_of(element.get("#type")) == "webform_image_file":
        question.settings["accept"] = ("image",)
    if (
        most(element)
        and isinstance(element.get("#multiple"), int)
        and element["#multiple"] is not True
        and element["#multiple"]
    ):
        question.settings["max_files"] = min(most(element), 20)
