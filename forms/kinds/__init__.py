"""The kinds of question, one module each. `KINDS[question.kind]` is how an answer is read, checked, shown and said.

A kind is asked by a macro of the same name at each door: on screen, on paper, by telephone.
"""

from forms.definition import Question
from forms.kinds import (
    address,
    bank_account,
    checkboxes,
    computed,
    date,
    decimal,
    declaration,
    email,
    file,
    integer,
    money,
    organisation_number,
    personal_number,
    phone,
    property_designation,
    radio,
    select,
    signature,
    text,
    textarea,
    time,
    yes_no,
)
from forms.kinds.kind import Kind, Raw, Wrong

KINDS: dict[str, Kind] = {
    module.__name__.rpartition(".")[2]: module.KIND
    for module in (
        text, textarea, email, phone, integer, decimal, money, date, time, yes_no, radio, select, checkboxes, declaration,
        address, personal_number, organisation_number, property_designation, bank_account, file, signature, computed,
    )
}  # fmt: skip


def kind_of(question: Question) -> Kind:
    """How answers to this question are read, checked, shown and said."""
    return KINDS[question.kind]


__all__ = ["KINDS", "Kind", "Raw", "Wrong", "kind_of"]
