"""How much room an answer needs on paper, and what is said beside it: by the kind of question."""

from decimal import Decimal

from accessibility.paper.sheets.measures import Measures
from accessibility.paper.sheets.outline import Asked
from forms.definition import Form, Question
from forms.kinds import kind_of
from forms.kinds.choices import options
from forms.numbering import numbers
from forms.texts import Borrowed, Say

HINTED = frozenset({"integer", "decimal", "money", "organisation_number", "personal_number", "checkboxes"})
"""Kinds whose hint is true of a pen as well; what is said of keys, characters and megabytes is left out."""
CHARACTERS_A_ROW = {14: 52, 18: 42, 24: 30}
FEWEST_LINES, ORDINARY = 4, 18
MOST_LINES = {14: 14, 18: 12, 24: 8}
"""So that a question with its help stands on one page."""
DIGITS = 6


def help_of(question: Question, say: Say) -> list[str]:
    """What stands beside the question: the paper's own help or the screen's, how to answer, apart where one is borrowed."""
    words, how = say.text(question.paper.help or question.help), _how(question, say)
    parts = [text for text in (words, how) if text]
    if isinstance(words, Borrowed):
        return parts
    return [("\n" if "\n" in words else " ").join(parts)] if parts else []


def _how(question: Question, say: Say) -> str:
    if question.kind in ("radio", "select"):
        return say("Kryssa för ett svar.")
    if question.kind in HINTED or (question.kind == "property_designation" and not question.help):
        return kind_of(question).hint(question, say)
    return ""


def columns(asked: Asked, say: Say, measures: Measures) -> str:
    """Class names for short options side by side; others stand below each other."""
    offered = options(asked.question)
    longest = max(len(say.text(option.label)) for option in offered)
    if asked.ways or any(option.help or option.specify for option in offered[:-1]) or offered[-1].help:
        return ""
    if len(offered) <= 3 and longest <= 12:
        return " in-a-row"
    return " in-columns" if len(offered) > 3 and longest <= CHARACTERS_A_ROW[measures.points] // 2 + 4 else ""


def lines(question: Question, measures: Measures) -> int:
    """Lines for a text of one's own."""
    if question.paper.lines:
        return min(question.paper.lines, MOST_LINES[measures.points]) if measures.points > ORDINARY else question.paper.lines
    if question.kind == "text":
        return 2 if (question.max_length or 0) > 2 * CHARACTERS_A_ROW[measures.points] else 1
    wanted = -(-(question.max_length or 500) // CHARACTERS_A_ROW[measures.points])
    return min(MOST_LINES[measures.points], max(FEWEST_LINES, wanted))


def width(question: Question, measures: Measures) -> float | None:
    """Millimetres for a short text; None for the whole measure."""
    return 80.0 if 0 < (question.max_length or 0) <= CHARACTERS_A_ROW[measures.points] // 2 else None


def digits(question: Question) -> int:
    """Cells for the whole part of a number, a sign included."""
    if question.maximum is None:
        return DIGITS + 1 if question.kind == "money" else DIGITS
    bounds = (Decimal(question.maximum), Decimal(question.minimum or 0))
    return max(len(str(int(bound))) for bound in bounds)


def reckoning(form: Form, question: Question, say: Say) -> str:
    """How a computed figure comes about, so that one can reckon it with a pen."""
    rule = question.compute
    if rule is None:
        return ""
    if rule.count:
        group = next(group for _, group in form.items() if group and group.key == rule.count)
        return say("Räkna hur många ”{title}” du har fyllt i.", title=say.text(group.entry_title))
    each = f" {say('och')} ".join(say("fråga {n}", n=numbers(form)[key]) for key in rule.sum)
    return say("Räkna ihop svaren på {questions}.", questions=each)
