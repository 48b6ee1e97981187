"""Hypothesis strategies: sound form definitions with every kind and structure, and what people could answer to them."""

from datetime import date, timedelta

from hypothesis import strategies as st

from forms.answers import Answer, entry_path
from forms.checks import findings
from forms.definition import Form, Question, RepeatingGroup
from forms.kinds import KINDS
from forms.kinds.choices import options
from forms.kinds.file import STATES

CHOICES = ("radio", "select", "checkboxes")
NUMBERS = ("integer", "decimal", "money", "computed")
ODDITIES = ("", " <b>&amp;", " {n} 100 %", " ”å” 'é'", " \u200fعربي")
DAY = date(2026, 11, 22)
Tree = dict


@st.composite
def forms(draw: st.DrawFn, kinds: tuple[str, ...] = tuple(KINDS), pages: int = 5) -> Form:
    """A sound form: up to `pages` pages of questions, sections, contents, stops and repeating groups, conditions backwards."""
    maker = _Maker(draw, kinds)
    tree = maker.form(draw(st.integers(1, pages)))
    form = Form.model_validate(tree)
    assert not findings(form), findings(form)
    return form


class _Maker:
    """Draws one form. `scope` are the questions that a condition may look at from where one stands."""

    def __init__(self, draw: st.DrawFn, kinds: tuple[str, ...]) -> None:
        self.draw, self.kinds, self.made = draw, kinds, 0
        self.scope: list[Tree] = []
        self.summable: list[str] = []
        self.groups: list[str] = []
        self.named: dict[str, Tree] = {}

    def form(self, pages: int) -> Tree:
        made = [self.page(index) for index in range(pages)]
        return {
            "lucka": 1, "service": "generated", "title": self.text("Formulär"), "summary": self.text("Om detta"),
            "subject": "care", "languages": ["sv", "en"], "department": "care",
            "clock": {"weeks": 4, "basis": self.text("Mål")}, "minutes": 5,
            "fee": self.text("Gratis"), "next_steps": [{"text": self.text("Sedan"), "within_days": 3}],
            "purpose": self.text("Därför"), "retention": self.text("Sparas"), "conditions": self.named, "pages": made,
        }  # fmt: skip

    def text(self, words: str) -> Tree:
        words += self.draw(st.sampled_from(ODDITIES))
        return {"sv": words, "en": f"{words} (en)"}

    def key(self, prefix: str) -> str:
        self.made += 1
        return f"{prefix}{self.made}"

    def chance(self, one_in: int) -> bool:
        return self.draw(st.integers(1, one_in)) == one_in

    def page(self, index: int) -> Tree:
        page = {"page": f"page{index}", "title": self.text("Sida")} | self.maybe_condition(4)
        if self.chance(4):
            return page | {"items": [self.group()]}
        return page | {"items": self.items(depth=0)}

    def items(self, depth: int) -> list[Tree]:
        return [self.item(depth) for _ in range(self.draw(st.integers(1, 3)))]

    def item(self, depth: int, stops: bool = True) -> Tree:
        shape = self.draw(st.sampled_from(("question",) * 7 + ("content", "section", "stop")))
        if shape == "section" and depth < 2:
            section = {"section": self.key("section"), "title": self.text("Avsnitt")} | self.maybe_condition(4)
            return section | {"items": self.items(depth + 1)}
        if shape == "content":
            return {"content": self.key("content"), "text": self.text("Läs\n\n- detta")} | self.maybe_condition(3)
        if shape == "stop" and stops and self.scope:
            return {
                "stop": self.key("stop"),
                "title": self.text("Stopp"),
                "text": self.text("Ring"),
                "show_if": self.condition(),
            }
        return self.question()

    def group(self) -> Tree:
        key, outside = self.key("group"), list(self.scope)
        group = {
            "repeating_group": key,
            "title": self.text("Grupp"),
            "entry_title": self.text("Sak"),
            "minimum": 0,
            "maximum": 3,
        }
        group |= self.maybe_condition(4)
        items = [self.question(is_grouped=True) for _ in range(self.draw(st.integers(1, 3)))]
        self.scope = outside
        self.groups.append(key)
        return group | {"items": items}

    def question(self, is_grouped: bool = False) -> Tree:
        kind = self.draw(st.sampled_from(self.kinds))
        if kind == "computed" and (is_grouped or not (self.summable or self.groups)):
            kind = "integer" if "integer" in self.kinds else "text"
        key = self.key("q")
        question = {"question": key, "kind": kind, "label": self.text(f"Fråga {key}?")} | self.maybe_condition(3)
        question |= {"required": self.draw(st.sampled_from(("yes", "no", "expected")))}
        question |= self.settings(kind)
        self.scope.append(question)
        if kind in ("integer", "decimal", "money"):
            self.summable.append(key)
        return question

    def settings(self, kind: str) -> Tree:
        if kind in CHOICES:
            options = [{"option": f"o{n}", "label": self.text(f"Svar {n}")} for n in range(1, self.draw(st.integers(2, 6)) + 1)]
            options[-1] |= {"specify": self.text("Vilket?")} if self.chance(2) else {}
            return {"options": options, "do_not_know": self.chance(3)}
        if kind == "yes_no":
            return {"do_not_know": self.chance(3)}
        if kind == "computed":
            sums = {"sum": [self.draw(st.sampled_from(self.summable))]} if self.summable else None
            return {"compute": sums or {"count": self.draw(st.sampled_from(self.groups))}}
        return {}

    def maybe_condition(self, one_in: int) -> Tree:
        return {"show_if": self.condition()} if self.scope and self.chance(one_in) else {}

    def condition(self, depth: int = 0) -> Tree:
        shape = self.draw(st.sampled_from(("one",) * 5 + (("all", "any", "not", "named") if depth < 2 else ("one",))))
        if shape == "named":
            name = self.key("named")
            self.named[name] = self.condition(depth + 1)
            return {"condition": name}
        if shape == "not":
            return {"not": self.condition(depth + 1)}
        if shape in ("all", "any"):
            return {shape: [self.condition(depth + 1) for _ in range(self.draw(st.integers(1, 3)))]}
        return self.comparison(self.draw(st.sampled_from(self.scope)))

    def comparison(self, question: Tree) -> Tree:
        about, kind = {"question": question["question"]}, question["kind"]
        if self.chance(6):
            return about | {"is_empty": self.draw(st.booleans())}
        if kind in (*CHOICES, "yes_no"):
            codes = [option["option"] for option in question.get("options", ())] or ["yes", "no"]
            code = self.draw(st.sampled_from(codes))
            return about | ({"contains": code} if kind == "checkboxes" else self.draw(st.sampled_from(_choosing(code, codes))))
        return about | self._against(kind, [each["question"] for each in self.scope if each["kind"] == kind])

    def _against(self, kind: str, others: list[str]) -> Tree:
        operators, operands = _COMPARED.get(kind, (("is_empty",), (True, False)))
        operand = self.draw(st.sampled_from(operands))
        if operators != ("is_empty",) and self.chance(4):
            operand = {"question": self.draw(st.sampled_from(others))}
        return {self.draw(st.sampled_from(operators)): operand}


