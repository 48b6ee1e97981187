"""One Form.io component that takes an answer → one question, or several where it asks several things."""

import json
from collections.abc import Callable

from forms.importers.formio_types import KINDS, NEAREST, kind_of
from forms.importers.javascript import Node, NotRead, Operation, Path, assigned
from forms.importers.parts import Choice, Holder, Question, Words
from forms.importers.source import listed, mapping, mappings, name_of, whole
from forms.importers.wording import has_markup, one_line, plain

Tell = Callable[..., None]
TICKED = "true"
"""What the one option of a checkbox stands for."""
_TICK = {"sv": "Ja", "en": "Yes", "nl": "Ja", "fi": "Kyllä", "de": "Ja", "fr": "Oui", "da": "Ja", "es": "Sí"}


def questions(into: Holder, component: dict, name: str, key: str, tell: Tell) -> list[Question]:
    """Adds what the component asks; what cannot be carried over is told."""
    if name == "survey":
        return _survey(into, component, key, tell)
    kind = kind_of(component, name)
    question = into.question(key, kind, label(component), help=helped(component), required=required(component))
    if name in NEAREST or name not in _KNOWN:
        tell(key, "kind", name, part=question)
    if component.get("multiple") is True and kind not in ("checkboxes", "file"):
        tell(key, "kind", "multiple", part=question)
    _choices(question, component, name, tell)
    _limits(question, component, tell)
    _rules(question, component, tell)
    if name == "datetime" and component.get("enableTime") is True:
        return [question, into.question(f"{key}_time", "time", label(component), required=question.required)]
    return [question]


_KNOWN = frozenset({*KINDS, "survey"})


def label(component: dict) -> Words:
    """The label, or what stands in for it; in several languages where Open Forms has them."""
    words = component.get("label") or component.get("legend") or component.get("title") or component.get("questionLabel")
    return translated(component, "label", words)


def translated(component: dict, name: str, words: object) -> Words:
    """A text with its translations, which Open Forms keeps beside it."""
    others = {
        language: plain(mapping(texts).get(name))
        for language, texts in mapping(mapping(component.get("openForms")).get("translations")).items()
        if isinstance(language, str)
    }
    said = {language: text for language, text in others.items() if text}
    return ({"": plain(words)} | said) if said else plain(words)


def helped(component: dict) -> Words:
    """Description and tooltip, or the placeholder where that is all the help there is."""
    texts = list(dict.fromkeys(text for name in ("description", "tooltip") if (text := plain(component.get(name)))))
    placeholder = one_line(component.get("placeholder"))
    is_chosen = isinstance(component.get("type"), str) and "select" in component["type"]
    if not texts and placeholder and not is_chosen and placeholder != plain(component.get("label")):
        return placeholder
    described = "\n\n".join(texts)
    return translated(component, "description", described) if described else None


def required(component: dict) -> str:
    """yes or no"""
    return "yes" if mapping(component.get("validate")).get("required") in (True, "true") else "no"


def _choices(question: Question, component: dict, name: str, tell: Tell) -> None:
    if name == "checkbox":
        is_several = question.kind == "checkboxes"
        question.values, question.choices = ({}, [Choice(TICKED, _TICK)]) if is_several else ({TICKED: "yes"}, [])
    elif name in ("radio", "select", "selectboxes"):
        question.choices = [choice for each in _offered(component) if (choice := _choice(each)) is not None]
        source = component.get("dataSrc") or mapping(component.get("openForms")).get("dataSrc")
        if source in ("url", "resource", "custom", "indexeddb", "variable", "referenceLists"):
            tell(question.name, "options_elsewhere", _elsewhere(component, str(source)), part=question)
            question.is_open = True


def _offered(component: dict) -> list:
    """The options as they stand in the file: `values`, `data.values`, or `data.json` as a list or as text."""
    data = mapping(component.get("data"))
    given = component.get("values") or data.get("values") or data.get("json")
    if isinstance(given, str):
        try:
            given = json.loads(given[:500_000])
        except (ValueError, RecursionError):
            return []
    return listed(given)


