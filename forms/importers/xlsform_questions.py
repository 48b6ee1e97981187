"""One row of an XLSForm survey → the question, the words or the task that becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from forms.importers import xlsform_own as own
from forms.importers.draft import Draft
from forms.importers.logic import Says, When, negated, some
from forms.importers.parts import Choice, Holder, Question, Rule, Words
from forms.importers.wording import is_filled_in, plain
from forms.importers.xlsform_columns import MEDIA, Line
from forms.importers.xlsform_terms import Terms, demands, limits, summed
from forms.importers.xlsform_types import KINDS, NEAR, Asked

_YES = frozenset({"yes", "true", "true()", "1", "y", "x", "ja", "required"})
_NO = frozenset({"", "no", "false", "false()", "0", "n", "nej"})
OTHER = {"sv": "Annat", "en": "Other", "fi": "Muu", "da": "Andet", "fr": "Autre", "es": "Otro", "de": "Andere"}
WHAT = {"sv": "Vad?", "en": "What?", "fi": "Mikä?", "da": "Hvad?", "fr": "Lequel ?", "es": "¿Cuál?", "de": "Was?"}
UNFULFILLED = {"sv": "Svaret går inte att använda. Ändra det.", "en": "This answer cannot be used. Change it."}
MISSING = {"sv": "Svara på frågan.", "en": "Answer this question."}
_FOLDED = ("minimal", "autocomplete", "search", "quick")
MOST_IN_VIEW = 12
"""Options that stand in view; more are folded into a list."""


@dataclass
class Asking:
    """Puts the rows of one survey into the draft. `lists` are the choices by the name of their list."""

    draft: Draft
    lists: Mapping[str, list[Line]]
    outer: Mapping[str, list[Line]]
    terms: Terms
    default: str

    def words(self, line: Line, column: str = "label") -> Words:
        return line.words(column, self.default)

    def when(self, line: Line) -> list[When]:
        """The condition of a row, under any spelling of its column."""
        return [self.terms.when(line["relevant"], line.name)] if line["relevant"] else []

    def name(self, line: Line, asked: Asked) -> str:
        return line.name or f"{asked.name}_{line.number}"

    def note(self, holder: Holder, line: Line, asked: Asked) -> None:
        """Words between questions."""
        words = _joined(self.words(line), self.words(line, "hint"))
        if own.told(line).get("kind") == "stop":
            holder.stop(self.name(line, asked), self.words(line), self.words(line, "hint"), when=self.when(line))
        elif words:
            part = holder.content(self.name(line, asked), words, when=self.when(line))
            self._leave(line, part)
        else:
            self.draft.task(self.name(line, asked), "markup", ", ".join(line[each] for each in MEDIA if line[each]))

    def calculation(self, holder: Holder, line: Line, asked: Asked) -> None:
        """A sum or a count is computed here too; what is calculated otherwise is a task."""
        names, counted = summed(line["calculation"])
        if not names and not counted:
            self.draft.task(self.name(line, asked), "not_computed", line["calculation"])
            return
        part = holder.question(self.name(line, asked), "computed", self.words(line), when=self.when(line))
        part.help, part.sum_of, part.count_of = self.words(line, "hint"), names, counted
        own.settle(part, line)

    def moment(self, holder: Holder, line: Line, asked: Asked) -> None:
        """A day and a time of day are two questions."""
        day = self._question(holder, line, asked, "date")
        clock = Question(f"{day.name}_time", day.words, list(day.when), kind="time", required=day.required)
        holder.parts.append(clock)
        self.draft.task(day.name, "day_and_time", line["type"], part=day)

    def question(self, holder: Holder, line: Line, asked: Asked) -> None:
        """A question of a plain kind; one of a type that is not known is asked for words."""
        kind = KINDS.get(asked.name) or NEAR.get(asked.name, "text")
        if line["read_only"].lower() in _YES and kind == "text" and self.words(line):
            self.note(holder, line, asked)
            self.draft.task(self.name(line, asked), "not_a_question", line["type"])
            return
        part = self._question(holder, line, asked, kind)
        if asked.name not in KINDS:
            self.draft.task(part.name, "kind", line["type"], part=part)
        if kind == "file" and asked.name in ("image", "photo", "picture"):
            part.settings["accept"] = ("image",)
        if kind == "text" and "multiline" in line["appearance"].lower():
            part.kind = "textarea"
        if asked.name in ("acknowledge", "trigger"):
            part.values = {"OK": "yes"}
        if asked.name == "range":
            self._range(line, part)

    def choice(self, holder: Holder, line: Line, asked: Asked) -> None:
        """A choice out of a list of the workbook, or out of one elsewhere."""
        rows = (self.outer if asked.external else self.lists).get(asked.choices, [])
        kind = "checkboxes" if asked.many or asked.ranks else self._one_of(line, len(rows))
        part = self._question(holder, line, asked, kind)
        first = {row.name: row for row in reversed(rows) if row.name}
        part.choices = [self._option(row, part) for row in rows if first.get(row.name) is row]
        own.choose(part)
        if asked.other:
            part.choices.append(Choice("other", OTHER, specify=WHAT))
        if asked.elsewhere or (not rows and asked.choices):
            part.is_open = True
            self.draft.task(part.name, "options_elsewhere", asked.choices, part=part)
        if line["choice_filter"]:
            self.draft.task(part.name, "options_filtered", line["choice_filter"], part=part)
        if asked.ranks:
            self.draft.task(part.name, "kind", line["type"], part=part)

    def _one_of(self, line: Line, many: int) -> str:
        is_folded = any(word in line["appearance"].lower() for word in _FOLDED)
        return "select" if is_folded or many > MOST_IN_VIEW or not many else "radio"

    def _option(self, row: Line, part: Question) -> Choice:
        if any(row[each] for each in MEDIA):
            self.draft.task(part.name, "markup", ", ".join(row[each] for each in MEDIA if row[each]), part=part)
        return own.option(Choice(row.name, self.words(row) or row.name), row)

    def _question(self, holder: Holder, line: Line, asked: Asked, kind: str) -> Question:
        help = _joined(self.words(line, "hint"), self.words(line, "guidance_hint"))
        part = holder.question(self.name(line, asked), kind, self.words(line), when=self.when(line), help=help)
        self._demand(line, part)
        own.settle(part, line)
        self._constrain(line, part)
        self._leave(line, part)
        return part

    def _demand(self, line: Line, part: Question) -> None:
        """Whether an answer is demanded: always, never, or by a rule where it depends on others."""
        written = line["required"].lower()
        if written in _YES:
            part.required = "yes"
        elif written not in _NO:
            term = some(negated(self.terms.read(line["required"], part.name)), Says(part.name, "filled"))
            words = self.words(line, "required_message") or MISSING
            part.rules.append(Rule(When(term, line["required"]), words, "required_if"))

    def _constrain(self, line: Line, part: Question) -> None:
        """A constraint as limits of the question, else as a rule, else as a task."""
        if not line["constraint"]:
            return
        words = self.words(line, "constraint_message") or UNFULFILLED
        for demand in demands(line["constraint"]):
            found = None if demand is None else limits(demand)
            settings = None if found is None else _settings(part.kind, found)
            if settings is not None:
                part.settings |= settings
            else:
                term = self.terms.read(line["constraint"], part.name) if demand is None else self.terms.term(demand, part.name)
                unanswered = negated(Says(part.name, "filled"))
                part.rules.append(Rule(When(some(unanswered, term), line["constraint"]), words))

    def _range(self, line: Line, part: Question) -> None:
        """start=1 end=10 step=1"""
        told = dict(each.split("=", 1) for each in line["parameters"].replace(";", " ").split() if "=" in each)
        part.kind = "decimal" if any("." in each for each in told.values()) else "integer"
        part.settings = {ours: told[theirs] for ours, theirs in (("minimum", "start"), ("maximum", "end")) if theirs in told}

    def _leave(self, line: Line, part: object) -> None:
        """Tasks for what a row has and a question of ours has not."""
        if any(line[each] for each in MEDIA):
            self.draft.task(part.name, "markup", ", ".join(line[each] for each in MEDIA if line[each]), part=part)
        if isinstance(part, Question) and (line["default"] or line["calculation"]):
            self.draft.task(part.name, "default", line["default"] or line["calculation"], part=part)
        said = [words for column in ("label", "hint") for words in line.spoken.get(column, {}).values() if is_filled_in(words)]
        if said:
            self.draft.task(part.name, "filled_in", said[0], part=part)


def _joined(first: Words, second: Words) -> Words:
    """Two texts as paragraphs of one, language by language."""
    one, two = (each if isinstance(each, dict) else {} for each in (first, second))
    spoken = dict.fromkeys([*one, *two])
    words = {each: "\n\n".join(words for words in (one.get(each, ""), two.get(each, "")) if plain(words)) for each in spoken}
    return {language: said for language, said in words.items() if said} or None


def _settings(kind: str, found: list[tuple[str, str]]) -> dict[str, object] | None:
    """The limits as settings of a question of this kind, None where it has no such setting."""
    made: dict[str, object] = {}
    for setting, value in found:
        if setting == "max_length" and kind in ("text", "textarea") and value.isdecimal() and 1 <= int(value) <= 20_000:
            made[setting] = int(value)
            continue
        edge = _edge(kind, setting, value)
        if edge is None:
            return None
        made[edge[0]] = edge[1]
    return made


def _edge(kind: str, setting: str, value: str) -> tuple[str, str] | None:
    name = {"above": "minimum", "below": "maximum"}.get(setting, setting)
    step = {"above": 1, "below": -1}.get(setting, 0)
    try:
        if kind == "date":
            is_today = not step and value == "today"
            return name, value if is_today else (date.fromisoformat(value) + timedelta(step)).isoformat()
        if kind not in ("integer", "decimal", "money") or (step and kind != "integer"):
            return None
        number = Decimal(value)
        return (name, format(number + step, "f")) if number.is_finite() and (not step or number == int(number)) else None
    except (ValueError, InvalidOperation, OverflowError):
        return None