def _choosing(code: str, codes: list[str]) -> list[Tree]:
    return [{"equals": code}, {"one_of": sorted({code, codes[0]})}]


_ORDER = ("less", "at_most", "more", "at_least", "equals")
_COMPARED = {
    **dict.fromkeys(NUMBERS, (_ORDER, (0, 2, "2.5"))),
    "date": (("before", "after", "equals"), ("2026-11-22", "2027-01-01")),
    "time": (("before", "after"), ("12:00",)),
    "declaration": (("equals",), ("yes",)),
    "file": (("equals",), tuple(STATES)),
    "text": (("equals",), ("ja", "nej")),
}

_SAID = ("å", "Örn", "<b>", "”citat”", "12", "ja", "nej", "{x}", "100%", "a-b", "c:d", "é", "عربي")
_WORDS = st.lists(st.sampled_from(_SAID), min_size=1, max_size=4).map(" ".join)
_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat)
_PAST = st.dates(date(1900, 1, 1), DAY - timedelta(days=1)).map(date.isoformat)
_FEW = st.integers(-3, 3) | st.integers(-(10**9), 10**9)
_PLAIN = {
    "text": _WORDS,
    "textarea": st.lists(_WORDS, min_size=1, max_size=3).map("\n".join),
    "email": st.sampled_from(("elsa@exempel.se", "a.b+c@d-e.nu", "åsa@räksmörgås.se")),
    "phone": st.sampled_from(("+46701740605", "+4612345670", "+358401234567", "+442079460000")),
    "integer": _FEW,
    "decimal": st.decimals(-10_000, 10_000, places=3, allow_nan=False).map(lambda number: format(number.normalize(), "f")),
    "money": st.decimals(-10_000, 10_000, places=2, allow_nan=False).map(lambda number: format(number, "f")),
    "date": _DAYS | st.sampled_from(("2026-11-21", "2026-11-22", "2026-11-23")),
    "time": st.times().map(lambda clock: f"{clock:%H:%M}"),
    "declaration": st.just(True),
    "property_designation": st.sampled_from(("Björneborg 3:12", "Räven 4", "Lillköping Åby S:2", "Kv. Örnen 12")),
    "organisation_number": st.sampled_from(("556016-0680", "212000-0142", "802002-8711")),
    "bank_account": st.builds(
        lambda clearing, account: {"clearing": str(clearing), "account": account},
        st.integers(1000, 9999), st.from_regex(r"\A[0-9]{5,12}\Z"),
    ),
    "personal_number": st.sampled_from(({"number": "19121212-1212"}, {"number": "19701063-2391"}, {"none": True}))
    | _PAST.map(lambda born: {"none": True, "born": born}),
    "file": st.sampled_from(tuple(STATES)).map(lambda state: {"state": state, "files": []}),
    "signature": _WORDS.map(lambda name: {"name": name, "on": DAY.isoformat()}),
    "address": st.fixed_dictionaries(
        {"street": _WORDS, "postcode": st.sampled_from(("123 45", "981 07")), "city": _WORDS}, optional={"care_of": _WORDS}
    ) | st.fixed_dictionaries({"street": _WORDS, "city": _WORDS, "country": st.just("Finland")}),
}  # fmt: skip


