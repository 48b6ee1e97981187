"""A form as an XLSForm workbook: pages are groups on one screen, repeating groups are repeats, texts stand in every language.

What XLSForm has no word for (kinds such as personal numbers, what paper says) stands in a column `lucka` that other tools pass
over and our own importer reads.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from forms.definition import AnyItem, Content, Form, Page, Question, RepeatingGroup, Rule, Section, Stop
from forms.exports import xpath
from forms.exports.workbook import Row, written
from forms.exports.xlsform_rows import choices, limits, settings, spoken, type_of
from forms.kinds.choices import SPECIFY
from forms.texts import Text


def xlsform(form: Form) -> bytes:
    """The workbook (.xlsx): survey, choices, settings."""
    rows = list(_Survey(form).rows())
    listed = [row for question, _ in form.questions() for row in choices(form, question)]
    return written({"survey": rows, "choices": listed or [{"list_name": "", "name": ""}], "settings": [settings(form)]})


@dataclass(frozen=True)
class _Survey:
    form: Form

    def rows(self) -> Iterator[Row]:
        """The rows of the survey, in the order in which they are asked."""
        for page in self.form.pages:
            yield from self._frame("group", page, page.title, {"appearance": "field-list"})

    def _frame(self, frame: str, part: Page | Section | RepeatingGroup, title: Text, more: Row) -> Iterator[Row]:
        yield {"type": f"begin {frame}", "name": part.key} | spoken(self.form, "label", title) | self._relevant(part) | more
        for item in part.items:
            yield from self._item(item)
        yield {"type": f"end {frame}"}

    def _item(self, item: AnyItem) -> Iterator[Row]:
        match item:
            case Question():
                yield from self._question(item)
            case Section():
                yield from self._frame("group", item, item.title, {})
            case RepeatingGroup():
                told = {"entry_title": item.entry_title.root, "minimum": item.minimum, "maximum": item.maximum}
                yield from self._frame("repeat", item, item.title, spoken(self.form, "hint", item.help) | _lucka(told))
            case Content():
                yield {"type": "note", "name": item.key} | spoken(self.form, "label", item.text) | self._relevant(item)
            case Stop():
                texts = spoken(self.form, "label", item.title) | spoken(self.form, "hint", item.text)
                yield {"type": "note", "name": item.key} | texts | self._relevant(item) | _lucka({"kind": "stop"})

    def _relevant(self, part: AnyItem | Page) -> Row:
        return {} if part.show_if is None else {"relevant": xpath.holds(self.form, part.show_if)}

    def _question(self, question: Question) -> Iterator[Row]:
        texts = spoken(self.form, "label", question.label) | spoken(self.form, "hint", question.help)
        required = {"required": "yes"} if question.required == "yes" and question.kind != "computed" else {}
        row = {"type": type_of(question), "name": question.key} | texts | self._relevant(question) | required
        yield row | self._constraint(question) | _calculation(self.form, question) | _looks(question) | _lucka(_told(question))
        yield from self._beside(question)

    def _beside(self, question: Question) -> Iterator[Row]:
        """What is asked together with the question: words of one's own, and the file itself."""
        asking = next((option for option in question.options if option.specify is not None), None)
        if asking is not None:
            when = {"relevant": f"selected(${{{question.key}}}, '{asking.code}')", "required": "yes"}
            label = spoken(self.form, "label", asking.specify)
            yield {"type": "text", "name": f"{question.key}_{SPECIFY}"} | label | when | _lucka({"kind": "beside"})
        if question.kind == "file":
            type = "image" if question.accept == ("image",) else "file"
            when = {"relevant": f"${{{question.key}}} = 'now'"}
            label = spoken(self.form, "label", question.label)
            yield {"type": type, "name": f"{question.key}_file"} | label | when | _lucka({"kind": "beside"})

    def _constraint(self, question: Question) -> Row:
        """Limits of the answer itself, and the rules whose message stands at it: none of them may be false."""
        rules = [rule for rule in self.form.rules if rule.at == question.key]
        said = [*limits(question), *(self._kept(rule) for rule in rules)]
        row = {"constraint": " and ".join(said)} if said else {}
        return row | (spoken(self.form, "constraint_message", rules[0].message) if rules else {})

    def _kept(self, rule: Rule) -> str:
        return f"not({xpath.holds(self.form, rule.require, False, rule.at)})"


def _calculation(form: Form, question: Question) -> Row:
    if question.compute is None:
        return {}
    if question.compute.count:
        return {"calculation": f"count(${{{question.compute.count}}})"}
    grouped = {each.key for each, group in form.questions() if group is not None}
    names = (f"sum(${{{key}}})" if key in grouped else f"coalesce(${{{key}}}, 0)" for key in question.compute.sum)
    return {"calculation": " + ".join(names)}


def _looks(question: Question) -> Row:
    return {"appearance": {"textarea": "multiline", "select": "minimal", "phone": "numbers"}.get(question.kind, "")}


def _told(question: Question) -> dict[str, object]:
    """What the importer needs to make the same question of the row."""
    told: dict[str, object] = {"kind": question.kind}
    told |= {"required": question.required} if question.required == "expected" else {}
    told |= {"unit": question.unit.root} if question.unit else {}
    told |= {"accept": list(question.accept)} if question.accept else {}
    return told | ({"max_files": question.max_files} if question.max_files else {})


def _lucka(told: dict[str, object]) -> Row:
    return {"lucka": json.dumps(told, ensure_ascii=False)}
