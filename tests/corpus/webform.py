"""Drupal Webforms, read for measuring: every element that takes input, and every state."""

import random
import re
from dataclasses import dataclass, field

from ruamel.yaml import YAML

from forms.conditions import Condition
from forms.definition import Form, RepeatingGroup
from forms.evaluation import evaluate
from tests.corpus.answers import drawn
from tests.corpus.facts import Field, Told
from tests.corpus.lucka_side import Side
from tests.corpus.webform_elements import CORE, HIDDEN, NEAR, NO_INPUT, options
from tests.corpus.webform_states import SHOWS, holds, shows

SAMPLES = 160


@dataclass
class Node:
    """An element, what it stands in, and which field it is."""

    name: str
    element: dict
    parents: tuple["Node", ...]
    index: int = -1


@dataclass
class WebformFacts:
    """One form."""

    fields: list[Field] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)

    def walk(self, held: dict, parents: tuple[Node, ...] = ()) -> None:
        """Takes in every element at any depth."""
        for name, element in held.items():
            if not str(name).startswith("#") and isinstance(element, dict):
                node = Node(str(name), element, parents)
                self.nodes.append(node)
                self._field(node)
                self.walk(element, (*parents, node))

    def _field(self, node: Node) -> None:
        kind = str(node.element.get("#type")).partition(":")[0]
        if kind in HIDDEN:
            self.hidden.append(node.name)
        elif kind == "webform_likert":
            answers = node.element.get("#answers")
            labels = tuple(str(each) for each in answers.values()) if isinstance(answers, dict) else None
            for row, words in node.element.get("#questions", {}).items():
                self._take(Node(f"{node.name}[{row}]", {"#title": str(words)}, (*node.parents, node)), kind, labels)
        elif kind == "webform_custom_composite":
            for inner, element in (node.element.get("#element") or {}).items():
                if isinstance(element, dict):
                    self._inside(Node(f"{node.name}[{inner}]", element, (*node.parents, node)))
        elif kind not in NO_INPUT:
            node.index = len(self.fields)
            self._take(node, kind)

    def _inside(self, node: Node) -> None:
        kind = str(node.element.get("#type"))
        if kind in HIDDEN:
            self.hidden.append(node.name)
        elif kind not in NO_INPUT:
            node.index = len(self.fields)
            self.nodes.append(node)
            self._take(node, kind)

    def _take(self, node: Node, kind: str, labels: tuple[str, ...] | None = None) -> None:
        element = node.element
        kinds = CORE.get(kind) or NEAR.get(kind) or set()
        mask = str(element.get("#input_mask") or "")
        if (kind == "textfield" and "numeric" in mask) or "currency" in mask or "percentage" in mask:
            kinds = {"integer", "decimal"}
        kinds = {"email"} if kind == "textfield" and "'email'" in mask else kinds
        offered = tuple(label.partition(" -- ")[0] for _, label in options(element))
        if kind.endswith("_other") and offered:
            offered = (*offered, str(element.get("#other__option_label") or "Other"))
        words = str(element.get("#title") or element.get("#admin_title") or element.get("#text") or "").replace("<empty>", "")
        help = str(element.get("#description") or element.get("#help") or "")
        is_required = _same_demand(element) if _demand(element) else element.get("#required") in (True, 1)
        self.fields.append(
            Field(node.name, frozenset(kinds), words, is_required, labels or offered or None, help, kind in CORE, kind)
        )

    def conditions(self, form: Form, matched: dict[int, str]) -> Told:
        """Each state over many answers, on both sides."""
        told, side = Told(), Side(form)
        samples = self._samples(form, matched, side)
        shown: dict[int, list[bool]] = {}
        for node in self.nodes:
            above = [shown[id(parent)] for parent in node.parents if id(parent) in shown]
            own = [all(shows(node.element, source, self.multiple) for _ in (0,)) for source, _ in samples]
            whole = [all(each) for each in zip(own, *above, strict=True)] if samples else []
            shown[id(node)] = own
            for state, said in (node.element.get("#states") or {}).items():
                is_exact = self._is_exact(node, state, said, whole, samples, form, matched, side)
                on_answers = state in SHOWS or state in ("required", "optional")
                told.all += 1
                told.exact += is_exact
                told.on_answers += on_answers
                told.exact_on_answers += is_exact and on_answers
                if not is_exact:
                    told.wrong.append(f"{node.name} {state}: {said}"[:200])
        return told

    def _is_exact(self, node, state, said, whole, samples, form, matched, side) -> bool:
        keys = self._keys_under(node, matched, side)
        if not keys:
            return False
        if state in SHOWS:
            return all(
                side.is_shown(key, lucka) == held for key in keys for (_, lucka), held in zip(samples, whole, strict=True)
            )
        if state not in ("required", "optional"):
            return False
        key = matched[node.index] if node.index in matched else keys[0]
        key = next((each for each in side.named(node.name) if each in groups(form)), key)
        for (source, lucka), is_shown in zip(samples, whole, strict=True):
            demanded = is_shown and holds(said, source, self.multiple) is (state == "required")
            if demanded != _demands(form, side, key, lucka | {key: None}):
                return False
        return True

    def _keys_under(self, node: Node, matched: dict[int, str], side: Side) -> list[str]:
        if node.index in matched:
            return [matched[node.index]]
        inside = [each for each in self.nodes if node in each.parents and each.index in matched]
        plain = [
            each for each in inside if not any(p.element.get("#states") for p in (*each.parents[len(node.parents) + 1 :], each))
        ]
        return [matched[plain[0].index]] if plain else sorted(side.named(node.name), key=lambda key: key != node.name)[:1]

    def _drawn(self, node, question, literals, chance) -> tuple[object, object]:
        offered = options(node.element) or (_binary(question, literals) if node.name in self.hidden else [])
        if not offered and question.kind in ("radio", "select", "checkboxes"):
            offered = [(each, each) for each in literals]
        is_certain = node.name in self.hidden and question.required == "yes"
        return drawn(question, offered, literals, chance, is_certain)

    @property
    def multiple(self) -> set[str]:
        return {
            node.name for node in self.nodes if "checkboxes" in str(node.element.get("#type")) or node.element.get("#multiple")
        }

    def _samples(self, form: Form, matched: dict[int, str], side: Side) -> list[tuple[dict, dict]]:
        """Pairs of answers, as the source and as Lucka keeps them; what nobody was asked is asked where Lucka asks it."""
        chance = random.Random(7)
        words = " ".join(str(node.element.get("#states") or "") for node in self.nodes)
        literals = sorted(
            {
                a or b
                for a, b in re.findall(
                    r"(?:value|greater|less|greater_equal|less_equal|between)': (?:'([^']*)'|(-?\d+))", words
                )
            }
            - {""}
        )
        pairs = []
        for _ in range(SAMPLES):
            source: dict[str, object] = {}
            lucka: dict[str, object] = {}
            for node in self.nodes:
                keys = (
                    [matched[node.index]]
                    if node.index in matched
                    else side.named(node.name)[:1]
                    if node.name in self.hidden
                    else []
                )
                question = form.question(keys[0]) if keys else None
                if question is not None:
                    source[node.name], lucka[question.key] = self._drawn(node, question, literals, chance)
                elif node.name in self.hidden:
                    source[node.name] = chance.choice(["", *literals])
            pairs.append((source, lucka))
        return pairs


