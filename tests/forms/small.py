"""A small form out of the items that a test is about."""

from forms.checks import findings
from forms.definition import Form, Question

HEAD = {
    "lucka": 1, "service": "small", "title": "Liten", "summary": "Liten", "subject": "care", "department": "care",
    "clock": {"weeks": 1, "basis": "Vårt mål"}, "minutes": 1, "fee": "Gratis", "next_steps": [{"text": "Vi läser"}],
    "purpose": "Prov", "retention": "Inget sparas",
}  # fmt: skip


def tree_of(*pages: list[dict], **more: object) -> dict:
    """The tree of a definition with one page for each list of items."""
    made = [{"page": f"page{index}", "title": f"Sida {index}", "items": items} for index, items in enumerate(pages)]
    return HEAD | {"pages": made} | more


def form_of(*pages: list[dict], **more: object) -> Form:
    """A sound form with one page for each list of items."""
    form = Form.model_validate(tree_of(*pages, **more))
    assert not findings(form), findings(form)
    return form


OPTIONS = [
    {"option": "car", "label": "Bil"},
    {"option": "bus", "label": "Buss"},
    {"option": "other", "label": "Annat", "specify": "Vad?"},
]


def question(kind: str, **more: object) -> Question:
    """One question of a kind, with options where it needs them."""
    given_options = {"options": OPTIONS} if kind in ("radio", "select", "checkboxes") else {}
    return Question.model_validate({"question": "q", "kind": kind, "label": "Fråga"} | given_options | more)
