"""What a definition must fulfil beyond its shape, so that it can be asked at every door and in every language it names."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from forms.conditions import Condition, comparisons, names_of, questions_of
from forms.definition import AnyItem, Form, Page, Question, RepeatingGroup, Section, Stop
from forms.kinds import KINDS
from forms.kinds.choices import options
from forms.kinds.date import boundary
from forms.kinds.decimal import number
from forms.kinds.file import TYPES
from forms.texts import Text

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """One fault: where in the definition (keys and indexes from its root) and what is wrong."""

    at: Location
    message: str


@dataclass(frozen=True)
class _Place:
    item: AnyItem | Page
    at: Location
    group: str


def findings(form: Form) -> list[Finding]:
    """Every fault of a definition whose shape is right."""
    places = list(_places(form))
    return [
        *_keys_given_twice(places),
        *_conditions(form, places),
        *_circles(form),
        *(
            finding
            for place in places
            if isinstance(place.item, Question)
            for finding in _question(place.item, place.at)
        ),
        *_groups(form, places),
        *_computed(places),
        *_rules(form),
        *_languages(form),
    ]


def _places(form: Form) -> Iterator[_Place]:
    for index, page in enumerate(form.pages):
        yield _Place(page, ("pages", index), "")
        yield from _inside(page.items, ("pages", index, "items"), "")


def _inside(items: tuple[AnyItem, ...], at: Location, group: str) -> Iterator[_Place]:
    for index, item in enumerate(items):
        yield _Place(item, (*at, index), group)
        if isinstance(item, Section | RepeatingGroup):
            yield from _inside(
                item.items, (*at, index, "items"), item.key if isinstance(item, RepeatingGroup) else group
            )


def _keys_given_twice(places: list[_Place]) -> Iterator[Finding]:
    for pages in (True, False):
        seen: set[str] = set()
        for place in places:
            if isinstance(place.item, Page) is pages:
                if place.item.key in seen:
                    yield Finding(place.at, f"the key {place.item.key} is used more than once")
                seen.add(place.item.key)


def _conditions(form: Form, places: list[_Place]) -> Iterator[Finding]:
    """Conditions look backwards, at questions outside repeating groups or in the same one."""
    group_of = {place.item.key: place.group for place in places if isinstance(place.item, Question)}
    before: set[str] = set()
    for place in places:
        condition = place.item.show_if
        if condition is not None:
            yield from _one_condition(form, condition, (*place.at, "show_if"), before, place.group, group_of)
        if isinstance(place.item, Question):
            before.add(place.item.key)
    for name, condition in form.conditions.items():
        yield from _one_condition(form, condition, ("conditions", name), set(group_of), None, group_of)


def _one_condition(
    form: Form, condition: Condition, at: Location, before: set[str], group: str | None, group_of: dict[str, str]
) -> Iterator[Finding]:
    for name in names_of(condition) - set(form.conditions):
        yield Finding(at, f"there is no condition named {name}{_meant(name, form.conditions)}")
    for key in sorted(questions_of(condition, form.conditions)):
        if key not in group_of:
            yield Finding(at, f"there is no question {key}{_meant(key, group_of)}")
        elif key not in before:
            yield Finding(at, f"the condition looks forward: question {key} is asked later")
        elif group is not None and group_of[key] not in ("", group):
            yield Finding(
                at, f"question {key} stands in the repeating group {group_of[key]} and can only be used inside it"
            )
    yield from _options_that_exist(form, condition, at)


def _options_that_exist(form: Form, condition: Condition, at: Location) -> Iterator[Finding]:
    for comparison in comparisons(condition, form.conditions):
        question = form.question(comparison.question)
        if question is None or question.kind not in ("radio", "select", "checkboxes", "yes_no"):
            continue
        codes = {option.code for option in options(question)}
        wanted = comparison.one_of or (comparison.equals, comparison.contains)
        for code in wanted:
            if isinstance(code, str) and code not in codes:
                yield Finding(at, f"question {question.key} has no option {code}{_meant(code, codes)}")


def _meant(word: str, known: object) -> str:
    close = get_close_matches(word, list(known), n=1)  # type: ignore[call-overload]
    return f"; did you mean {close[0]}?" if close else ""


def _circles(form: Form) -> Iterator[Finding]:
    for name, condition in form.conditions.items():
        reached, open_names = set(), names_of(condition)
        while open_names - reached:
            reached |= open_names
            open_names = set().union(
                *(names_of(form.conditions[each]) for each in open_names if each in form.conditions)
            )
        if name in reached:
            yield Finding(("conditions", name), f"the condition {name} leads back to itself")


_COMMON = frozenset(
    {"key", "kind", "label", "help", "why_we_ask", "required", "show_if", "paper", "phone", "autocomplete"}
)


def _question(question: Question, at: Location) -> Iterator[Finding]:
    kind = KINDS.get(question.kind)
    if kind is None:
        yield Finding(
            (*at, "kind"), f"there is no kind of question named {question.kind}{_meant(question.kind, KINDS)}"
        )
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
            yield Finding(
                (*at, name), f"{getattr(question, name)} is not a {'date' if question.kind == 'date' else 'number'}"
            )


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


def _groups(form: Form, places: list[_Place]) -> Iterator[Finding]:
    for place in places:
        if isinstance(place.item, RepeatingGroup):
            if len(place.at) != 4 or place.group:
                yield Finding(
                    place.at, "a repeating group stands directly on a page, not inside a section or another group"
                )
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


def _computed(places: list[_Place]) -> Iterator[Finding]:
    before: set[str] = set()
    for place in places:
        rule = place.item.compute if isinstance(place.item, Question) else None
        for key in (*rule.sum, *([rule.count] if rule.count else [])) if rule else ():
            if key not in before:
                yield Finding((*place.at, "compute"), f"nothing named {key} stands before this question")
        before.add(place.item.key)


def _rules(form: Form) -> Iterator[Finding]:
    keys = set(form.questions_by_key)
    for index, rule in enumerate(form.rules):
        if rule.at not in keys:
            yield Finding(("rules", index, "at"), f"there is no question {rule.at}{_meant(rule.at, keys)}")
        for key in sorted(questions_of(rule.require, form.conditions) - keys):
            yield Finding(("rules", index, "require"), f"there is no question {key}{_meant(key, keys)}")


def _languages(form: Form) -> Iterator[Finding]:
    for at, text in texts(form):
        for language in form.languages:
            if language not in text.languages():
                yield Finding(at, f"the text is missing in {language}: {text.root['sv'][:60]}")
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
