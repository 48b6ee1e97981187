"""Conditions of GOV.UK forms: rows with coordinators, expressions as text, and those that refer to others by id."""

from dataclasses import dataclass, field

from forms.importers.javascript import NotRead, assigned
from forms.importers.logic import Every, Known, Not, Says, Some, Term, Unreadable, every, some
from forms.importers.parts import Question
from forms.importers.source import listed, mapping, mappings, name_of
from forms.importers.truth import truth

DEEPEST = 12
_OPERATORS = {
    "is": "equals", "contains": "contains", "is more than": "more", "is less than": "less", "is at least": "at_least",
    "is at most": "at_most", "is before": "before", "is after": "after",
}  # fmt: skip
_DENIED = {"is not": "equals", "does not contain": "contains"}


@dataclass
class Conditions:
    """The conditions of a form by name and by id, and the questions that they look at."""

    given: dict[str, dict]
    questions: dict[str, Question]
    items: dict[str, str] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def term(self, name: str) -> Term:
        """The term of the condition. One that the file does not have never holds."""
        if name not in self.given:
            return Known(False)
        if name in self._open or len(self._open) > DEEPEST:
            return Unreadable("condition_large")
        self._open.append(name)
        try:
            return self._of(self.given[name])
        finally:
            self._open.pop()

    def _of(self, condition: dict) -> Term:
        value = condition.get("value")
        if isinstance(value, str):
            return self._expression(value)
        if isinstance(condition.get("items"), list):
            terms = tuple(self._item(each) for each in mappings(condition["items"]))
            joint = Some(terms) if condition.get("coordinator") == "or" else every(*terms)
            return joint if terms else Known(False)
        return self._rows(listed(mapping(value).get("conditions")))

    def _rows(self, rows: list) -> Term:
        """Rows bound by and, or; and binds closer."""
        either: list[list[Term]] = [[]]
        for row in mappings(rows):
            if row.get("coordinator") == "or" and either[-1]:
                either.append([])
            either[-1].append(self._row(row))
        return some(*(every(*terms) for terms in either if terms))

    def _row(self, row: dict) -> Term:
        if row.get("conditionName"):
            return self.term(name_of(row["conditionName"]))
        if isinstance(row.get("conditions"), list):
            return self._rows(row["conditions"])
        asked, value = mapping(row.get("field")), mapping(row.get("value"))
        if value.get("type") not in ("Value", None):
            return Unreadable("condition_unfit")
        name = f"field:{name_of(asked.get('name'))}"
        return self._compared(name, name_of(row.get("operator")), value.get("value"))

    def _item(self, item: dict) -> Term:
        """One comparison of the second kind of file."""
        if item.get("conditionId"):
            return self.term(name_of(item["conditionId"]))
        name, value, sort = f"id:{name_of(item.get('componentId'))}", item.get("value"), item.get("type")
        if sort == "ListItemRef":
            value = self.items.get(name_of(mapping(value).get("itemId")), "")
        elif sort not in ("BooleanValue", "StringValue", "NumberValue", "DateValue"):
            return Unreadable("condition_unfit")
        return self._compared(name, name_of(item.get("operator")), value)

    def _compared(self, name: str, operator: str, value: object) -> Term:
        question = self.questions.get(name)
        told = str(value).lower() if isinstance(value, bool) else name_of(value)
        if operator in _DENIED:
            # What is not answered is not compared: the file's own system takes it for false.
            return Every((Says(name, "filled"), Not(Says(name, self._fit(_DENIED[operator], question), told))))
        if operator in _OPERATORS:
            return Says(name, self._fit(_OPERATORS[operator], question), told)
        return Unreadable("condition_unfit")

    def _fit(self, operator: str, question: Question | None) -> str:
        """`is` of something with several answers is that they are just this one."""
        return "equals" if operator == "contains" and question is not None and question.kind != "checkboxes" else operator

    def _expression(self, text: str) -> Term:
        """`section.field == 'value'`, with and, or, not."""
        words = text.replace(" and ", " && ").replace(" or ", " || ").replace("not ", "!")
        try:
            return truth(assigned(f"show = {words[:4_000]}", "show"), self._find)
        except NotRead:
            return Unreadable()

    def _find(self, steps: tuple[str, ...]) -> Question | None:
        found = self.questions.get(f"field:{'.'.join(steps)}")
        return found or Question(".".join(steps), also=(f"field:{'.'.join(steps)}",))


def conditions_of(form: dict) -> dict[str, dict]:
    """The conditions by name and by id."""
    found: dict[str, dict] = {}
    for each in mappings(form.get("conditions")):
        for name in (name_of(each.get("id")), name_of(each.get("name"))):
            if name:
                found[name] = each
    return found