def values(question: Question) -> st.SearchStrategy:
    """What a person could have answered, as its kind stores it."""
    if question.kind == "yes_no":
        return st.sampled_from([option.code for option in options(question)])
    if question.kind in ("radio", "select"):
        return st.sampled_from([{"option": option.code} | _specified(option) for option in options(question)])
    if question.kind == "checkboxes":
        codes = st.sets(st.sampled_from([option.code for option in question.options]), min_size=1)
        return codes.map(lambda chosen: _ticked(question, chosen))
    return _PLAIN[question.kind]


def _specified(option: object) -> dict[str, str]:
    return {"specify": "på ett annat sätt"} if option.specify else {}


def _ticked(question: Question, chosen: set[str]) -> dict:
    kept = [option for option in question.options if option.code in chosen]
    ticked = {"options": [option.code for option in kept]}
    return next((ticked | _specified(option) for option in kept if option.specify), ticked)


@st.composite
def answers(draw: st.DrawFn, form: Form) -> dict[str, Answer]:
    """Answers to some of the questions, whether they are asked or not."""
    given: dict[str, Answer] = {}
    for item, group in form.items():
        if isinstance(item, RepeatingGroup) and draw(st.booleans()):
            given[item.key] = Answer(draw(st.lists(st.integers(1, 5), unique=True, max_size=3)))
        elif isinstance(item, Question) and item.kind != "computed":
            given |= {path: Answer(draw(values(item))) for path in _paths(item, group, given) if draw(st.integers(0, 3))}
    return given


def _paths(question: Question, group: RepeatingGroup | None, given: dict[str, Answer]) -> list[str]:
    if group is None:
        return [question.key]
    entries = given[group.key].value if group.key in given else [1]
    return [entry_path(group.key, entry, question.key) for entry in entries]
