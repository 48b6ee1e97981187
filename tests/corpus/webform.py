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

SAMPLES = 160
_CORE = {
    "textfield": {"text"}, "textarea": {"textarea"}, "email": {"email"}, "webform_email_confirm": {"email"}, "tel": {"phone"},
    "number": {"integer", "decimal"}, "date": {"date"}, "datetime": {"date"}, "datelist": {"date"}, "webform_time": {"time"},
    "checkbox": {"yes_no", "declaration", "checkboxes"}, "checkboxes": {"checkboxes"}, "radios": {"radio", "select", "yes_no"},
    "select": {"select", "radio", "yes_no", "checkboxes"}, "webform_select_other": {"select", "checkboxes"},
    "webform_radios_other": {"radio", "select"}, "webform_checkboxes_other": {"checkboxes"}, "webform_address": {"address"},
    "address": {"address"}, "managed_file": {"file"}, "webform_document_file": {"file"}, "webform_image_file": {"file"},
    "webform_signature": {"signature"}, "webform_terms_of_service": {"declaration"}, "webform_telephone": {"phone"},
    "webform_likert": {"radio"}, "os2forms_nemid_cpr": {"personal_number"},
}  # fmt: skip
_NEAR = {"url": {"text"}, "range": {"integer"}, "webform_scale": {"integer"}, "webform_rating": {"integer"}, "search": {"text"},
         "webform_entity_select": {"select", "checkboxes"}, "webform_entity_radios": {"radio", "select"},
         "text_format": {"textarea"},
         "webform_entity_checkboxes": {"checkboxes"}, "webform_buttons": {"radio"}, "webform_autocomplete": {"text"},
         "os2forms_nemid_name": {"text"}, "os2forms_nemid_address": {"text", "address"}}  # fmt: skip
_NO_INPUT = {
    "webform_wizard_page", "webform_card", "webform_section", "container", "details", "fieldset", "webform_flexbox", "table",
    "webform_table", "webform_table_row", "webform_markup", "processed_text", "markup", "item", "webform_message",
    "webform_more", "label", "webform_horizontal_rule", "webform_actions", "None", "webform_variant", "view",
    "webform_custom_composite", "webform_contact", "webform_mapping",
}  # fmt: skip
_HIDDEN = {"hidden", "value", "webform_computed_twig", "webform_computed_token", "grants_webform_summation_field", "captcha",
           "webform_entity_print_attachment", "webform_attachment_token", "webform_attachment_twig", "webform_attachment_url",
           "os2forms_nemid_nemlogin_link"}  # fmt: skip
_SHOWS = {"visible": True, "enabled": True, "invisible": False, "disabled": False}


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
        if kind in _HIDDEN:
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
        elif kind not in _NO_INPUT:
            node.index = len(self.fields)
            self._take(node, kind)

    def _inside(self, node: Node) -> None:
        kind = str(node.element.get("#type"))
        if kind in _HIDDEN:
            self.hidden.append(node.name)
        elif kind not in _NO_INPUT:
            node.index = len(self.fields)
            self.nodes.append(node)
            self._take(node, kind)

    def _take(self, node: Node, kind: str, labels: tuple[str, ...] | None = None) -> None:
        element = node.element
        kinds = _CORE.get(kind) or _NEAR.get(kind) or set()
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
            Field(node.name, frozenset(kinds), words, is_required, labels or offered or None, help, kind in _CORE, kind)
        )

    def conditions(self, form: Form, matched: dict[int, str]) -> Told:
        """Each state over many answers, on both sides."""
        told, side = Told(), Side(form)
        samples = self._samples(form, matched, side)
        shown: dict[int, list[bool]] = {}
        for node in self.nodes:
            above = [shown[id(parent)] for parent in node.parents if id(parent) in shown]
            own = [all(_shows(node.element, source, self.multiple) for _ in (0,)) for source, _ in samples]
            whole = [all(each) for each in zip(own, *above, strict=True)] if samples else []
            shown[id(node)] = own
            for state, said in (node.element.get("#states") or {}).items():
                is_exact = self._is_exact(node, state, said, whole, samples, form, matched, side)
                on_answers = state in _SHOWS or state in ("required", "optional")
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
        if state in _SHOWS:
            return all(
                side.is_shown(key, lucka) == held for key in keys for (_, lucka), held in zip(samples, whole, strict=True)
            )
        if state not in ("required", "optional"):
            return False
        key = matched[node.index] if node.index in matched else keys[0]
        key = next((each for each in side.named(node.name) if each in groups(form)), key)
        for (source, lucka), is_shown in zip(samples, whole, strict=True):
            demanded = is_shown and _holds(said, source, self.multiple) is (state == "required")
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


def options(element: dict) -> list[tuple[str, str]]:
    """Value and label of each option, those in groups as well."""
    given = element.get("#options")
    given = dict(enumerate(given)) if isinstance(given, list) else given if isinstance(given, dict) else {}
    found: list[tuple[str, str]] = []
    for value, label in given.items():
        if isinstance(label, dict | list):
            found += options({"#options": label})
        else:
            found.append((str(value).lower() if isinstance(value, bool) else str(value), str(label)))
    return found


def _demand(element: dict) -> bool:
    return bool({"required", "optional"} & set(element.get("#states") or {}))


def _same_demand(element: dict) -> bool:
    states = element.get("#states") or {}
    return "required" in states and states["required"] in [
        said for state, said in states.items() if state in ("visible", "enabled")
    ]


def _shows(element: dict, source: dict, multiple: set[str]) -> bool:
    states = (element.get("#states") or {}).items()
    return all(_holds(said, source, multiple) is _SHOWS[state] for state, said in states if state in _SHOWS)


def _holds(said: object, source: dict, multiple: set[str]) -> bool:
    """What Drupal's own states come to."""
    if isinstance(said, dict):
        return all(_selected(selector, triggers, source) for selector, triggers in said.items())
    joins = [each for each in said if isinstance(each, str)]
    held = [_holds(each, source, multiple) for each in said if not isinstance(each, str)]
    if "xor" in joins:
        return sum(held) == 1
    return all(held) if "and" in joins else any(held)


def _selected(selector: str, triggers: object, source: dict) -> bool:
    name, *inner = re.findall(r"[^\[\]]+", re.search(r"name\^?=[\"']([^\"']+)", selector)[1])
    if isinstance(triggers, list):
        return any(_selected(selector, each, source) for each in triggers)
    value = source.get(f"{name}[{inner[0]}]", source.get(name, "")) if inner else source.get(name, "")
    if inner and isinstance(value, list):
        value = "1" if inner[-1] in value else ""
    return all(_triggered(trigger, wanted, value) for trigger, wanted in triggers.items())


def _triggered(trigger: str, wanted: object, value: object) -> bool:
    if trigger in ("filled", "empty", "checked", "unchecked"):
        return (bool(value) is (trigger in ("filled", "checked"))) is bool(wanted)
    if isinstance(wanted, dict):
        return all(_measured(how, str(limit), str(value)) for how, limit in wanted.items())
    said = {True: "1", False: "0"}[wanted] if isinstance(wanted, bool) else str(wanted)
    is_same = said in value if isinstance(value, list) else said == str(value)
    return is_same is (trigger == "value")


def _measured(how: str, limit: str, value: str) -> bool:
    if how == "pattern":
        return re.search(limit, value) is not None
    try:
        number, edge = float(value), float(limit)
    except ValueError:
        return False
    return {"less": number < edge, "less_equal": number <= edge, "greater": number > edge, "greater_equal": number >= edge}[how]


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
