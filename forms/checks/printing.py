"""Conditions as paper prints them: a person with a pen must be able to tell whether one holds."""

from collections.abc import Iterator, Mapping, Sequence

from forms.checks.finding import Finding, Standing
from forms.conditions import Comparison, Condition, Every, Named, Names, Negation, Some, names_of
from forms.definition import Form

READABLE, PRINTABLE = 4, 8
"""Comparisons in one condition that are easy to follow, and that can be followed at all."""
LISTED = 12
"""Answers that one comparison can list."""
LARGEST, DEEPEST = 500, 40
"""Comparisons in one condition, and steps inside each other, that are read at all."""


def printing(form: Form, places: Sequence[Standing]) -> Iterator[Finding]:
    """Findings about the conditions of everything that is printed."""
    for place in places:
        condition = place.item.show_if
        if condition is not None:
            count, depth, is_turned = _read(condition, form.conditions)
            if count > PRINTABLE or depth > 1:
                yield Finding((*place.at, "show_if"), "not_printable", {"n": count})
            elif count > READABLE or is_turned:
                yield Finding((*place.at, "show_if"), "hard_to_print", {"n": count})


def _read(condition: Condition, names: Names) -> tuple[int, int, bool]:
    """How many comparisons it takes (a long list counts as more), how deep brackets go, whether "not" stands before several."""
    match condition:
        case Comparison():
            return 1 + len(condition.one_of or ()) // LISTED * PRINTABLE, 0, False
        case Named():
            return _read(names[condition.condition], names)
        case Negation():
            count, depth, is_turned = _read(condition.negated, names)
            return count, depth, is_turned or count > 1
        case Every(all=parts) | Some(any=parts):
            read = [_read(each, names) for each in parts]
            deepest = max(depth + (count > 1) for count, depth, _ in read)
            return sum(count for count, _, _ in read), deepest, any(turned for _, _, turned in read)


def too_large(form: Form, places: Sequence[Standing]) -> list[Finding]:
    """Conditions that name so much, or nest so deep, that nothing else can be told of them."""
    known = _sizes(form.conditions)
    named = [(("conditions", name), condition) for name, condition in form.conditions.items()]
    shown = [((*place.at, "show_if"), place.item.show_if) for place in places if place.item.show_if is not None]
    rules = [(("rules", index, "require"), rule.require) for index, rule in enumerate(form.rules)]
    every = [*named, *shown, *rules]
    return [Finding(at, "too_large_condition") for at, each in every if not _is_readable(_size(each, known))]


Size = tuple[int, int]
"""Comparisons, those in what a condition names counted too, and how deep they nest."""


def _is_readable(size: Size) -> bool:
    return size[0] <= LARGEST and size[1] <= DEEPEST


def _sizes(names: Names) -> Mapping[str, Size]:
    """The size of each named condition; names in a circle are left out."""
    waiting = {name: names_of(condition) & names.keys() for name, condition in names.items()}
    known: dict[str, Size] = {}
    while settled := [name for name, wanted in waiting.items() if wanted <= known.keys()]:
        known |= {name: _size(names[name], known) for name in settled}
        waiting = {name: wanted for name, wanted in waiting.items() if name not in known}
    return known


def _size(condition: Condition, known: Mapping[str, Size]) -> Size:
    match condition:
        case Every(all=parts) | Some(any=parts):
            counts, depths = zip(*(_size(each, known) for each in parts), strict=True)
            return min(LARGEST + 1, sum(counts)), max(depths) + 1
        case Negation():
            count, depth = _size(condition.negated, known)
            return count, depth + 1
        case Named():
            count, depth = known.get(condition.condition, (1, 0))
            return count, depth + 1
        case Comparison():
            return 1 + len(condition.one_of or ()) // LISTED, 0
