"""A clause read from what was chosen and written, and a condition said in words, with the questions by number and label."""

from collections.abc import Iterable, Sequence
from datetime import date

from forms.editing.clauses import Clause, clauses_of
from forms.editing.looking import CHOICES, NUMBERS, Way, operators, way_of
from forms.editing.outline import Line, outline, said
from forms.editing.places import Tree, element
from forms.editing.refusals import EditRefused
from forms.kinds.choices import options
from forms.kinds.decimal import number
from forms.kinds.file import STATES, state_words
from forms.kinds.time import KIND as TIME
from forms.question import Question
from forms.texts import Say, to_say


def choices(tree: Tree, key: str, say: Say) -> list[tuple[str, str]]:
    """What the answer of a question can be, code and words, where that is a closed list; else nothing."""
    question = _question(tree, key)
    if question.kind == "file":
        return [(state, state_words(state, say)) for state in STATES]
    if question.kind == "declaration":
        return [("yes", say("Ja"))]
    fits = question.kind in CHOICES or question.kind == "checkboxes"
    return [(option.code, say.text(option.label)) for option in options(question)] if fits else []


def _question(tree: Tree, key: str) -> Question:
    found = element(tree, key)
    if "question" not in found:
        raise EditRefused("gone")
    return Question.model_validate(found)


def comparable(tree: Tree, key: str, among: Sequence[Line]) -> list[Line]:
    """The questions whose answer this one's may be held against: days, times, or numbers both."""
    kind = _question(tree, key).kind
    if kind in NUMBERS:
        return [line for line in among if line.kind in NUMBERS and line.key != key]
    return [line for line in among if line.kind == kind in ("date", "time") and line.key != key]


def clause_of(tree: Tree, key: str, code: str, values: Sequence[str] = (), other: str = "") -> Clause:
    """The clause that was put together: a question, the code of a way, and what it is held against (another question's key, or
    what was chosen or written). Raises EditRefused."""
    question = _question(tree, key)
    way = next((way for way in operators(question.kind) if way.code == code), None)
    if way is None:
        raise EditRefused("no_way", "operator")
    if not way.takes:
        return Clause(key, way.operator, way.value)
    if other:
        return Clause(key, way.operator, {"question": _question(tree, other).key}, way.negated)
    return Clause(key, way.operator, _value(tree, key, way, [each.strip() for each in values if each.strip()]), way.negated)


def _value(tree: Tree, key: str, way: Way, values: list[str]) -> object:
    if not values:
        raise EditRefused("no_value", "value")
    if way.takes in ("option", "options"):
        codes = [code for code, _ in choices(tree, key, _PLAIN)]
        if not set(values) <= set(codes):
            raise EditRefused("not_a_choice", "value")
        return tuple(code for code in codes if code in values) if way.takes == "options" else values[0]
    return _READ[way.takes](values[0])


def _number(written: str) -> object:
    read = number(written.replace(" ", "").replace(",", "."))
    if read is None:
        raise EditRefused("not_a_decimal", "value")
    return int(read) if read == read.to_integral_value() and abs(read) < 10**15 else format(read, "f")


def _day(written: str) -> str:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError as error:
        raise EditRefused("not_a_date", "value") from error


def _time(written: str) -> str:
    read = TIME.read(_A_TIME, {"": [written]})
    if not isinstance(read, str):
        raise EditRefused("not_a_time", "value")
    return read


_PLAIN = Say("sv")
_A_TIME = Question.model_validate({"question": "time", "kind": "time", "label": "…"})
_READ = {"number": _number, "date": _day, "time": _time, "text": str}


def in_words(tree: Tree, condition: object, say: Say, lines: Iterable[Line] | None = None) -> str:
    """A condition of the tree as a person reads it, however deep it is: "fråga 3 (Har du husdjur?) är ”Ja” och …".

    `lines` are the tree's outline, for who has it already.
    """
    if not condition:
        return ""
    return _said(condition, tree, {line.address: line for line in lines or outline(tree)}, say)


def _said(condition: object, tree: Tree, lines: dict[str, Line], say: Say) -> str:
    if isinstance(condition, dict) and "not" in condition and clauses_of(condition) is None:
        return say("inte ({condition})", condition=_said(condition["not"], tree, lines, say))
    for join, word in (("all", to_say("och")), ("any", to_say("eller"))):
        if isinstance(condition, dict) and join in condition:
            return f" {say(word)} ".join(_bracketed(each, tree, lines, say) for each in condition[join])
    found = clauses_of(condition)
    return _clause_in_words(found.clauses[0], tree, lines, say) if found and found.clauses else ""


def _bracketed(condition: object, tree: Tree, lines: dict[str, Line], say: Say) -> str:
    words = _said(condition, tree, lines, say)
    return f"({words})" if isinstance(condition, dict) and {"all", "any"} & set(condition) else words


def _clause_in_words(clause: Clause, tree: Tree, lines: dict[str, Line], say: Say) -> str:
    if clause.condition:
        sentence = to_say("villkoret {name} gäller inte") if clause.negated else to_say("villkoret {name} gäller")
        return say(sentence, name=clause.condition)
    line = lines.get(clause.question)
    if line is None:
        return say("frågan {key}, som inte finns", key=clause.question)
    way = way_of(clause, line.kind)
    words = say(way.words) if way else f"{say('inte') if clause.negated else ''} {clause.operator}".strip()
    sentence = [_named(line, say), words, _value_in_words(clause, tree, lines, say) if not way or way.takes else ""]
    return " ".join(each for each in sentence if each)


def _named(line: Line, say: Say) -> str:
    return say("fråga {n} ({label})", n=line.number, label=said(line.label, say))


def _value_in_words(clause: Clause, tree: Tree, lines: dict[str, Line], say: Say) -> str:
    if isinstance(clause.value, dict):
        other = lines.get(clause.value["question"])
        return _named(other, say) if other else str(clause.value["question"])
    known = dict(choices(tree, clause.question, say))
    values = clause.value if isinstance(clause.value, tuple) else (clause.value,)
    return f" {say('eller')} ".join(f"”{known.get(str(each), each)}”" for each in values)
