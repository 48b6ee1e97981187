"""A master and what it is of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms.definition import Form


@dataclass(frozen=True)
class Edition:
    """A sheet as it was drawn once, with its layout map."""

    form: Form
    version: int
    pdf: bytes
    layout: Mapping[str, Any]
