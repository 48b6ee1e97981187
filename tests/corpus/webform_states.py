"""What Drupal's own states come to: when an element is shown, or demanded."""

import re

SHOWS = {"visible": True, "enabled": True, "invisible": False, "disabled": False}


def shows(element: dict, source: dict, multiple: set[str]) -> bool:
    states = (element.get("#states") or {}).items()
    return all(holds(said, source, multiple) is SHOWS[state] for state, said in states if state in SHOWS)


def holds(said: object, source: dict, multiple: set[str]) -> bool:
    """What Drupal's own states come to."""
    if isinstance(said, dict):
        return all(_selected(selector, triggers, source) for selector, triggers in said.items())
    joins = [each for each in said if isinstance(each, str)]
    held = [holds(each, source, multiple) for each in said if not isinstance(each, str)]
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
