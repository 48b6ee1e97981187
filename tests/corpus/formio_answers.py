"""Answers at random, as Form.io keeps them and as Lucka does."""

import random
import re


def values(component: dict) -> list[dict]:
    data = component.get("data") or {}
    if component.get("dataSrc") in ("url", "resource", "custom"):
        return []
    given = component.get("values") or (data.get("values") if isinstance(data, dict) else None) or []
    return [each for each in given if isinstance(each, dict) and (str(each.get("value") or "").strip() or each.get("label"))]


def drawn(component: dict, kind: str, chance: random.Random, spoken: list[str]) -> tuple[object, object]:
    """An answer as the source keeps it, and what Lucka is told: positions of options, or the value itself."""
    offered = [each.get("value") for each in values(component)]
    if kind == "selectboxes":
        ticked = [index for index in range(len(offered)) if chance.random() < 0.4]
        return {str(value): index in ticked for index, value in enumerate(offered)}, ticked
    if kind in ("radio", "select") and offered:
        index = chance.choice([None, *range(len(offered)), *range(len(offered))])
        return ("" if index is None else _cast(offered[index]) if kind == "radio" else offered[index]), index
    if kind in ("radio", "select"):
        value = chance.choice([*spoken, ""])
        return value, value
    if kind == "checkbox":
        value = chance.random() < 0.5
        return value, value
    if kind in ("number", "currency"):
        value = chance.choice([None, 0, 1, 2, 5])
        return value, value
    if kind in ("textfield", "textarea"):
        value = chance.choice(["", *spoken])
        return value, value
    return "", None


def unasked(question: object, chance: random.Random, spoken: list[str]) -> tuple[object, object]:
    """A value that another system knew."""
    if question is None:
        return (chance.choice([True, False, None, *spoken]),) * 2
    if question.kind == "yes_no":
        value = chance.random() < 0.5
        return value, "yes" if value else "no"
    if question.kind == "radio":
        option = chance.choice(question.options)
        return option.label.root["sv"], option.code
    value = chance.choice([0, 1, 2, 5])
    return value, value


def _cast(value: object) -> object:
    """Radio buttons keep "true" and "1" as what they look like."""
    if value in ("true", "false"):
        return value == "true"
    return int(value) if isinstance(value, str) and re.fullmatch(r"-?[1-9]\d{0,8}|0", value) else value


def as_lucka(question: object, kind: str, told: object) -> object:
    """What Lucka's conditions would look at."""
    codes = [option.code for option in question.options]
    if kind == "selectboxes":
        return frozenset(codes[index] for index in told if index < len(codes)) or None
    if kind == "checkbox":
        return (frozenset(codes) if question.kind == "checkboxes" else "yes") if told else None
    if question.kind == "yes_no":
        return None if told is None else ("yes", "no")[told] if isinstance(told, int) else None
    if kind in ("radio", "select") and isinstance(told, int):
        code = codes[told] if told < len(codes) else None
        return frozenset([code]) if question.kind == "checkboxes" and code else code
    if kind in ("radio", "select"):
        return (
            next((option.code for option in question.options if option.label.root["sv"] == told), "someother") if told else None
        )
    return None if told in ("", None) else told
