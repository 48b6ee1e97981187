"""Form.io's types of component, and how each is asked in Lucka."""

import re

from forms.importers.source import mapping, whole

KINDS = {
    "textfield": "text", "textarea": "textarea", "number": "decimal", "currency": "money", "email": "email",
    "phonenumber": "phone", "url": "text", "password": "text", "checkbox": "checkboxes", "radio": "radio",
    "select": "select", "selectboxes": "checkboxes", "date": "date", "datetime": "date", "day": "date", "time": "time",
    "file": "file", "signature": "signature", "address": "address", "addressnl": "address", "postcode": "text",
    "cosign": "email",
}  # fmt: skip
"""Bare type → kind. What is not named here and takes input is asked as text, with a task."""
NEAREST = {
    "tags": "textarea", "orgbook": "text", "bcaddress": "address", "licenseplate": "text", "iban": "text", "bsn": "text",
    "map": "text", "datamap": "textarea", "range": "decimal", "npfamilymembers": "textarea", "children": "textarea",
    "partners": "textarea", "productprice": "text", "resource": "text",
}  # fmt: skip
"""Types that have no kind of their own, and the kind that lies nearest."""
GROUPS = frozenset({"datagrid", "editgrid", "dynamicwizard", "datatable"})
HOLDERS = frozenset({"panel", "fieldset", "well", "columns", "table", "tabs", "container", "cols", "form", "tree"})
CONTENTS = frozenset({"content", "htmlelement", "heading", "paragraph", "softrequirederrors"})
SILENT = frozenset({"button", "unknown"})
OUTSIDE = frozenset({"recaptcha", "captcha", "custom", "hidden", "customerprofile"})


def bare(component: dict) -> str:
    """The type without what some builders add: simpletextfieldadvanced → textfield, simplecols2 → cols."""
    written = component.get("type")
    name = written.lower()[:60] if isinstance(written, str) else ""
    inner = re.fullmatch(r"simple(.+?)(advanced|\d)?", name)
    name = inner[1] if inner else name
    return {"checkboxes": "selectboxes", "radios": "radio"}.get(name, name)


def kind_of(component: dict, name: str) -> str:
    """The kind of question that a component of this bare type is; "" for what takes no input."""
    kind = KINDS.get(name) or NEAREST.get(name, "")
    if name == "number" and _is_whole(component):
        return "integer"
    if name == "select" and component.get("multiple") is True:
        return "checkboxes"
    if name == "checkbox":
        return "declaration" if mapping(component.get("validate")).get("required") is True else kind
    if kind == "text" and component.get("multiple") is True:
        return "textarea"
    return kind or ("text" if component.get("input") is True else "")


def _is_whole(component: dict) -> bool:
    validate = mapping(component.get("validate"))
    return whole(component.get("decimalLimit")) == 0 or validate.get("integer") is True or whole(validate.get("step")) == 1


def held(component: dict) -> list[tuple[str, list]]:
    """What a component holds: a heading of its own ("" for none) and the components under it, in order."""
    parts = [("", component.get("components"))]
    parts += [("", mapping(column).get("components")) for column in _list(component.get("columns"))]
    for row in _list(component.get("rows")):
        parts += [("", mapping(cell).get("components")) for cell in _list(row)]
    if bare(component) == "tabs":
        tabs = _list(component.get("components"))
        parts = [(str(mapping(tab).get("label") or ""), mapping(tab).get("components")) for tab in tabs]
    return [(heading, inner) for heading, inner in parts if isinstance(inner, list)]


def _list(value: object) -> list:
    return value if isinstance(value, list) else []


def is_holder(component: dict, name: str) -> bool:
    """Whether a component only holds others."""
    return name in HOLDERS or (name not in KINDS and name not in GROUPS and bool(held(component)))
