"""Form.io as it decides itself: where an answer is kept, and and the conditions of a component."""

import json
import re


def found(data: object, name: str) -> object:
    """The value under a path, or under a key anywhere."""
    if not isinstance(data, dict):
        return None
    if name in data:
        return data[name]
    first, _, rest = name.partition(".")
    if rest and isinstance(data.get(first), dict):
        return found(data[first], rest)
    for value in data.values():
        got = found(value, name)
        if got is not None:
            return got
    return None


def row(data: dict, path: tuple[str, ...]) -> dict:
    for step in path:
        data = data.get(step) if isinstance(data.get(step), dict) else {}
    return data


def simple(conditional: dict, data: dict) -> bool:
    """As Form.io itself decides."""
    value = found(data, str(conditional.get("when")))
    wanted, show = _string(conditional.get("eq")), _string(conditional.get("show"))
    value = "" if value is None else value
    if isinstance(value, dict) and wanted in value:
        return _string(value[wanted]) == show
    return (_string(value) == wanted) == (show == "true")


def _string(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else "null" if value is None else str(value)


def type_of(component: dict) -> str:
    name = str(component.get("type") or "").lower()
    name = re.sub(r"^simple(.+?)(advanced|\d)?$", r"\1", name)
    return {"checkboxes": "selectboxes", "radios": "radio"}.get(name, name)


def has_condition(component: dict) -> bool:
    simple = (component.get("conditional") or {}).get("when")
    if type_of(component) in ("button", "hidden"):
        return False
    return bool(simple or component.get("customConditional") or hiding(component))


def hiding(component: dict) -> list[dict]:
    rules = component.get("logic") if isinstance(component.get("logic"), list) else []
    return [
        rule for rule in rules if any((a.get("property") or {}).get("value") == "hidden" for a in rule.get("actions") or [])
    ]


def words_of(component: dict) -> str:
    conditional = component.get("conditional") or {}
    simple = (
        f"when {conditional.get('when')} eq {conditional.get('eq')} show {conditional.get('show')}"
        if conditional.get("when")
        else ""
    )
    rules = json.dumps(hiding(component)) if hiding(component) else ""
    return f"{simple} {component.get('customConditional') or ''} {rules}".strip()


def named_in(component: dict) -> list[str]:
    """The keys that a condition looks at."""
    conditional = component.get("conditional") or {}
    named = [str(conditional["when"]).split(".")[-1]] if conditional.get("when") else []
    script = re.sub(r"//[^\n]*|/\*.*?\*/", " ", str(component.get("customConditional") or ""), flags=re.DOTALL)
    named += re.findall(r"(?:data|row|instance)(?:\.|\?\.|\[['\"])(\w+)", script) + re.findall(r"_\.get\(instance", script)
    for rule in hiding(component):
        named += (re.findall(r"(?:data|row)\.(\w+)|\"when\": \"(\w+)\"", json.dumps(rule))[0:1] and ["?"]) or []
    return named
