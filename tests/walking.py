"""Walks any form on screen from its start to its receipt, with sound answers by kind: a new service needs no script.

`sound(question)` gives the fields that answer a question of any kind; `Walk` presses its way through the pages by the client.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from forms.answers import entry_path
from forms.definition import Form, Question
from forms.kinds import date
from forms.kinds.choices import options
from tests.client import Client, Seen

Fields = dict[str, str | list[str]]
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
MOST_PAGES = 200


def _text(question: Question) -> Fields:
    return {"": "Astrid Ek"[: question.max_length or 99]}


def _number(question: Question) -> Fields:
    least, most = float(question.minimum or 0), float(question.maximum or 1e9)
    number = min(max(least, 12), most)
    return {"": str(int(number)) if number == int(number) else str(number).replace(".", ",")}


def _date(question: Question) -> Fields:
    earliest, latest = date.boundary(question.minimum), date.boundary(question.maximum)
    day = earliest or latest or date.today()
    return {"day": str(day.day), "month": str(day.month), "year": str(day.year)}


def _choice(question: Question) -> Fields:
    plain = next((option for option in options(question) if option.specify is None), options(question)[0])
    return {"": plain.code, **({"specify": "Något eget"} if plain.specify else {})}


SOUND: Mapping[str, Callable[[Question], Fields]] = {
    "text": _text,
    "textarea": lambda q: {"": "Rad ett\nRad två"[: q.max_length or 99]},
    "email": lambda q: {"": "astrid@exempel.se"},
    "phone": lambda q: {"": "070-123 45 67"},
    "integer": _number,
    "decimal": _number,
    "money": _number,
    "date": _date,
    "time": lambda q: {"": "13.30"},
    "yes_no": lambda q: {"": "yes"},
    "radio": _choice,
    "select": _choice,
    "checkboxes": _choice,
    "declaration": lambda q: {"": "yes"},
    "address": lambda q: {"street": "Storgatan 1", "postcode": "123 45", "city": "Lillköping"},
    "personal_number": lambda q: {"": "19121212-1212"},
    "organisation_number": lambda q: {"": "556016-0680"},
    "property_designation": lambda q: {"": "Björken 1:23"},
    "bank_account": lambda q: {"clearing": "6789", "account": "123456789"},
    "file": lambda q: {"": "later"},
    "signature": lambda q: {"": "Astrid Ek"},
    "computed": lambda q: {},
}
"""Kind → the parts of a sound answer, as they are typed."""


def sound(question: Question, path: str, chosen: str | Sequence[str] | None = None) -> Fields:
    """The posted fields of a sound answer at `path`; `chosen` is what to say instead in its single field."""
    if isinstance(chosen, str) and chosen:
        return {path: chosen}
    if chosen is not None:
        return {path: list(chosen)} if chosen else {}
    return {f"{path}-{part}" if part else path: value for part, value in SOUND[question.kind](question).items()}


@dataclass
class Walk:
    """One applicant's way. `says` answers questions by key otherwise than soundly (an empty text: not at all)."""

    client: Client
    form: Form
    says: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    entries: int = 1
    files: bool = False
    visited: list[str] = field(default_factory=list)

    @property
    def home(self) -> str:
        return f"/services/{self.form.service}/apply"

    def to_receipt(self) -> Seen:
        """From the start to the receipt."""
        check = self.to_check()
        return self.client.follow(self.client.submit(check, button=_words("Skicka", "Send", check)))

    def to_check(self) -> Seen:
        """From the start to the check page, or to the stop that one meets on the way."""
        seen = self.client.follow(self.client.post(self.home))
        return self.on_from(seen, f"{self.home}/check")

    def on_from(self, seen: Seen, until: str) -> Seen:
        """Answer page after page until the address `until` is reached."""
        for _ in range(MOST_PAGES):
            assert seen.status == 200, f"{seen.url} answered {seen.status} {seen.location}: {seen.text[:300]}"
            self.visited.append(seen.url)
            if urlsplit(seen.url).path == until or is_stop(seen):
                return seen
            seen = self.turn(seen)
        raise AssertionError(f"{until} was not reached after {MOST_PAGES} pages: {self.visited[-5:]}")

    def turn(self, seen: Seen) -> Seen:
        """Answer one page and look at the next."""
        page = self.form.page(urlsplit(seen.url).path.removeprefix(self.home).split("/")[1])
        assert page is not None, seen.url
        form = seen.form()
        asked = dict(form.form_values()).get("asked")
        if asked is None and page.group and self._entries_on(seen) < max(self.entries, page.group.minimum):
            return self.client.get(urljoin(seen.url, seen.link(_words("Lägg till", "Add", seen))))
        if asked is None:
            return self._press(seen, {}, {})
        fields, files = self._answers(asked.split())
        return self._press(seen, fields, files)

    def _answers(self, paths: list[str]) -> tuple[Fields, dict[str, tuple]]:
        fields: Fields = {}
        files: dict[str, tuple] = {}
        for path in paths:
            question = self.form.questions_by_key[path.rpartition(".")[2]]
            fields |= sound(question, path, self.says.get(question.key))
            if question.kind == "file" and self.files and question.key not in self.says:
                files[f"{path}-file"] = ("ritning åäö.pdf", PDF, "application/pdf")
                fields[path] = "now"
        return fields, files

    def _press(self, seen: Seen, fields: Fields, files: dict[str, tuple]) -> Seen:
        more = {"files": files} if files else {}
        answer = self.client.submit(seen, fields, button=_words("Fortsätt", "Continue", seen), **more)
        assert answer.status == 303, f"{seen.url} with {fields} answered {answer.status}: {answer.text[:600]}"
        return self.client.follow(answer)

    def _entries_on(self, seen: Seen) -> int:
        return len(seen.select("ul.files > li[id]"))


def is_stop(seen: Seen) -> bool:
    """Whether the page says that one cannot apply here."""
    return bool(seen.select(".notice.alert")) or not seen.select("main form[method=post] button")


def _words(swedish: str, english: str, seen: Seen) -> str:
    return english if seen.page.get("lang") == "en" else swedish


def paths(form: Form, entry: int = 1) -> list[str]:
    """The path of every question, those of groups in one entry."""
    return [entry_path(group.key, entry, question.key) if group else question.key for question, group in form.questions()]
