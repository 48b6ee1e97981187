"""An edition under a token of its own, blank or with the answers of somebody's journey."""

from collections.abc import Callable

from accessibility.paper.answered import filled
from accessibility.paper.answered.edition import Edition
from accessibility.paper.answered.entries import written
from accessibility.paper.files import marks
from forms.answers import entries, entry_path
from forms.journey import Asked, Journey
from forms.kinds import kind_of
from forms.texts import Say


def fill(edition: Edition, token: str, journey: Journey, say: Say) -> filled.Filled:
    """The sheet with what has been answered on the way, under that token."""
    given = [each for asked in journey.asked if (each := _given(asked, journey, say))]
    return filled.fill(edition.pdf, edition.layout, given, _marking(edition, token), say("Se extra blad"))


def blank(edition: Edition, token: str) -> bytes:
    """The sheet with no answer on it."""
    return filled.fill(edition.pdf, edition.layout, (), _marking(edition, token), "").pdf


def _marking(edition: Edition, token: str) -> Callable[[int], str]:
    return lambda page: marks.of_page(marks.payload(edition.form.service, edition.version, page, token), page)


def _given(asked: Asked, journey: Journey, say: Say) -> filled.Given | None:
    """An answer and its path on the paper; None for what is not answered, reckoned, or for a hand to do."""
    answer = journey.shown.get(asked.path)
    if answer is None or asked.question.kind in ("computed", "signature"):
        return None
    told = kind_of(asked.question).show(asked.question, answer.value, say)
    return filled.Given(on_paper(asked, journey), written(asked.question, answer.value), say("Ifyllt: {answer}", answer=told))


def on_paper(asked: Asked, journey: Journey) -> str:
    """Entries stand on paper in the order in which they were added, whatever their numbers."""
    if not asked.group:
        return asked.path
    place = entries(journey.answers, asked.group).index(asked.entry) + 1
    return entry_path(asked.group, place, asked.question.key)
