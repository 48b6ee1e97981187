"""Form.io files, read for measuring: every component that takes input, and every condition."""

import random
import re
from dataclasses import dataclass, field

from forms.definition import Form
from tests.corpus.facts import Field, Told
from tests.corpus.formio_answers import as_lucka, drawn, unasked, values
from tests.corpus.formio_runner import has_condition, hiding, named_in, row, simple, type_of, words_of
from tests.corpus.lucka_side import Side, kept
from tests.corpus.matching import bare
from tests.corpus.scripts import Scripts

SAMPLES = 160
_CORE = {
    "textfield": {"text"}, "textarea": {"textarea"}, "number": {"integer", "decimal", "computed"}, "email": {"email"},
    "currency": {"money", "computed"}, "phonenumber": {"phone"}, "checkbox": {"checkboxes", "declaration"},
    "radio": {"radio", "yes_no"}, "select": {"select", "checkboxes", "yes_no"}, "selectboxes": {"checkboxes"},
    "day": {"date"}, "datetime": {"date"}, "date": {"date"}, "time": {"time"}, "file": {"file"},
    "signature": {"signature"}, "address": {"address"},
}  # fmt: skip
_NEAR = {"url": {"text"}, "password": {"text"}}
_NO_INPUT = {"button", "content", "htmlelement", "hidden", "panel", "fieldset", "well", "columns", "table", "tabs", "container",
             "datagrid", "editgrid", "survey", "heading", "paragraph", "cols", "tree", "form", "recaptcha"}  # fmt: skip


@dataclass
class Node:
    """A component, what it stands in, and where its answer is kept: path of containers, and the grid around it."""

    component: dict
    parents: tuple["Node", ...]
    path: tuple[str, ...]
    in_grid: bool
    index: int = -1


