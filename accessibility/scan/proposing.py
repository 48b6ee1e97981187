"""What a returned sheet seems to answer, question by question, for a person to confirm: nothing here is an answer yet.

Whatever is not plain says why (`why`): the wording of the codes is whoever shows them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from accessibility.scan.answering import BLANK, Field, Typed, typed
from forms.answers import Answer, Answers, Problem, entry_path
from forms.definition import Form, Question, RepeatingGroup
from forms.kinds import Wrong, kind_of
from forms.replies import field_name
from forms.texts import Say

Layout = Mapping[str, Any]
PageRead = Mapping[str, Any]
Box = tuple[float, float, float, float]
MARGIN = 4.0


@dataclass(frozen=True)
class Proposal:
    """One question of a sheet. `fields` are field names → texts as its kind reads them; `value` is what they come to.

    `box` is the strip to show in mm on the squared page `page`. `was` says that the answer stood on the paper already.
    """

    path: str
    question: Question
    fields: Mapping[str, list[str]]
    value: object
    told: str
    why: tuple[str, ...]
    page: int
    box: Box
    has_ink: bool = False
    was: bool = False
    problem: Problem | None = field(default=None, compare=False)

    @property
    def is_sure(self) -> bool:
        return not self.why


def proposals(
    form: Form, layout: Layout, readings: Mapping[int, PageRead], say: Say, printed: Answers | None = None
) -> list[Proposal]:
    """A proposal for each question on the sheet, in order; `readings` by page, `printed` what stood on it when it was sent."""
    return [
        _proposal(question, path, layout["fields"][path], readings, (printed or {}).get(path), say)
        for path, question in _asked(form)
        if path in layout["fields"]
    ]


def _asked(form: Form) -> Iterator[tuple[str, Question]]:
    """Every path that a sheet may ask, entry by entry; what is computed is not asked."""
    for item, group in form.items():
        if isinstance(item, RepeatingGroup):
            inner = [each for each, around in form.questions() if around is item]
            for entry in range(1, min(item.on_paper, item.maximum) + 1):
                yield from ((entry_path(item.key, entry, each.key), each) for each in inner if each.kind != "computed")
        elif isinstance(item, Question) and group is None and item.kind != "computed":
            yield item.key, item


def _proposal(
    question: Question, path: str, places: Field, readings: Mapping[int, PageRead], before: Answer | None, say: Say
) -> Proposal:
    page, around = strip(places)
    reading = readings.get(page)
    seen = (reading or {"fields": {}})["fields"].get(path)
    read = typed(question, seen or BLANK)
    value, problem, why = _weighed(question, path, read, before, reading)
    raw = dict(kind_of(question).fill(question, before.value)) if before and not read.has_ink else read.raw
    fields = {field_name(path, part): list(texts) for part, texts in raw.items()}
    told = "" if value is None else kind_of(question).show(question, value, say)
    box = tuple(seen["box"]) if seen and seen.get("box") else around
    return Proposal(path, question, fields, value, told, why, page, box, read.has_ink, before is not None, problem)


def _weighed(
    question: Question, path: str, read: Typed, before: Answer | None, reading: PageRead | None
) -> tuple[object, Problem | None, tuple[str, ...]]:
    """The value that is proposed, what hinders it, and every reason why a person must look."""
    page = _doubts_of_page(reading)
    if before is not None and not read.has_ink:
        return before.value, None, page
    value = kind_of(question).read(question, read.raw)
    problem = Problem(path, value.code, value.part, value.values) if isinstance(value, Wrong) else None
    why = [*read.why, *page]
    if not (read.has_ink or page or question.required == "no"):
        why.append("unanswered")
    if problem and "handwriting" not in why:
        why.append("wrong")
    if before is not None:
        why.append("changed")
    return (None if problem else value), problem, tuple(why)


def _doubts_of_page(reading: PageRead | None) -> tuple[str, ...]:
    if reading is None:
        return ("no_page",)
    return () if reading.get("is_sure", True) else ("crooked",)


def strip(places: Field) -> tuple[int, Box]:
    """The page where a question begins, and the band across it in which its boxes lie."""
    boxes = [*places["options"].values(), *(box for part in places["parts"].values() for box in part["boxes"])]
    page = min(box[0] for box in boxes)
    here = [box for box in boxes if box[0] == page]
    top, bottom = min(box[2] for box in here) - MARGIN, max(box[4] for box in here) + MARGIN
    left, right = min(box[1] for box in here) - MARGIN, max(box[3] for box in here) + MARGIN
    return page, (round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))


def entries_with_ink(found: list[Proposal], form: Form) -> dict[str, list[int]]:
    """Repeating group → the entries that something is written in."""
    written: dict[str, list[int]] = {}
    for each in found:
        group, entry, _ = [*each.path.split("."), "", ""][:3]
        if form.question(each.path) is None and (each.has_ink or each.was):
            numbers = written.setdefault(group, [])
            numbers.extend([int(entry)] if int(entry) not in numbers else [])
    return written
