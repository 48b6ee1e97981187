"""The cells of an XLSForm: types, words in every language, options, limits."""

import json
from collections.abc import Iterator

from babel import Locale, UnknownLocaleError

from forms.definition import Form, Question
from forms.exports.workbook import Row
from forms.kinds.choices import options
from forms.kinds.file import STATES
from forms.texts import FIRST_LANGUAGE, Text

_TYPES = {
    "integer": "integer", "decimal": "decimal", "money": "decimal", "date": "date", "time": "time",
    "declaration": "acknowledge", "computed": "calculate",
}  # fmt: skip


def type_of(question: Question) -> str:
    """The XLSForm type of a question; a list of options bears the question's key."""
    if question.kind in ("yes_no", "radio", "select"):
        return f"select_one {question.key}"
    if question.kind == "file":
        return f"select_one {question.key}"
    return f"select_multiple {question.key}" if question.kind == "checkboxes" else _TYPES.get(question.kind, "text")


def spoken(form: Form, column: str, text: Text | None) -> Row:
    """The words of a text in the languages of the form: ``label::Svenska (sv)``."""
    words = text.root if text else {}
    return {f"{column}::{_name(code)}": words.get(code, "") for code in form.languages if words.get(code, "").strip()}


def _name(code: str) -> str:
    try:
        locale = Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        return f"{code} ({code})"
    return f"{(locale.get_display_name(code) or code).capitalize()} ({code})"


def choices(form: Form, question: Question) -> Iterator[Row]:
    """The options of a question as rows."""
    if question.kind == "file":
        for code, words in STATES.items():
            yield {"list_name": question.key, "name": code, f"label::{_name(FIRST_LANGUAGE)}": words}
    if question.kind not in ("yes_no", "radio", "select", "checkboxes"):
        return
    for option in options(question):
        row = {"list_name": question.key, "name": option.code} | spoken(form, "label", option.label)
        told = {name: text.root for name, text in (("help", option.help), ("specify", option.specify)) if text is not None}
        yield row | ({"lucka": json.dumps(told, ensure_ascii=False)} if told else {})


def settings(form: Form) -> Row:
    """Who the form is."""
    title = form.title.root[FIRST_LANGUAGE]
    first = form.languages[0] if form.languages else FIRST_LANGUAGE
    return {"form_title": title, "form_id": form.service, "default_language": _name(first), "style": "pages"}


def limits(question: Question) -> Iterator[str]:
    """What the answer itself must fulfil, one demand each."""
    for sign, limit in ((">=", question.minimum), ("<=", question.maximum)):
        if limit is not None:
            yield f". {sign} {_limit(question, limit)}"
    if question.max_length:
        yield f"string-length(.) <= {question.max_length}"


def _limit(question: Question, limit: str) -> str:
    if question.kind != "date":
        return limit
    return "today()" if limit == "today" else f"date('{limit}')"
