"""Answers in words, page by page: on the check page, in a list of entries, and of a case that was sent."""

from collections.abc import Callable
from dataclasses import dataclass

from forms.answers import Answers, entries
from forms.definition import Form, Page
from forms.journey import Asked, Journey
from forms.kinds import kind_of
from forms.numbering import numbers
from forms.texts import Say

Row = dict[str, object]
Link = Callable[[Asked], str]


@dataclass(frozen=True)
class Chapter:
    """The answers of one page, or of one entry of its group (`title` is then the entry's)."""

    title: str
    rows: list[Row]
    is_entry: bool = False


def chapters(journey: Journey, say: Say, link: Link | None = None) -> list[Chapter]:
    """Every page on the path that asks something, and each entry after its page."""
    found: list[Chapter] = []
    for page in journey.pages:
        rows = question_rows(journey, page, 0, say, link)
        group = page.group
        numbers = entries(journey.answers, group.key) if group else ()
        if rows or numbers:
            found.append(Chapter(say.text(page.title), rows))
        for number, entry in enumerate(numbers, start=1):
            title = f"{say.text(group.entry_title)} {number}" if group else ""
            found.append(Chapter(title, question_rows(journey, page, entry, say, link), is_entry=True))
    return found


def question_rows(journey: Journey, page: Page, entry: int, say: Say, link: Link | None = None) -> list[Row]:
    """A row as `ui.answers` takes it for each question in view, answered or not; with its number on the sheet."""
    number_of = numbers(journey.form)
    asked_here = journey.on_page(page.key, entry)
    return [_row(asked, number_of[asked.question.key], journey.shown, say, link) for asked in asked_here]


def _row(asked: Asked, number: int, shown: Answers, say: Say, link: Link | None) -> Row:
    answer = shown.get(asked.path)
    label = say.text(asked.question.label)
    value = kind_of(asked.question).show(asked.question, answer.value, say) if answer else say("Inget svar")
    can_change = link is not None and asked.question.kind != "computed"
    return {
        "path": asked.path,
        "number": number,
        "label": label,
        "value": value,
        "is_answered": answer is not None,
        "href": link(asked) if link and can_change else None,
        "change": label,
        "problem": None,
    }


def hidden_rows(form: Form, hidden: Answers, say: Say) -> list[Row]:
    """What was answered and is not asked for any longer."""
    rows: list[Row] = []
    for path, answer in hidden.items():
        question = form.question(path.rpartition(".")[2])
        if question is not None:
            value = kind_of(question).show(question, answer.value, say)
            rows.append({"label": say.text(question.label), "value": value, "href": None, "problem": None})
    return rows
