"""A form's answers as JSON Schema (draft 2020-12).

The object has the question's key for a name and, for a repeating group, the list of its entries. What is
asked only sometimes is demanded when its condition holds, and refused when it does not.
"""

from dataclasses import dataclass, field

from forms.conditions import Condition, Every
from forms.definition import AnyItem, Form, Page, Question, RepeatingGroup, Section, Stop
from forms.exports.schema_of_conditions import Conditions, NotSayable
from forms.exports.schema_of_kinds import Schema, value
from forms.texts import Say

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(form: Form, say: Say) -> dict[str, object]:
    """The schema of the answers to a form, titled in the language of `say`."""
    whole = _Object(form, say, {question.key for question, group in form.questions() if group is None})
    for page in form.pages:
        whole.add(page, ())
    for rule in form.rules:
        whole.forbid_breaking(rule.at, rule.require)
    head: Schema = {"$schema": DRAFT, "$id": f"urn:lucka:service:{form.service}"}
    return head | {"title": say.text(form.title), "description": say.text(form.summary)} | whole.schema()


@dataclass
class _Object:
    """The schema of one object: the whole form, or one entry of a group."""

    form: Form
    say: Say
    in_view: set[str]
    properties: dict[str, object] = field(default_factory=dict)
    required: list[str] = field(default_factory=list)
    rules: list[Schema] = field(default_factory=list)
    asked: dict[str, tuple[Condition, ...]] = field(default_factory=dict)

    def schema(self) -> Schema:
        made: Schema = {"type": "object", "properties": self.properties, "required": self.required}
        return made | {"additionalProperties": False} | ({"allOf": self.rules} if self.rules else {})

    def add(self, part: AnyItem | Page, above: tuple[Condition, ...]) -> None:
        """Takes a part in, and what it holds, under the conditions above it."""
        under = (*above, part.show_if) if part.show_if is not None else above
        match part:
            case Page() | Section():
                for item in part.items:
                    self.add(item, under)
            case RepeatingGroup():
                self._group(part, under)
            case Question():
                self._question(part, under)
            case Stop():
                self._stop(under)

    def _question(self, question: Question, under: tuple[Condition, ...]) -> None:
        words = {"title": self.say.text(question.label), "description": self.say.text(question.help), "x-kind": question.kind}
        self.properties[question.key] = {name: each for name, each in words.items() if each} | value(question, self.say)
        self._demand(question.key, under, question.required == "yes" and question.kind != "computed")

    def _group(self, group: RepeatingGroup, under: tuple[Condition, ...]) -> None:
        inside = {question.key for question, around in self.form.questions() if around is not None and around.key == group.key}
        entry = _Object(self.form, self.say, inside)
        for item in group.items:
            entry.add(item, ())
        for rule in self.form.rules:
            entry.forbid_breaking(rule.at, rule.require)
        titled = {"title": self.say.text(group.entry_title)} | entry.schema()
        listed: Schema = {"type": "array", "minItems": group.minimum, "maxItems": group.maximum, "items": titled}
        self.properties[group.key] = {"title": self.say.text(group.title)} | listed
        self._demand(group.key, under, group.minimum > 0)

    def _demand(self, key: str, under: tuple[Condition, ...], is_required: bool) -> None:
        """Demanded when it is asked, refused when it is not; where that cannot be said, neither."""
        self.asked[key] = under
        if not under:
            self.required += [key] if is_required else []
            return
        try:
            asked = self._all(under)
        except NotSayable:
            return
        then = {"then": {"required": [key]}} if is_required else {}
        self.rules.append({"if": asked} | then | {"else": {"properties": {key: False}}})

    def _stop(self, under: tuple[Condition, ...]) -> None:
        """An application that meets a stop is never sent."""
        try:
            self.rules.append({"not": self._all(under)})
        except NotSayable:
            return

    def forbid_breaking(self, key: str, require: Condition) -> None:
        """A rule is broken where it is false while its question is asked."""
        try:
            if key in self.asked:
                broken = self._conditions.holds(require, False)
                self.rules.append({"not": {"allOf": [broken, self._all(self.asked[key])]}})
        except NotSayable:
            return

    @property
    def _conditions(self) -> Conditions:
        return Conditions(self.form, self.in_view)

    def _all(self, under: tuple[Condition, ...]) -> Schema:
        return self._conditions.holds(Every(all=under)) if under else {}
