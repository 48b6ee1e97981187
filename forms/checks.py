"""What a definition must fulfil beyond its shape, so that it can be asked at every door and in every language it names."""

from collections.abc import Iterator

from forms.checks_of_conditions import NUMBER_KINDS, circles, conditions, rules
from forms.definition import AnyItem, Form, Page, Question, RepeatingGroup, Section, Stop
from forms.findings import Finding as Finding
from forms.findings import Location as Location
from forms.findings import Standing, meant
from forms.kinds import KINDS
from forms.kinds.date import boundary
from forms.kinds.decimal import number
from forms.kinds.file import TYPES
from forms.texts import FIRST_LANGUAGE, Text

OWN_PAGES = frozenset({"check", "forget", "receipt", "save"})
"""Pages that every application has besides those of its form; no page of a form may take their names."""


def findings(form: Form) -> list[Finding]:
    """Every fault of a definition whose shape is right."""
    places = list(_places(form))
    return [
        *_keys_given_twice(places),
        *_names_of_our_own_pages(places),
        *conditions(form, places),
        *circles(form),
        *(finding for place in places if isinstance(place.item, Question) for finding in _question(place.item, place.at)),
        *_groups(form, places),
        *_computed(places),
        *rules(form, places),
        *_languages(form),
    ]


def _places(form: Form) -> Iterator[Standing]:
    for index, page in enumerate(form.pages):
        yield Standing(page, ("pages", index), "")
        yield from _inside(page.items, ("pages", index, "items"), "")


def _inside(items: tuple[AnyItem, ...], at: Location, group: str) -> Iterator[Standing]:
    for index, item in enumerate(items):
        yield Standing(item, (*at, index), group)
        if isinstance(item, Section | RepeatingGroup):
            yield from _inside(item.items, (*at, index, "items"), item.key if isinstance(item, RepeatingGroup) else group)


def _keys_given_twice(places: list[Standing]) -> Iterator[Finding]:
    for pages in (True, False):
        seen: set[str] = set()
        for place in places:
            if isinstance(place.item, Page) is pages:
                if place.item.key in seen:
                    yield Finding(place.at, f"the key {place.item.key} is used more than once")
                seen.add(place.item.key)


def _names_of_our_own_pages(places: list[Standing]) -> Iterator[Finding]:
    for place in places:
        if isinstance(place.item, Page) and place.item.key in OWN_PAGES:
            yield Finding(place.at, f"the page key {place.item.key} names a page that every application has")


_COMMON = frozenset({"key", "kind", "label", "help", "why_we_ask", "required", "show_if", "paper", "phone", "autocomplete"})


def _question(question: Question, at: Location) -> Iterator[Finding]:
    kind = KINDS.get(question.kind)
    if kind is None:
        yield Finding((*at, "kind"), f"there is no kind of question named {question.kind}{meant(question.kind, KINDS)}")
        return
    for name in sorted(question.model_fields_set - _COMMON - kind.settings):
        yield Finding((*at, name), f"a question of kind {question.kind} takes no {name}")
    if "options" in kind.settings:
        yield from _options(question, at)
    if question.kind == "computed" and question.compute is None:
        yield Finding(at, "a computed question needs compute: {sum: […]} or {count: …}")
    for name in sorted(set(question.accept) - set(TYPES)):
        yield Finding((*at, "accept"), f"there is no type of file named {name}; the types are {', '.join(TYPES)}")
    for name in ("minimum", "maximum"):
        if not _is_limit(question, getattr(question, name)):
            yield Finding((*at, name), f"{getattr(question, name)} is not a {'date' if question.kind == 'date' else 'number'}")


def _options(question: Question, at: Location) -> Iterator[Finding]:
    if len(question.options) < (1 if question.kind == "checkboxes" else 2):
        yield Finding((*at, "options"), "there are too few options to choose from")
    codes = [option.code for option in question.options]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield Finding((*at, "options"), f"the option {code} is given twice")
    if sum(option.specify is not None for option in question.options) > 1:
        yield Finding((*at, "options"), "only one option can ask to specify")


def _is_limit(question: Question, limit: str | None) -> bool:
    if limit is None:
        return True
    if question.kind != "date":
        return number(limit) is not None
    try:
        return boundary(limit) is not None
    except ValueError:
        return False


def _groups(form: Form, places: list[Standing]) -> Iterator[Finding]:
    for place in places:
        if isinstance(place.item, RepeatingGroup):
            if len(place.at) != 4 or place.group:
                yield Finding(place.at, "a repeating group stands directly on a page, not inside a section or another group")
            if place.item.minimum > place.item.maximum:
                yield Finding(place.at, "minimum is larger than maximum")
        if isinstance(place.item, Page) and place.item.group and _others_beside_group(place.item):
            yield Finding(place.at, "a page with a repeating group holds nothing else but content")
        if isinstance(place.item, Stop) and place.group:
            yield Finding(place.at, "a stop cannot stand inside a repeating group")
    if form.applicant and form.question(form.applicant) is None:
        yield Finding(("applicant",), f"there is no question {form.applicant}")


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
                yield Finding((*place.at, "compute"), f"nothing named {key} stands before this question")
        if rule and any(not _is_number(before[key]) for key in rule.sum if key in before):
            yield Finding((*place.at, "compute"), "a sum is made of numbers: integer, decimal, money or computed")
        if rule and rule.count in before and not isinstance(before[rule.count], RepeatingGroup):
            yield Finding((*place.at, "compute"), f"count takes a repeating group, which {rule.count} is not")
        if rule and place.group:
            yield Finding(place.at, "a computed question stands outside repeating groups")
        before |= {} if isinstance(place.item, Page) else {place.item.key: place.item}


def _is_number(item: AnyItem | Page) -> bool:
    return isinstance(item, Question) and item.kind in NUMBER_KINDS


def _languages(form: Form) -> Iterator[Finding]:
    for at, text in texts(form):
        for language in form.languages:
            if language not in text.languages():
                yield Finding(at, f"the text is missing in {language}: {text.root['sv'][:60]}")
    for language in sorted(set(form.machine_made) - (set(form.languages) - {FIRST_LANGUAGE})):
        yield Finding(("machine_made",), f"{language} is not a language that a machine has translated the form to")
    for language in set(form.languages) - set(form.synonyms):
        if form.synonyms:
            yield Finding(("synonyms",), f"there are no synonyms in {language}")


def texts(part: object, at: Location = ()) -> Iterator[tuple[Location, Text]]:
    """Every text of a definition with its place, walked by the models' own fields."""
    if isinstance(part, Text):
        yield at, part
    elif isinstance(part, tuple):
        for index, each in enumerate(part):
            yield from texts(each, (*at, index))
    elif hasattr(part, "model_fields_set"):
        for name, field in type(part).model_fields.items():
            yield from texts(getattr(part, name), (*at, field.alias or name))