def _choice(option: object) -> Choice | None:
    if isinstance(option, str | int | float) and not isinstance(option, bool):
        return Choice(name_of(option), one_line(option))
    given = mapping(option)
    value, words = given.get("value"), translated(given, "label", given.get("label") or given.get("text"))
    value = str(value).lower() if isinstance(value, bool) else name_of(value)
    return Choice(value, words, help=plain(given.get("description")) or None) if value.strip() or words else None


def _elsewhere(component: dict, source: str) -> str:
    data = mapping(component.get("data"))
    return next((str(data[name])[:500] for name in ("url", "resource", "custom") if data.get(name)), source)


def _limits(question: Question, component: dict, tell: Tell) -> None:
    """Limits that Lucka knows become settings; the others are told."""
    validate = mapping(component.get("validate"))
    if question.kind in ("integer", "decimal", "money"):
        question.settings |= {name: validate.get(short) for name, short in (("minimum", "min"), ("maximum", "max"))}
        question.settings["unit"] = one_line(component.get("suffix")) or one_line(component.get("prefix")) or None
    if question.kind in ("text", "textarea") and whole(validate.get("maxLength")):
        question.settings["max_length"] = min(whole(validate["maxLength"]) or 1, 20_000)
    if question.kind == "file":
        question.settings["max_files"] = 5 if component.get("multiple") is True else 1
    for name in ("minLength", "minWords", "maxWords", "minSelectedCount", "maxSelectedCount", "minYear", "maxYear"):
        if validate.get(name) not in (None, "", 0, "0"):
            tell(question.name, "limit", f"{name}: {validate[name]}", part=question)
    picker = mapping(component.get("datePicker"))
    for name in ("minDate", "maxDate", "disable"):
        if picker.get(name):
            tell(question.name, "limit", f"{name}: {picker[name]}", part=question)


def _rules(question: Question, component: dict, tell: Tell) -> None:
    validate = mapping(component.get("validate"))
    for name in ("pattern", "custom", "json"):
        if validate.get(name):
            tell(question.name, "rule", f"{name}: {validate[name]}", part=question)
    formula = component.get("calculateValue")
    if formula:
        summed = _sum(formula) if question.kind in ("integer", "decimal", "money") else ()
        question.kind, question.sum_of = ("computed", summed) if summed else (question.kind, ())
        if not summed:
            tell(question.name, "computed", str(formula), part=question)
    preset = component.get("customDefaultValue") or component.get("defaultValue")
    if isinstance(preset, str | int | float) and preset and not (question.choices and not isinstance(preset, str)):
        tell(question.name, "default", str(preset), part=question)
    if has_markup(component.get("label")) or has_markup(component.get("description")):
        tell(question.name, "markup", part=question)
    if component.get("encrypted") is True or component.get("unique") is True:
        tell(question.name, "outside", "unique" if component.get("unique") else "encrypted", part=question)


def _sum(formula: object) -> tuple[str, ...]:
    """The names that a formula adds, none where it is more than a plain sum of at least one answer."""
    try:
        node = assigned(formula[:4_000], "value") if isinstance(formula, str) else None
    except NotRead:
        return ()
    names = _added(node)
    return tuple(names) if names and len(names) > 1 else ()


def _added(node: Node | None) -> list[str]:
    match node:
        case Operation(sign="+", nodes=(left, right)):
            first, second = _added(left), _added(right)
            return [*first, *second] if first and second else []
        case Operation(sign="||", nodes=(inner, _)):
            return _added(inner)
        case Path(steps=("data" | "row", *steps)) if steps:
            return ["data." + ".".join(steps)]
    return []


def _survey(into: Holder, component: dict, key: str, tell: Tell) -> list[Question]:
    """A survey is one question of choice a row."""
    section = into.section(key, label(component))
    choices = [choice for each in listed(component.get("values")) if (choice := _choice(each)) is not None]
    made = []
    for row in mappings(component.get("questions")):
        copies = [Choice(choice.value, choice.words) for choice in choices]
        name = f"{key}_{name_of(row.get('value'))}"
        words = one_line(row.get("label"))
        made.append(section.question(name, "radio", words, required=required(component), choices=copies))
    if not made:
        tell(key, "empty")
    return made
