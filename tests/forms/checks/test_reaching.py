"""What is said of the ways through a form, held against walking it with every answer there is."""

from itertools import count, product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.answers import Answer
from forms.checks.reaching import reaching
from forms.checks.reasoning import Reasoning
from forms.checks.walking import standings
from forms.definition import Form
from forms.journey import Journey, walk
from tests.forms.small import tree_of

VALUES = {
    "yes_no": [None, "yes", "no"],
    "radio": [None, {"option": "a"}, {"option": "b"}, {"option": "c"}],
    "checkboxes": [None, *({"options": list(each)} for each in ("a", "b", "c", "ab", "ac", "bc", "abc"))],
    "integer": [None, *range(4)],
}
OPTIONS = [{"option": code, "label": code} for code in "abc"]
CLOSED = {"never_holds", "unreachable"}


_NUMBERS = count()


@st.composite
def small_forms(draw: st.DrawFn, kinds: tuple[str, ...]) -> Form:
    """Up to three pages and five questions, with conditions and stops wherever they may stand."""
    asked: list[dict] = []
    pages = []
    for index in range(draw(st.integers(1, 3))):
        condition = _condition(draw, asked, 3)
        items = [_item(draw, asked, kinds) for _ in range(draw(st.integers(1, 2)))]
        pages.append({"page": f"p{index}", "title": "S", "items": items} | condition)
    return Form.model_validate(tree_of() | {"pages": pages})


def _item(draw: st.DrawFn, asked: list[dict], kinds: tuple[str, ...]) -> dict:
    shape = draw(st.sampled_from(("question",) * 5 + ("stop", "content", "section")))
    key = f"k{next(_NUMBERS)}"
    condition = _condition(draw, asked, 2)
    if shape == "section":
        return {"section": key, "title": "A", "items": [_item(draw, asked, kinds)]} | condition
    if shape == "question" and len(asked) < 5:
        kind = draw(st.sampled_from(kinds))
        question = {"question": f"q{len(asked)}", "kind": kind, "label": "F", "required": draw(st.sampled_from(("yes", "no")))}
        question |= {"options": OPTIONS} if kind in ("radio", "checkboxes") else {}
        question |= {"minimum": 0, "maximum": 3} if kind == "integer" else {}
        asked.append(question)
        return question | condition
    return (
        {"content": key, "text": "T"} | condition if shape != "stop" else {"stop": key, "title": "N", "text": "T"} | condition
    )


def _condition(draw: st.DrawFn, asked: list[dict], one_in: int) -> dict:
    return {"show_if": _tree(draw, asked, 0)} if asked and draw(st.integers(1, one_in)) == 1 else {}


def _tree(draw: st.DrawFn, asked: list[dict], depth: int) -> dict:
    shape = draw(st.sampled_from(("one", "one", "all", "any", "not") if depth < 2 else ("one",)))
    if shape == "not":
        return {"not": _tree(draw, asked, depth + 1)}
    if shape in ("all", "any"):
        return {shape: [_tree(draw, asked, depth + 1) for _ in range(draw(st.integers(1, 2)))]}
    question = draw(st.sampled_from(asked))
    return {"question": question["question"]} | draw(st.sampled_from(_COMPARED[question["kind"]]))


_COMPARED = {
    "yes_no": [{"equals": "yes"}, {"equals": "no"}, {"one_of": ["yes", "no"]}, {"is_empty": True}, {"is_empty": False}],
    "radio": [{"equals": "a"}, {"equals": "b"}, {"one_of": ["a", "b"]}, {"one_of": ["a", "b", "c"]}, {"is_empty": True}],
    "checkboxes": [{"contains": "a"}, {"contains": "b"}, {"equals": "a"}, {"equals": "c"}, {"is_empty": False}],
    "integer": [{"less": 1}, {"at_most": 2}, {"more": 2}, {"at_least": 3}, {"equals": 1}, {"equals": "2.5"}, {"more": 3}],
}


def journeys(form: Form) -> list[Journey]:
    """The journeys of all who could ever fill in the form."""
    keys = list(form.questions_by_key)
    every = product(*(VALUES[form.questions_by_key[key].kind] for key in keys))
    given_answers = ({key: Answer(value) for key, value in zip(keys, each, strict=True) if value is not None} for each in every)
    return [walk(form, each) for each in given_answers]


def met_by_someone(form: Form, every: list[Journey]) -> set[str]:
    """The keys of pages and items that someone meets who may visit their page, and "" when someone may send."""
    met = {""} if any(journey.is_complete for journey in every) else set()
    for journey in every:
        for page in journey.pages:
            if journey.may_visit(page.key):
                met |= {page.key} | _keys(journey.items[page.key, 0])
    return met


def _keys(items: tuple) -> set[str]:
    return {item.key for item in items}.union(*(_keys(getattr(item, "items", ())) for item in items))


def closed_ways(form: Form) -> tuple[set[str], set[str]]:
    """Keys of what is called closed, and of what lies in it; "" for the end."""
    found = list(reaching(form, Reasoning(form)))
    names = {standing.at: standing.item.key for standing in standings(form)}
    closed = [finding.at[:-1] for finding in found if finding.code in CLOSED]
    closed += [at for finding in found if finding.code == "behind_stop" for at in names if _is_after(at, finding.at)]
    said = {names[at] for at in closed} | ({""} if any(finding.code == "cannot_be_sent" for finding in found) else set())
    return said, {key for at, key in names.items() if any(at[: len(each)] == each for each in closed)}


def _is_after(at: tuple, first: tuple) -> bool:
    """Whether something is the item, or follows it beside it."""
    return len(at) == len(first) and at[:-1] == first[:-1] and at[-1] >= first[-1]


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(small_forms(tuple(VALUES)))
def test_nothing_is_called_closed_that_somebody_meets(form: Form):
    said, inside = closed_ways(form)
    assert not (said | inside) & met_by_someone(form, journeys(form))


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(small_forms(tuple(VALUES)))
def test_what_nobody_meets_is_called_closed(form: Form):
    """Apart from what lies behind a stop that nobody gets past, which is told once, at the stop."""
    every = journeys(form)
    said, inside = closed_ways(form)
    if not any(journey.is_complete for journey in every):
        assert "" in said
    else:
        own = {each.item.key for each in standings(form) if each.item.show_if is not None and not hasattr(each.item, "items")}
        assert not own - met_by_someone(form, every) - inside
