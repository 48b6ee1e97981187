"""What a definition must fulfil beyond its shape, so that it can be asked at every door and in every language it names."""

import re
from collections.abc import Iterator

from forms.checks.conditions import NUMBER_KINDS, circles, conditions, rules
from forms.checks.finding import Finding, Location, Standing, close_to
from forms.checks.printing import too_large
from forms.checks.walking import standings, texts
from forms.definition import AnyItem, Form, Page, Question, RepeatingGroup, Section, Stop
from forms.kinds import KINDS
from forms.kinds.date import boundary
from forms.kinds.file import TYPES
from forms.texts import FIRST_LANGUAGE

OWN_PAGES = frozenset({"check", "forget", "moved", "receipt", "save", "together"})
"""Pages that every application has besides those of its form; no page of a form may take their names."""


def findings(form: Form) -> list[Finding]:
    """Every fault of a definition whose shape is right."""
    places = list(standings(form))
    unreadable = [*too_large(form, places), *circles(form)]
    return [
        *_keys_given_twice(places),
        *_names_of_our_own_pages(places),
        *(unreadable or (*conditions(form, places), *rules(form, places))),
        *(finding for place in places if isinstance(place.item, Question) for finding in _question(place.item, place.at)),
        *_groups(form, places),
        *_computed(places),
        *_languages(form),
    ]


def _keys_given_twice(places: list[Standing]) -> Iterator[Finding]:
    for pages in (True, False):
        seen: set[str] = set()
        for place in places:
            if isinstance(place.item, Page) is pages:
                if place.item.key in seen:
                    yield Finding(place.at, "key_twice", {"key": place.item.key})
                seen.add(place.item.key)


def _names_of_our_own_pages(places: list[Standing]) -> Iterator[Finding]:
    for place in places:
        if isinstance(place.item, Page) and place.item.key in OWN_PAGES:
            yield Finding(place.at, "page_name_taken", {"key": place.item.key})


_COMMON = frozenset({"key", "kind", "label", "help", "why_we_ask", "required", "show_if", "paper", "phone", "autocomplete"})


def _question(question: Question, at: Location) -> Iterator[Finding]:
    kind = KINDS.get(question.kind)
    if kind is None:
        yield Finding(
            (*at, "kind"), "no_such_kind", {"kind": question.kind, "known": KINDS, "close": close_to(question.kind, KINDS)}
        )
        return
    for name in sorted(question.model_fields_set - _COMMON - kind.settings):
        yield Finding((*at, name), "setting_not_for_kind", {"kind": question.kind, "name": name})
    if question.phone.sign != "spoken" and question.kind != "signature":
        yield Finding((*at, "phone"), "setting_not_for_kind", {"kind": question.kind, "name": "sign"})
    if "options" in kind.settings:
        yield from _options(question, at)
    if question.kind == "computed" and question.compute is None:
        yield Finding(at, "nothing_computed")
    for name in sorted(set(question.accept) - set(TYPES)):
        yield Finding((*at, "accept"), "no_such_file_type", {"name": name, "known": TYPES})
    for name in ("minimum", "maximum"):
        if not _is_limit(question, getattr(question, name)):
            wanted = "date" if question.kind == "date" else "number"
            yield Finding((*at, name), f"limit_not_a_{wanted}", {"limit": getattr(question, name)})


def _options(question: Question, at: Location) -> Iterator[Finding]:
    least = 1 if question.kind == "checkboxes" else 2
    if len(question.options) < least:
        yield Finding((*at, "options"), "too_few_options", {"least": least})
    seen: set[str] = set()
    for index, option in enumerate(question.options):
        if option.code in seen:
            yield Finding((*at, "options", index), "option_twice", {"option": option.code})
        seen.add(option.code)
    if sum(option.specify is not None for option in question.options) > 1:
        yield Finding((*at, "options"), "two_specify")


def _is_limit(question: Question, limit: str | None) -> bool:
    if limit is None:
        return True
    if question.kind != "date":
        return re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", limit) is not None
    try:
        return boundary(limit) is not None
    except ValueError:
        return False


def _groups(form: Form, places: list[Standing]) -> Iterator[Finding]:
    for place in places:
        if isinstance(place.item, RepeatingGroup):
            if len(place.at) != 4 or place.group:
                yield Finding(place.at, "group_inside")
            if place.item.minimum > place.item.maximum:
                yield Finding(place.at, "group_limits")
        if isinstance(place.item, Page) and place.item.group and _others_beside_group(place.item):
            yield Finding(place.at, "beside_group")
        if isinstance(place.item, Stop) and place.group:
            yield Finding(place.at, "stop_in_group")
    if form.applicant and form.question(form.applicant) is None:
        yield Finding(("applicant",), "no_applicant_question", {"key": form.applicant})


def _others_beside_group(page: Page) -> bool:
    groups = [item for item in page.items if isinstance(item, RepeatingGroup)]
    return len(groups) > 1 or any(isinstance(item, Question | Section) for item in page.items)


def _computed(places: list[Standing]) -> Iterator[Finding]:
    """A sum is of numbers that stand before it, a count of a group that stands before it."""
    before: dict[str, AnyItem | Page] = {}
    for place in places:
        rule = place.item.compute if isinstance(place.item, Question) else None
        for key in (*rule.sum, *([rule.count] if rule.count else [])) if rule else ():
            if key not in before:
                yield Finding((*place.at, "compute"), "computed_too_early", {"key": key})
        for key in (key for key in rule.sum if key in before and not _is_number(before[key])) if rule else ():
            yield Finding((*place.at, "compute"), "sum_of_others", {"key": key})
        if rule and rule.count in before and not isinstance(before[rule.count], RepeatingGroup):
            yield Finding((*place.at, "compute"), "count_of_others", {"key": rule.count})
        if rule and place.group:
            yield Finding(place.at, "computed_in_group")
        before |= {} if isinstance(place.item, Page) else {place.item.key: place.item}


def _is_number(item: AnyItem | Page) -> bool:
    return isinstance(item, Question) and item.kind in NUMBER_KINDS


def _languages(form: Form) -> Iterator[Finding]:
    for at, text in texts(form):
        for language in form.languages:
            if language not in text.languages():
                yield Finding(at, "missing_translation", {"language": language, "text": text.root[FIRST_LANGUAGE][:60]})
    for language in sorted(set(form.machine_made) - (set(form.languages) - {FIRST_LANGUAGE})):
        yield Finding(("machine_made",), "no_machine_language", {"language": language})
    for language in set(form.languages) - set(form.synonyms):
        if form.synonyms:
            yield Finding(("synonyms",), "missing_synonyms", {"language": language})
