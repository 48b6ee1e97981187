"""A day, written as people write it: in three fields, or in one as 26/11 2026, 2026-11-26, 26 november 2026."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_month_names

from forms.definition import Question
from forms.kinds.kind import Kind, Raw, Wrong, typed
from forms.texts import Say

PARTS = ("day", "month", "year")
_ONE_FIELD = (
    re.compile(r"(?P<year>\d{4})[-/. ]?(?P<month>\d{1,2})[-/. ]?(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})[-/. ]+(?P<month>\d{1,2}|[a-zåäö]+)\.?[-/., ]+(?P<year>\d{4})"),
)


def today() -> date:
    """Today where the municipality is."""
    return datetime.now(ZoneInfo("Europe/Stockholm")).date()


def read(question: Question, raw: Raw) -> object:
    day, month, year = (typed(raw, part).lower() for part in PARTS)
    whole = typed(raw).lower().removeprefix("den ")
    if whole:
        match = next((match for pattern in _ONE_FIELD if (match := pattern.fullmatch(whole))), None)
        if match is None:
            return Wrong("not_a_real_date")
        day, month, year = (match[part] for part in PARTS)
    if not (day or month or year):
        return None
    missing = next((part for part, text in zip(PARTS, (day, month, year), strict=True) if not text), None)
    if missing:
        return Wrong(f"date_without_{missing}", missing)
    return _within(question, _day(day, month, year))


def _day(day: str, month: str, year: str) -> date | Wrong:
    if not re.fullmatch(r"[0-9]{4}", year):
        return Wrong("year_in_four_digits", "year")
    number = _month(month)
    if number is None:
        return Wrong("not_a_real_date", "month")
    if not re.fullmatch(r"[0-9]{1,2}", day):
        return Wrong("not_a_real_date", "day")
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return Wrong("not_a_real_date", "day")


def _month(written: str) -> int | None:
    if re.fullmatch(r"0?[1-9]|1[0-2]", written):
        return int(written)
    if not re.fullmatch(r"[a-zåäö]{3,}\.?", written):
        return None
    for language in ("sv", "en", "fi"):
        for number, name in get_month_names("wide", locale=language).items():
            if name.lower().startswith(written.rstrip(".")):
                return number
    return None


def boundary(limit: str | None) -> date | None:
    """A definition's `minimum` or `maximum`: an ISO date or the word today."""
    if limit is None:
        return None
    return today() if limit == "today" else date.fromisoformat(limit)


def _within(question: Question, day: date | Wrong) -> object:
    if isinstance(day, Wrong):
        return day
    earliest, latest = (boundary(limit) for limit in (question.minimum, question.maximum))
    if earliest and day < earliest:
        return Wrong("date_too_early", values={"limit": earliest})
    if latest and day > latest:
        return Wrong("date_too_late", values={"limit": latest})
    if not 1850 <= day.year <= 2200:
        return Wrong("not_a_real_date", "year")
    return day.isoformat()


def in_words(day: date, locale: str) -> str:
    """22 november 2026: how every door writes a day."""
    return format_date(day, format="long", locale=locale)


def show(question: Question, value: object, say: Say) -> str:
    return in_words(date.fromisoformat(str(value)), say.locale)


def fill(question: Question, value: object) -> dict[str, list[str]]:
    day = date.fromisoformat(str(value))
    return {"day": [str(day.day)], "month": [str(day.month)], "year": [str(day.year)]}


def limits(question: Question, say: Say) -> str:
    """The first and last day that are taken, in words; "" where every day is."""
    words = []
    if question.minimum:
        words.append(say("Tidigast {day}.", day=_limit(question, question.minimum, say)))
    if question.maximum:
        words.append(say("Senast {day}.", day=_limit(question, question.maximum, say)))
    return " ".join(words)


def _limit(question: Question, limit: str, say: Say) -> str:
    return say("i dag") if limit == "today" else show(question, limit, say)


def hint(question: Question, say: Say) -> str:
    return f"{say('Till exempel 26 11 2026.')} {limits(question, say)}".strip()


KIND = Kind(
    understand=read,
    show=show,
    fill=fill,
    hint=hint,
    parts=PARTS,
    settings=frozenset({"minimum", "maximum"}),
    is_figures=True,
)
