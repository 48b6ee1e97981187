"""What a returned sheet seems to answer, question by question, for a person to confirm: nothing here is an answer yet.

Whatever is not plain says why (`why`): the wording of the codes is whoever shows them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from accessibility.scan.proposals.answering import Field, Typed, typed
from accessibility.scan.proposals.strips import PageRead, Strip, gathered, strips
from eservices.contact_centre.letters.incoming.paper_answers import SCREEN
from forms.answers import Answer, Answers, Problem, entries, entry_path
from forms.definition import Form, Question, RepeatingGroup
from forms.kinds import Wrong, kind_of
from forms.replies import field_name
from forms.texts import Say

Layout = Mapping[str, Any]


@dataclass(frozen=True)
class Proposal:
    """One question of a sheet. `path` is that of its answer, `on_paper` where it stands in the layout map.

    `fields` are field names → texts as its kind reads them; `value` is what they come to. `strips` show it, one for each page
    that it stands on. `by_hand` are the fields of what is written and nobody has read; `was` says that the answer stood on the
    paper already, `is_typed` that it was filled in on a screen and is known to the letter.
    """

    path: str
    on_paper: str
    question: Question
    fields: Mapping[str, list[str]]
    value: object
    told: str
    why: tuple[str, ...]
    strips: tuple[Strip, ...]
    by_hand: tuple[str, ...] = ()
    has_ink: bool = False
    was: bool = False
    is_typed: bool = False
    problem: Problem | None = field(default=None, compare=False)

    @property
    def is_sure(self) -> bool:
        return not self.why

    @property
    def noted(self) -> tuple[str, ...]:
        """Why, as it is kept with what a person said of it."""
        return (SCREEN,) if self.is_typed else self.why

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
    seen = gathered(every[on_paper], on_paper, readings)
    shown = strips(every, on_paper, readings)
    read = typed(question, seen)
    value, problem, why = _weighed(question, path, read, before, [readings.get(each.page) for each in shown])
    raw = dict(kind_of(question).fill(question, before.value)) if before and not read.has_ink else read.raw
    fields = {field_name(path, part): list(texts) for part, texts in raw.items()}
    told = "" if value is None else kind_of(question).show(question, value, say)
    unread = tuple(field_name(path, part) for part in read.by_hand)
    stood = (read.has_ink, before is not None, read.is_typed, problem)
    return Proposal(path, on_paper, question, fields, value, told, why, shown, unread, *stood)


def _weighed(
    question: Question, path: str, read: Typed, before: Answer | None, pages: list[PageRead | None]
) -> tuple[object, Problem | None, tuple[str, ...]]:
    """The value that is proposed, what hinders it, and every reason why a person must look."""
    page = tuple(dict.fromkeys(code for each in pages for code in _doubts_of_page(each)))
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
