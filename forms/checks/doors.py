"""What one of the doors cannot ask, or asks badly: screen, paper and telephone ask the same questions of the same people."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from forms.checks.finding import Finding, Location, Standing
from forms.checks.language import Placed
from forms.checks.reasoning import Goal, Reasoning
from forms.conditions import questions_of
from forms.definition import Form, Place, Question, RepeatingGroup
from forms.kinds.choices import options
from forms.readability import words
from forms.texts import FIRST_LANGUAGE

SPOKEN_AT_ONCE, SPOKEN_GROUPS = 4, 4
"""Options in a group that an agent says, and the groups that a listener can bear."""
SPOKEN_WORDS = 20
PRINTED_OPTIONS = 40
CELLS, CELLS_OF_MONEY = 6, 7
CHARACTERS_A_ROW, FEWEST_LINES, MOST_LINES = 52, 4, 14
"""What a sheet in the standard size has room for (tests hold it to the sheet's own)."""
LONGEST_LINE = 300
_CHOOSING = frozenset({"radio", "select", "checkboxes"})
_NUMBERS = frozenset({"integer", "decimal", "money"})
_HARD_TO_KNOW = frozenset({"property_designation", "organisation_number"})
_E_MAIL = re.compile(r"e-?post|mejl|e?-?mail", re.IGNORECASE)
_E_ID = re.compile(r"\b(?:bank-?id|freja|e-leg\w*|e-id|elektronisk legitimation|electronic id\w*)\b", re.IGNORECASE)
_MUST = re.compile(r"\b(?:måste|krävs|kräver|behöver|endast|bara|only|must|needs?|requires?|required)\b", re.IGNORECASE)
_OTHERWISE = re.compile(r"\b(?:eller|annars|inte|utan|ring\w*|brev|papper|or|otherwise|not|without|letter)\b", re.IGNORECASE)


def doors(form: Form, places: Sequence[Standing], texts: Placed, reasoning: Reasoning) -> Iterator[Finding]:
    """Findings about each question and repeating group, at each door."""
    for place in places:
        if isinstance(place.item, RepeatingGroup) and place.item.on_paper < place.item.minimum:
            told = {"printed": place.item.on_paper, "least": place.item.minimum}
            yield Finding((*place.at, "on_paper"), "too_few_copies", told)
        if isinstance(place.item, Question):
            yield from _choices(place.item, place.at)
            yield from _spoken(place.item, place.at)
            yield from _room(place.item, place.at)
            yield from _no_other_way(place.item, place.at)
    yield from _e_mail(form, {place.item.key: place.at for place in places}, reasoning)
    yield from (Finding(at, "needs_e_id") for at, text in texts if any(map(_demands_e_id, text.root.values())))


def _choices(question: Question, at: Location) -> Iterator[Finding]:
    if question.kind not in _CHOOSING:
        return
    count, place = len(question.options), (*at, "options")
    if count > PRINTED_OPTIONS:
        yield Finding(place, "list_on_screen_only", {"n": count, "most": PRINTED_OPTIONS})
    is_open = question.phone.say is not None and question.phone.listen_for is not None
    if count > SPOKEN_AT_ONCE and not is_open:
        most = SPOKEN_AT_ONCE * SPOKEN_GROUPS
        yield Finding(place, "far_too_many_spoken" if count > most else "many_spoken", {"n": count, "most": SPOKEN_AT_ONCE})
    if count <= PRINTED_OPTIONS:
        yield from _alike(question, place)


def _alike(question: Question, at: Location) -> Iterator[Finding]:
    """Options that read the same, or that nobody can tell apart by ear."""
    for (_, one), (index, other) in combinations(enumerate(question.options), 2):
        first, second = (each.label.root[FIRST_LANGUAGE].strip().lower() for each in (one, other))
        if first == second:
            yield Finding((*at, index), "same_option", {"option": other.label})
        elif question.phone.listen_for is None and _sound_alike(first, second):
            yield Finding((*at, index), "sounds_alike", {"one": one.label, "other": other.label})


def _sound_alike(one: str, other: str) -> bool:
    """Three first words in common, or single words that differ in one letter: juni and juli."""
    first, second = words(one), words(other)
    if len(first) != 1 or len(second) != 1:
        return first[:3] == second[:3]
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 3 or not one.isalpha() or not other.isalpha():
        return False
    begun = next((at for at, pair in enumerate(zip(shorter, longer, strict=False)) if pair[0] != pair[1]), len(shorter))
    skipped = len(longer) == len(shorter)
    return len(longer) - len(shorter) <= 1 and shorter[begun + skipped :] == longer[begun + 1 :]


def _spoken(question: Question, at: Location) -> Iterator[Finding]:
    field = "label" if question.phone.say is None else "phone"
    for said in (question.phone.say or question.label).root.values():
        count = len(words(said)) if len(said) > 2 * SPOKEN_WORDS else 0
        if count > SPOKEN_WORDS:
            yield Finding((*at, field), "spoken_long", {"n": count, "most": SPOKEN_WORDS})
            return
        if said.count("?") > 1:
            yield Finding((*at, field), "asks_two_things")
            return


def _room(question: Question, at: Location) -> Iterator[Finding]:
    if question.kind in _NUMBERS or question.kind == "date":
        yield from _range(question, at)
    if question.kind == "text" and (question.max_length or 0) > LONGEST_LINE:
        yield Finding((*at, "max_length"), "long_for_a_line", {"most": LONGEST_LINE})
    if question.kind == "textarea" and question.paper.help is None:
        lines = question.paper.lines or min(MOST_LINES, max(FEWEST_LINES, -(-(question.max_length or 500) // CHARACTERS_A_ROW)))
        if (question.max_length or 0) > 2 * lines * CHARACTERS_A_ROW:
            yield Finding((*at, "paper"), "little_room_on_paper", {"n": lines * CHARACTERS_A_ROW})


def _range(question: Question, at: Location) -> Iterator[Finding]:
    low, high = question.minimum, question.maximum
    if question.kind == "date":
        if low and high and "today" not in (low, high) and low > high:
            yield Finding((*at, "minimum"), "empty_range", {"low": low, "high": high})
        return
    if low is not None and high is not None and Decimal(low) > Decimal(high):
        yield Finding((*at, "minimum"), "empty_range", {"low": low, "high": high})
    cells = CELLS_OF_MONEY if question.kind == "money" else CELLS
    if high is None and low is not None and len(str(int(Decimal(low)))) > cells:
        yield Finding((*at, "minimum"), "too_few_cells", {"n": cells})


def _no_other_way(question: Question, at: Location) -> Iterator[Finding]:
    if question.required == "yes":
        if question.kind == "file":
            yield Finding((*at, "required"), "required_file")
        if question.kind in _HARD_TO_KNOW:
            yield Finding((*at, "required"), "hard_to_know")


def _e_mail(form: Form, at: dict[str, Location], reasoning: Reasoning) -> Iterator[Finding]:
    """An e-mail address that must be given, other than by those who have chosen e-mail."""
    for index, place in enumerate(form.places):
        question = place.item
        if isinstance(question, Question) and question.kind == "email" and question.required == "yes":
            looked_at = {key for condition in place.under for key in questions_of(condition, form.conditions)}
            chosen = any(_decides(form.questions_by_key[key], place, index, reasoning) for key in looked_at)
            yield from [] if chosen else [Finding((*at[question.key], "required"), "required_e_mail")]


def _decides(choice: Question, place: Place, index: int, reasoning: Reasoning) -> bool:
    """Whether only those who choose e-mail among several ways are asked."""
    if choice.kind not in _CHOOSING or choice.kind == "checkboxes":
        return False
    others = [option for option in options(choice) if not _E_MAIL.search(f"{option.code} {option.label.root[FIRST_LANGUAGE]}")]
    page = len(reasoning.form.pages)
    asked = (reasoning.is_open([Goal(place.under)], index, page, {choice.key: other.code}) for other in others[:SPOKEN_GROUPS])
    return 0 < len(others) < len(options(choice)) and not any(asked)


def _demands_e_id(said: str) -> bool:
    return bool(_E_ID.search(said) and _MUST.search(said) and not _OTHERWISE.search(said))
