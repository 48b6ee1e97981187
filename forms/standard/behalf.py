"""Who applies, and for whom, as the answers say it: two facts, read from the standard pages and from what came before them.

It goes by the keys of `on_behalf.yaml`; codes that earlier forms had for the same thing are read too.
"""

from dataclasses import dataclass
from datetime import date

from forms.answers import Answers
from forms.definition import Form

FOR_WHOM, KIND, SCOPE, UNTIL, PROOF = "for_whom", "representative_kind", "authority_scope", "authority_until", "authority_proof"
HELPER, TELEPHONE, RELATION, CONSENT = "helper_name", "helper_telephone", "helper_relation", "helper_consent"
KINDS = ("relative", "attorney", "guardian", "administrator", "future_attorney", "parent", "other")
"""Relative, ombud, god man, förvaltare, framtidsfullmakt, vårdnadshavare, and what none of them is."""
SCOPES = ("rights", "person", "property", "this")
_OF_KIND = {code: code for code in ("guardian", "administrator", "attorney", "future_attorney", "other")}


@dataclass(frozen=True)
class Person:
    """The one whom it is about, as far as the answers tell: `lines` is a postal address."""

    name: str = ""
    born: date | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Behalf:
    """Someone who applies for someone else. `has_papers` tells that files came along; the right holds to `expires_on`."""

    kind: str
    name: str
    telephone: str = ""
    relation: str = ""
    consent: str = ""
    scope: tuple[str, ...] = ()
    has_papers: bool = False
    expires_on: date | None = None


def behalf_of(form: Form, shown: Answers) -> Behalf | None:
    """Who applies for the one that it is about; None where people apply for themselves, or the form does not ask."""
    if form.question(HELPER) is None or form.question(FOR_WHOM) is None:
        return None
    whom = _code(shown, FOR_WHOM)
    if whom in ("", "self"):
        return None
    until = _text(shown, UNTIL)
    return Behalf(
        kind=_kind(form, shown, whom), name=_text(shown, HELPER), telephone=_text(shown, TELEPHONE),
        relation=_text(shown, RELATION) or _specified(shown), consent=_text(shown, CONSENT), scope=_chosen(shown),
        has_papers=_has_files(shown), expires_on=date.fromisoformat(until) if until else None,
    )  # fmt: skip


def person_of(form: Form, shown: Answers) -> Person:
    """The one whom the application is about."""
    address, number = _address(form, shown), _first(form, shown, "personal_number")
    return Person(
        name=_text(shown, form.applicant or ""),
        born=_born(number) if isinstance(number, dict) else None,
        lines=_lines(address) if isinstance(address, dict) else (),
    )


def _kind(form: Form, shown: Answers, whom: str) -> str:
    """`other` once meant someone whom one helps where consent was asked for, and a right by paper where it was not."""
    if whom == "child":
        return "parent"
    if whom == "representative":
        return _OF_KIND.get(_code(shown, KIND), "other")
    return "relative" if whom == "relative" or form.question(CONSENT) else "other"


def _address(form: Form, shown: Answers) -> object:
    """Theirs stands after their name; one before it is that of a house or a place."""
    keys = [question.key for question, group in form.questions() if group is None]
    start = keys.index(form.applicant) if form.applicant in keys else 0
    asked = (key for key in keys[start:] + keys[:start] if key in shown and form.questions_by_key[key].kind == "address")
    return next((shown[key].value for key in asked), None)


def _first(form: Form, shown: Answers, kind: str) -> object:
    asked = (question.key for question, group in form.questions() if question.kind == kind and group is None)
    return next((shown[key].value for key in asked if key in shown), None)


def _lines(address: dict[str, object]) -> tuple[str, ...]:
    """As on an envelope, in at most three lines."""
    care_of = f"c/o {str(address['care_of']).removeprefix('c/o ')}" if address.get("care_of") else ""
    place = " ".join(str(address[part]) for part in ("postcode", "city", "country") if address.get(part))
    return tuple(line for line in (care_of, str(address.get("street", "")), place) if line)


def _born(number: dict[str, object]) -> date | None:
    """The day of birth in a personal number; a samordningsnummer adds 60 to the day."""
    if "number" not in number:
        return date.fromisoformat(str(number["born"])) if "born" in number else None
    digits = str(number["number"])
    return date(int(digits[:4]), int(digits[4:6]), (int(digits[6:8]) - 1) % 60 + 1)


def _code(shown: Answers, key: str) -> str:
    value = shown[key].value if key in shown else None
    return str(value.get("option", "")) if isinstance(value, dict) else ""


def _specified(shown: Answers) -> str:
    value = shown[KIND].value if KIND in shown else None
    return str(value.get("specify", "")) if isinstance(value, dict) else ""


def _chosen(shown: Answers) -> tuple[str, ...]:
    value = shown[SCOPE].value if SCOPE in shown else None
    return tuple(code for code in SCOPES if isinstance(value, dict) and code in value.get("options", ()))


def _text(shown: Answers, key: str) -> str:
    value = shown[key].value if key in shown else ""
    return value.strip() if isinstance(value, str) else ""


def _has_files(shown: Answers) -> bool:
    value = shown[PROOF].value if PROOF in shown else None
    return bool(isinstance(value, dict) and value.get("files"))
