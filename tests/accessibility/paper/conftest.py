"""The sheets of the shipped services, and small forms of one's own."""

from collections.abc import Callable

import pytest

from accessibility.languages import say_for
from accessibility.paper.sheets import sheet
from accessibility.paper.sheets.measures import Size
from accessibility.paper.sheets.sheet import Rendered
from eservices.municipality import Municipality
from forms.definition import Form
from tests import masters
from tests.masters import TOKEN, VERSION

__all__ = ["TOKEN", "VERSION"]


def made(service: str, language: str = "sv", size: Size = "standard") -> Rendered:
    return masters.master(service, size, language)


def small(*items: dict, **more: object) -> Form:
    """A form of one page with these items."""
    words = ("title", "summary", "fee", "purpose", "retention")
    page = {"page": "only", "title": "Allt", "items": list(items)}
    return Form.model_validate(
        {"lucka": 1, "service": "small", "subject": "contact", "department": "contact-centre", "minutes": 5, "pages": [page]}
        | {"clock": {"weeks": 1, "basis": "Mål"}, "next_steps": [{"text": "Vi läser."}]}
        | {name: name.title() for name in words}
        | more
    )


@pytest.fixture
def lay_out() -> Callable[..., Rendered]:
    """The sheet of a small form."""

    def render(form: Form, size: Size = "standard", language: str = "sv") -> Rendered:
        return sheet.render(form, 1, TOKEN, Municipality(), say_for(language), size)

    return render