def _binary(question, literals) -> list[tuple[str, str]]:
    """A value that was hidden: as options, those that conditions name."""
    if question.kind == "yes_no" and {"1", "0"} & set(literals):
        return [("1", ""), ("0", "")]
    return [(each, each.replace("_", " ")) for each in literals] if question.kind in ("radio", "select") else []


def _demand(element: dict) -> bool:
    return bool({"required", "optional"} & set(element.get("#states") or {}))


def _same_demand(element: dict) -> bool:
    states = element.get("#states") or {}
    return "required" in states and states["required"] in [
        said for state, said in states.items() if state in ("visible", "enabled")
    ]


def _demands(form: Form, side: Side, key: str, lucka: dict) -> bool:
    """Whether a missing answer would hinder sending."""
    if not side.is_shown(key, lucka):
        return False
    if key in groups(form):
        return groups(form)[key].minimum > 0
    question = form.question(key)
    required: list[Condition] = [rule.require for rule in form.rules if rule.at == key]
    return (question is not None and question.required == "yes") or any(
        evaluate(each, form.conditions, lucka.get) is False for each in required
    )


def groups(form: Form) -> dict[str, RepeatingGroup]:
    return {item.key: item for item, _ in form.items() if isinstance(item, RepeatingGroup)}


def facts(data: bytes) -> WebformFacts:
    """What a file has."""
    yaml = YAML(typ="safe", pure=True)
    elements = yaml.load(data).get("elements")
    found = WebformFacts()
    found.walk((yaml.load(elements) if isinstance(elements, str) else elements) or {})
    return found
