"""One element of a Webform that is answered → the question, the group of questions or the task that becomes of it."""

from collections.abc import Callable
from dataclasses import dataclass

from forms.importers.draft import Draft
from forms.importers.logic import Says, When, negated, some
from forms.importers.parts import Choice, Holder, Question, Rule, Words
from forms.importers.source import listed, mapping, name_of
from forms.importers.webform_settings import days, figures, files, is_many_of, is_whole, lengths, most
from forms.importers.webform_source import Element, Source
from forms.importers.webform_states import DEMANDS, SHOWS, States
from forms.importers.webform_types import COMPOSITES, KINDS, MERGED, ONE_BOX, OTHERS, masked, near
from forms.importers.wording import has_markup, one_line, plain
from forms.importers.xlsform_questions import MISSING, OTHER, WHAT

_CHOOSING = ("radio", "select", "checkboxes")
_TICKS = {"true": "yes", "1": "yes", "false": "no", "0": "no"}
_FOLDED = 12


@dataclass
class Asking:
    """Puts the elements of one form into its draft."""

    draft: Draft
    source: Source
    states: States

    def when(self, element: Element) -> list[When]:
        """Under which conditions an element is shown; one that cannot be written in is not asked here."""
        told = mapping(element.get("#states"))
        found: list[When] = []
        seen: list[object] = []
        for state, said in told.items():
            if state in SHOWS and said not in seen:
                term = self.states.term(said)
                found.append(When(term if SHOWS[state] else negated(term), f"{state}: {said}"))
                seen += [said] if SHOWS[state] else []
        return found

    def element(self, holder: Holder, name: str, element: Element, kind: str = "", bare: str = "") -> None:
        """Asks one element. `bare` is its name in the file where it stands inside another."""
        type = name_of(element.get("#type"))
        bare = bare or name
        if type in COMPOSITES or type in MERGED or type == "webform_likert" or type == "webform_mapping":
            self._several(holder, name, element, type)
            return
        known = kind or KINDS.get(type) or near(type)
        is_many = is_many_of(element)
        if is_many and known not in ("file", *_CHOOSING):
            more = {"maximum": most(element), "minimum": int(self._is_demanded(element))}
            group = holder.group(f"{name}_list", self.words(bare, element), when=self.when(element), **more)
            self._question(group, name, element | {"#states": self._demands(element)}, known, bare)
        else:
            self._question(holder, name, element, "checkboxes" if is_many and known in _CHOOSING else known, bare)

    def _is_demanded(self, element: Element) -> bool:
        """Whether there must be an entry whenever the group is asked."""
        told = mapping(element.get("#states"))
        demand = told.get("required")
        shown = [said for state, said in told.items() if SHOWS.get(state)]
        return demand in shown if demand is not None else element.get("#required") in (True, 1)

    def _demands(self, element: Element) -> Element:
        return {state: said for state, said in mapping(element.get("#states")).items() if state not in SHOWS}

    def words(self, name: str, element: Element) -> Words:
        found = self.source.words(name, element, "#title", "#admin_title", "#text", "#label")
        said = next(iter(found.values()), "") if isinstance(found, dict) else ""
        return None if said.strip() == "<empty>" else found

    def _several(self, holder: Holder, name: str, element: Element, type: str) -> None:
        """A type made of several fields: a section, or a repeating group where it takes several."""
        is_many = is_many_of(element, type in MERGED)
        add = holder.group if is_many else holder.section
        more = {"maximum": most(element), "minimum": int(self._is_demanded(element))} if is_many else {}
        part = add(name, self.words(name, element), when=self.when(element), **more)
        if type in MERGED:
            for each, inner in mapping(element.get("#element")).items():
                if isinstance(inner, dict):
                    self.element(part, f"{name}[{each}]", inner, bare=str(each))
        elif type in COMPOSITES:
            self._fields(part, name, element, type)
        else:
            self._matrix(part, name, element, type)
        told = mapping(element.get("#states"))
        for state in DEMANDS.keys() & told.keys() if not (is_many and self._is_demanded(element)) else ():
            self.draft.task(name, "required_if", f"{state}: {told[state]}", part=part)
        help = self.help(name, element)
        if help and part.parts:
            part.parts.insert(0, Holder("").content(f"{name}_help", help))
        if not part.parts:
            self.draft.task(name, "empty")
            holder.parts.remove(part)

    def _fields(self, part: Holder, name: str, element: Element, type: str) -> None:
        for each, kind in COMPOSITES[type]:
            if element.get(f"#{each}__access") is not False:
                words = self.source.words(name, element, f"#{each}__title") or {"en": each.replace("_", " ").capitalize()}
                required = "yes" if element.get(f"#{each}__required") else "no"
                part.question(f"{name}[{each}]", kind, words, required=required)

    def _matrix(self, part: Holder, name: str, element: Element, type: str) -> None:
        """Several questions with the same options."""
        rows, columns = ("#questions", "#answers") if type == "webform_likert" else ("#source", "#destination")
        for row in self.source.choices(name, element, rows):
            question = part.question(f"{name}[{row.value}]", "radio", row.words, help=row.help)
            question.required = "yes" if element.get("#required") else "no"
            question.choices = self.source.choices(name, element, columns)

    def _question(self, holder: Holder, name: str, element: Element, kind: str, bare: str) -> Question:
        type = name_of(element.get("#type"))
        words = self.words(bare, element) or (self.source.words(bare, element, "#terms_content", "#description"))
        if kind == "datetime":
            return self._moment(holder, name, element, bare)
        question = holder.question(name, kind, words, when=self.when(element), help=self.help(bare, element))
        if type not in KINDS:
            self.draft.task(name, "kind", type, part=question)
        self._demand(question, element)
        self._settle(question, element, type)
        if kind in _CHOOSING:
            self._offer(question, element, type, bare)
        self._leave(question, element)
        return question

    def _moment(self, holder: Holder, name: str, element: Element, bare: str) -> Question:
        """A day, and the time of day where the element asks for it."""
        order = {name_of(each) for each in listed(element.get("#date_part_order"))}
        is_clocked = element.get("#date_time_element") != "none" and (not order or "hour" in order)
        day = self._question(holder, name, element, "date", bare)
        if is_clocked:
            holder.parts.append(Question(f"{name}[time]", day.words, list(day.when), kind="time", required=day.required))
            self.draft.task(name, "day_and_time", name_of(element.get("#type")), part=day)
        return day

    def help(self, name: str, element: Element) -> Words:
        """The description, and the help that is folded away elsewhere."""
        one, two = self.source.words(name, element, "#description"), self.source.words(name, element, "#help", "#more")
        told = [each for each in (one, two) if isinstance(each, dict)]
        spoken = dict.fromkeys(code for each in told for code in each)
        said = {code: list(dict.fromkeys(plain(each[code]) for each in told if code in each)) for code in spoken}
        return {code: "\n\n".join(each) for code, each in said.items()} or None

    def _demand(self, question: Question, element: Element) -> None:
        """Whether an answer is demanded: always when shown, never, or by a rule where it depends on other answers."""
        question.required = "yes" if element.get("#required") is True or element.get("#required") == 1 else "no"
        told = mapping(element.get("#states"))
        for state, said in told.items():
            if state in DEMANDS and DEMANDS[state] and any(told.get(shown) == said for shown, is_so in SHOWS.items() if is_so):
                question.required = "yes"
            elif state in DEMANDS:
                term = self.states.term(said) if DEMANDS[state] else negated(self.states.term(said))
                when = When(some(negated(term), Says(question.name, "filled")), f"{state}: {said}")
                question.rules.append(Rule(when, MISSING, "required_if"))
                question.required = "no"
            elif state not in SHOWS:
                self.draft.task(question.name, "state", f"{state}: {said}", part=question)

    def _settle(self, question: Question, element: Element, type: str) -> None:
        """Limits and units, and what an input mask makes of a line of words."""
        if question.kind == "text":
            question.kind = masked(name_of(element.get("#input_mask"))) or "text"
        if type in ONE_BOX:
            question.kind = "declaration" if question.required == "yes" else question.kind
            question.values = dict(_TICKS)
        if type == "number" and (element.get("#step") == "any" or not is_whole(element.get("#step", 1))):
            question.kind = "decimal"
        settle: dict[str, Callable[[Question, Element], None]] = {
            "text": lengths, "textarea": lengths, "integer": figures, "decimal": figures, "date": days, "file": files,
        }  # fmt: skip
        if question.kind in settle:
            settle[question.kind](question, element)
        unit = element.get("#field_suffix")
        if (
            question.kind in ("integer", "decimal")
            and plain(unit)
            and any(each.isalpha() or each in "%€$" for each in plain(unit))
        ):
            question.settings["unit"] = one_line(unit)
        if question.kind == "textarea" and name_of(element.get("#counter_type")) == "word":
            question.settings.pop("max_length", None)

    def _offer(self, question: Question, element: Element, type: str, bare: str) -> None:
        """The options, from the file or a file beside it."""
        question.choices = self.source.choices(bare, element)
        reference = element.get("#options")
        is_listed = "options" in type or (type in KINDS and not any(each in type for each in ("entity", "term", "language")))
        if not question.choices and (isinstance(reference, str) or not is_listed):
            detail = (
                reference if isinstance(reference, str) else name_of(element.get("#vocabulary") or element.get("#target_type"))
            )
            question.is_open = True
            self.draft.task(question.name, "options_elsewhere", detail or type, part=question)
        if type in OTHERS:
            words = self.source.words(bare, element, "#other__option_label") or OTHER
            question.choices.append(Choice("_other_", words, specify=WHAT))
        if question.kind == "radio" and len(question.choices) > _FOLDED:
            question.kind = "select"

    def _leave(self, question: Question, element: Element) -> None:
        """Tasks for what an element has and a question of ours has not."""
        for name, reason in (
            ("#default_value", "default"),
            ("#pattern", "rule"),
            ("#input_mask", "rule"),
            ("#readonly", "read_only"),
        ):
            value = element.get(name)
            is_figures = name in ("#pattern", "#input_mask") and question.kind in ("integer", "decimal", "email")
            if value not in (None, "", False, {}, []) and not is_figures:
                self.draft.task(question.name, reason, str(value)[:500], part=question)
        if element.get("#access") is False:
            self.draft.task(question.name, "switched_off_kept", part=question)
        if any(has_markup(element.get(each)) for each in ("#title", "#description", "#help", "#more")):
            self.draft.task(question.name, "markup", part=question)
