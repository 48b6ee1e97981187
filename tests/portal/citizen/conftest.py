"""A form with one question of every kind, published as a service, and applicants on their way through it."""

from collections.abc import Callable
from functools import cache

import pytest
from sqlmodel import select

from eservices import services
from eservices.cases import Case
from eservices.drafts import Draft
from forms import library, reading
from forms.definition import Form
from tests.client import Client
from tests.walking import Walk

HOME = "/services/every-kind/apply"


@cache
def _every_kind() -> tuple[Form, str]:
    source = library.path(library.SPECIMEN).read_text(encoding="utf-8").replace("service: specimen", "service: every-kind")
    return reading.read(source), source


@pytest.fixture
def every_kind(writing: Callable) -> Form:
    """The specimen under the name of a service that is offered."""
    form, source = _every_kind()
    with writing() as db:
        services.publish(db, form, source, "test")
    return form


@pytest.fixture
def quick(writing: Callable) -> Form:
    """The contact form with its first two pages made one, so that a question comes into view on the page one is on."""
    source = library.path("contact").read_text(encoding="utf-8").replace("service: contact", "service: quick")
    before, after = source.split("  - page: words\n")
    form = reading.read(before + after.split("    items:\n", 1)[1])
    with writing() as db:
        services.publish(db, form, source, "test")
    return form


@pytest.fixture
def astrid(client: Client, every_kind: Form) -> Walk:
    """Astrid, about to apply."""
    return Walk(client, every_kind)


@pytest.fixture
def drafts(writing: Callable) -> Callable[[], list[Draft]]:
    """Every draft that is kept."""

    def kept() -> list[Draft]:
        with writing() as db:
            return list(db.exec(select(Draft).order_by(Draft.id)))

    return kept


@pytest.fixture
def cases(writing: Callable) -> Callable[[], list[Case]]:
    """Every case there is."""

    def there() -> list[Case]:
        with writing() as db:
            return list(db.exec(select(Case).order_by(Case.id)))

    return there