@dataclass
class FormioFacts:
    """One form."""

    scripts: Scripts | None = None
    fields: list[Field] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)

    def walk(self, components: object, parents: tuple[Node, ...] = (), path: tuple[str, ...] = (), grid: bool = False) -> None:
        """Takes in every component at any depth."""
        for component in components if isinstance(components, list) else []:
            if not isinstance(component, dict):
                continue
            node = Node(component, parents, path, grid)
            self.nodes.append(node)
            self._field(node)
            key, kind = str(component.get("key")), type_of(component)
            deeper = (*path, key) if kind in ("container", "datagrid", "editgrid", "form") else path
            inner = [component.get("components")]
            inner += [column.get("components") for column in component.get("columns") or [] if isinstance(column, dict)]
            rows = component.get("rows") if isinstance(component.get("rows"), list) else []
            inner += [cell.get("components") for row in rows if isinstance(row, list) for cell in row if isinstance(cell, dict)]
            for held in inner if kind != "address" else ():
                self.walk(held, (*parents, node), deeper, grid or kind in ("datagrid", "editgrid"))

    def _field(self, node: Node) -> None:
        component, kind = node.component, type_of(node.component)
        key = str(component.get("key") or component.get("type"))
        is_hidden = kind == "hidden" or (component.get("hidden") is True and not component.get("logic"))
        if is_hidden and kind not in _NO_INPUT - {"hidden"}:
            self.hidden.append(key)
            return
        if kind == "survey":
            for row in component.get("questions") or []:
                labels = tuple(str(each.get("label")) for each in component.get("values") or [])
                name, words = f"{key}_{row.get('value')}", str(row.get("label"))
                kinds = frozenset({"radio", "yes_no"})
                self.fields.append(Field(name, kinds, words, _required(component), labels, "", True, kind))
            return
        if kind in _NO_INPUT or not kind or not (component.get("input") or kind in _CORE):
            return
        kinds = _CORE.get(kind) or _NEAR.get(kind) or set()
        if component.get("multiple") and kind == "textfield":
            kinds = {"textarea"}
        if kind == "textfield" and component.get("calculateValue"):
            kinds = {"text"}
        labels = tuple(str(each.get("label") or each.get("value")) for each in values(component)) or None
        helped = str(component.get("description") or component.get("tooltip") or "")
        words = str(component.get("label") or component.get("legend") or "")
        node.index = len(self.fields)
        self.fields.append(Field(key, frozenset(kinds), words, _required(component), labels, helped, kind in _CORE, kind))

    def conditions(self, form: Form, matched: dict[int, str]) -> Told:
        """Each condition over many answers, on both sides."""
        told, side = Told(), Side(form)
        holders = [node for node in self.nodes if has_condition(node.component)]
        if not holders or self.scripts is None:
            return told
        samples = self._samples(form, matched)
        expected = {id(node): tuple(self._expected(node, samples)) for node in holders}
        answers = [sample["lucka"] for sample in samples]
        held: dict[int, list[bool]] = {}
        for leaf, key in self._leaves(matched, side):
            chain = [each for each in (*leaf.parents, leaf) if id(each) in expected]
            for node, is_kept in kept([expected[id(each)] for each in chain], side.shown(key, answers), chain):
                held.setdefault(id(node), []).append(is_kept)
        for node in holders:
            is_exact, on_answers = all(held.get(id(node), [False])), not self._looks_outside(node)
            told.all += 1
            told.exact += is_exact
            told.on_answers += on_answers
            told.exact_on_answers += is_exact and on_answers
            if on_answers and not is_exact:
                told.wrong.append(f"{node.component.get('key')}: {words_of(node.component)[:160]}")
        return told

    def _leaves(self, matched: dict[int, str], side: Side) -> list[tuple[Node, str]]:
        """What stands for itself in the form: questions, and words between them."""
        leaves = [(node, matched[node.index]) for node in self.nodes if node.index in matched]
        for node in self.nodes:
            words = bare(str(node.component.get("html") or node.component.get("content") or ""))
            if words and type_of(node.component) in ("content", "htmlelement"):
                same = [key for key in side.named(str(node.component.get("key"))) if side.text(key)[:60] == words[:60]]
                leaves += [(node, key) for key in same[:1]]
        return leaves

    def _looks_outside(self, node: Node) -> bool:
        """Whether the condition looks at something that nobody is asked for."""
        asked = {each.component.get("key") for each in self.nodes if each.index >= 0}
        holders = {
            each.component.get("key") for each in self.nodes if type_of(each.component) in ("container", "datagrid", "editgrid")
        }
        named = set(named_in(node.component))
        return not named or bool(named - asked - holders)

    def _samples(self, form: Form, matched: dict[int, str]) -> list[dict]:
        """Answers at random, as the source and as Lucka keeps them; fields that are computed follow from the others."""
        chance = random.Random(7)
        words = " ".join(words_of(node.component) for node in self.nodes)
        literals = [(number, "") for number in re.findall(r"=== ?(\d+)", words)]
        literals += sorted(set(re.findall(r"""['"]([^'"\n]{1,60})['"]|\beq (\S.*?) show""", words)))
        spoken = sorted({each for pair in literals for each in pair if each}) or ["x"]
        samples = []
        for _ in range(SAMPLES):
            data: dict = {}
            lucka: dict = {}
            for node in self.nodes:
                self._answer(node, data, lucka, chance, spoken, form, matched)
            samples.append({"data": data, "lucka": lucka})
        self._outside(samples, chance, spoken, Side(form))
        return samples

    def _answer(
        self, node: Node, data: dict, lucka: dict, chance: random.Random, spoken: list[str], form: Form, matched: dict[int, str]
    ) -> None:
        kind, key = type_of(node.component), node.component.get("key")
        if node.index < 0:
            return
        place = data
        for step in node.path:
            place = place.setdefault(step, {}) if isinstance(place.get(step, {}), dict) else {}
        source, told = drawn(node.component, kind, chance, spoken)
        if key in place and node.index >= 0:
            return
        place[key] = source
        question = form.question(matched[node.index]) if node.index in matched else None
        if question is not None:
            lucka[question.key] = as_lucka(question, kind, told)

    def _outside(self, samples: list[dict], chance: random.Random, spoken: list[str], side: Side) -> None:
        """Hidden fields, and names that only conditions know: what Lucka asks for in their place can be answered so, all else
        may hold anything. Hidden fields that are computed are computed."""
        known = {node.component.get("key"): node for node in self.nodes}
        scripts = " ".join([*(str(node.component.get("calculateValue")) for node in self.nodes), *map(_script, self.nodes)])
        named = set(re.findall(r"data(?:\.|\?\.)(\w+)", scripts)) | {
            name for node in self.nodes for name in named_in(node.component)
        }
        others = [name for name in sorted(named) if name not in known or type_of(known[name].component) == "hidden"]
        for name in others:
            question = next((side.form.question(key) for key in side.named(name) if side.form.question(key)), None)
            for sample in samples:
                source, told = unasked(question, chance, spoken)
                path = known[name].path if name in known else ()
                place = row(sample["data"], path)
                place[name] = source
                if question is not None:
                    sample["lucka"][question.key] = told
        for node in self.nodes:
            formula = node.component.get("calculateValue")
            if type_of(node.component) == "hidden" and isinstance(formula, str) and not node.path:
                key = node.component["key"]
                given = [(sample["data"], sample["data"], sample["data"].get(key)) for sample in samples]
                for sample, value in zip(samples, self.scripts.results(formula, "value", given), strict=True):
                    sample["data"][key] = None if value == "error" else value

    def _expected(self, node: Node, samples: list[dict]) -> list[bool]:
        """Whether the source shows the component, by its own conditions alone."""
        shown = [True] * len(samples)
        conditional, custom = node.component.get("conditional") or {}, node.component.get("customConditional")
        if conditional.get("when"):
            shown = [simple(conditional, sample["data"]) for sample in samples]
        if custom:
            given = [(sample["data"], row(sample["data"], node.path), None) for sample in samples]
            results = self.scripts.results(custom, "show", given)
            shown = [
                one and (bool(got) if got not in ("error", None) else False) for one, got in zip(shown, results, strict=True)
            ]
        for rule in hiding(node.component):
            shown = [self._ruled(rule, one, sample, node) for one, sample in zip(shown, samples, strict=True)]
        return shown

    def _ruled(self, rule: dict, shown: bool, sample: dict, node: Node) -> bool:
        trigger = rule.get("trigger") or {}
        if trigger.get("type") == "simple":
            held = simple(trigger["simple"], sample["data"])
        else:
            given = [(sample["data"], row(sample["data"], node.path), None)]
            held = self.scripts.results(str(trigger.get("javascript")), "result", given)[0] is True
        states = [a.get("state") for a in rule.get("actions") or [] if (a.get("property") or {}).get("value") == "hidden"]
        return shown if not held else states[-1] is False


def _required(component: dict) -> bool:
    return (component.get("validate") or {}).get("required") in (True, "true")


def _script(node: Node) -> str:
    return str(node.component.get("customConditional") or "")
