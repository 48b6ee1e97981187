"""What a returned sheet seems to answer, question by question, for a person to confirm: nothing here is an answer yet.

Whatever is not plain says why (`why`): the wording of the codes is whoever shows them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from accessibility.scan.proposals.answering import BLANK, DOUBTFUL, Field, Typed, typed
from forms.answers import Answer, Answers, Problem, entries, entry_path
from forms.definition import Form, Question, RepeatingGroup
from forms.kinds import Wrong, kind_of
from forms.replies import field_name
from forms.texts import Say

Layout = Mapping[str, Any]
PageRead = Mapping[str, Any]
Box = tuple[float, float, float, float]
MARGIN, WORDS, HEAD = 4.0, 34.0, 24.0
"""Millimetres: around the boxes of an answer, at most for the words above them, and for what stands above all questions."""


@dataclass(frozen=True)
class Proposal:
    """One question of a sheet. `path` is that of its answer, `on_paper` where it stands in the layout map.

    `fields` are field names → texts as its kind reads them; `value` is what they come to. `box` is the strip to show in mm on
    the squared page `page`, `whole` the same with the question above it, `marks` the boxes in it that are in doubt. `by_hand`
    are the fields of what is written and nobody has read; `was` says that the answer stood on the paper already.
    """

    path: str
    on_paper: str
    question: Question
    fields: Mapping[str, list[str]]
    value: object
    told: str
    why: tuple[str, ...]
    page: int
    box: Box
    whole: Box
    marks: tuple[Box, ...] = ()
    by_hand: tuple[str, ...] = ()
    has_ink: bool = False
    was: bool = False
    problem: Problem | None = field(default=None, compare=False)

    @property
    def is_sure(self) -> bool:
        return not self.why

    @property
    def has_read(self) -> bool:
        """Whether the machine has proposed anything at all."""
        return any(text for texts in self.fields.values() for text in texts)


def proposals(
    form: Form,
    layout: Layout,
    readings: Mapping[int, PageRead],
    say: Say,
    printed: Answers | None = None,
    to: Mapping[str, str] | None = None,
) -> list[Proposal]:
    """A proposal for each question on the sheet, in order; `readings` by page.

    `printed` is what stood on it when it was sent, by path of the answer; `to` says of which answer a path on the paper is.
    """
    before, others, fields = printed or {}, to or {}, layout["fields"]
    return [
        _proposal(question, (others.get(path, path), path), fields, readings, before.get(others.get(path, path)), say)
        for path in fields
        if (question := form.questions_by_key.get(path.rpartition(".")[2])) and question.kind != "computed"
    ]


def answer_paths(form: Form, printed: Answers) -> dict[str, str]:
    """Path on the paper → path of the answer, where they differ: entries stand on paper in order, whatever their numbers."""
    moved: dict[str, str] = {}
    for item, _ in form.items():
        numbers = entries(printed, item.key) if isinstance(item, RepeatingGroup) else ()
        if isinstance(item, RepeatingGroup) and numbers:
            more = range(max(numbers) + 1, max(numbers) + 1 + item.maximum)
            keys = [question.key for question, group in form.questions() if group is item]
            paired = [(place, number) for place, number in enumerate((*numbers, *more), start=1) if place != number]
            moved |= {entry_path(item.key, at, key): entry_path(item.key, number, key) for at, number in paired for key in keys}
    return moved


def _proposal(
    question: Question,
    paths: tuple[str, str],
    every: Mapping[str, Field],
    readings: Mapping[int, PageRead],
    before: Answer | None,
    say: Say,
) -> Proposal:
    path, on_paper = paths
    places = every[on_paper]
    page, around = strip(places)
    reading = readings.get(page)
    seen = (reading or {"fields": {}})["fields"].get(on_paper)
    read = typed(question, seen or BLANK)
    value, problem, why = _weighed(question, path, read, before, reading)
    raw = dict(kind_of(question).fill(question, before.value)) if before and not read.has_ink else read.raw
    fields = {field_name(path, part): list(texts) for part, texts in raw.items()}
    told = "" if value is None else kind_of(question).show(question, value, say)
    box = tuple(seen["box"]) if seen and seen.get("box") else around
    marks = tuple(_in_doubt(places, seen or BLANK, page))
    whole = (box[0], round(_top(every, page, around[1]), 2), box[2], box[3])
    unread = tuple(field_name(path, part) for part in read.by_hand)
    stood = (read.has_ink, before is not None, problem)
    return Proposal(path, on_paper, question, fields, value, told, why, page, box, whole, marks, unread, *stood)


def _top(every: Mapping[str, Field], page: int, top: float) -> float:
    """Where the words of a question begin that is answered from `top` on: below what is answered before it."""
    ends = [box[4] for places in every.values() for box in _boxes(places) if box[0] == page and box[4] <= top + MARGIN]
    return max(top - WORDS, max(ends, default=HEAD) + MARGIN / 2)


def _in_doubt(places: Field, seen: Field, page: int) -> Iterator[Box]:
    """The boxes that only a person can judge."""
    for code, tick in seen["ticks"].items():
        if tick["state"] in DOUBTFUL and places["options"].get(code, [0])[0] == page:
            yield tuple(places["options"][code][1:])
    for name, part in seen["parts"].items():
        boxes = places["parts"].get(name, {"boxes": []})["boxes"]
        for box, cell in zip(boxes, part.get("cells") or (), strict=False):
            if cell[2] == "unsure" and box[0] == page:
                yield tuple(box[1:])


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
    boxes = _boxes(places)
    page = min(box[0] for box in boxes)
    here = [box for box in boxes if box[0] == page]
    top, bottom = min(box[2] for box in here) - MARGIN, max(box[4] for box in here) + MARGIN
    left, right = min(box[1] for box in here) - MARGIN, max(box[3] for box in here) + MARGIN
    return page, (round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))


def _boxes(places: Field) -> list[list[float]]:
    return [*places["options"].values(), *(box for part in places["parts"].values() for box in part["boxes"])]
