"""The export ZIP of Open Forms: steps of Form.io components, and rules of JSON logic beside them."""

from functools import partial

from forms.importers.draft import Draft
from forms.importers.formio_conditions import logical
from forms.importers.formio_parts import Reading
from forms.importers.formio_texts import texts
from forms.importers.logic import When, negated
from forms.importers.parts import Page
from forms.importers.settling import settled
from forms.importers.source import BROKEN, json_of, listed, mapping, mappings, name_of, unpacked
from forms.importers.task import Imported, ImportRefused
from forms.importers.wording import guessed, is_language, one_line, plain

_FILES = ("forms.json", "formSteps.json", "formDefinitions.json", "formLogic.json", "formVariables.json")


def read_form(data: bytes, name: str) -> Imported:
    """The import of one export; raises ImportRefused."""
    files = {file: json_of(content) for file, content in unpacked(data, _FILES).items()}
    steps = _steps(files)
    if not steps:
        raise ImportRefused(BROKEN)
    form = next(mappings(files.get("forms.json")), {})
    components = [component for _, each in steps for component in listed(each.get("components"))]
    draft = Draft(name, guessed(texts(components)), title=one_line(form.get("name")))
    if form.get("translation_enabled") is True:
        draft.languages = tuple(code for code in mapping(form.get("translations")) if is_language(code))
    draft.service = name_of(form.get("slug")) or one_line(form.get("name"))
    draft.summary = plain(form.get("explanation_template") or form.get("explanationTemplate"))
    return _Export(Reading(draft), form, files).imported(steps)


def _steps(files: dict[str, object]) -> list[tuple[dict, dict]]:
    """Each step and its components, in order. Where there are no steps every definition is one."""
    definitions = {name_of(each.get("uuid")): each for each in mappings(files.get("formDefinitions.json"))}
    steps = list(mappings(files.get("formSteps.json")))
    found = []
    for step in steps:
        reference = name_of(step.get("form_definition") or step.get("formDefinition")).rstrip("/").rpartition("/")[2]
        definition = definitions.get(reference, {})
        content = mapping(step.get("configuration")) or mapping(definition.get("configuration"))
        found.append(({**definition, **step}, content))
    return found or [(each, mapping(each.get("configuration"))) for each in definitions.values()]


class _Export:
    """One export being read."""

    def __init__(self, reading: Reading, form: dict, files: dict[str, object]) -> None:
        self.reading, self.form, self.files = reading, form, files
        self.draft = reading.draft
        self.pages: dict[str, Page] = {}

    def imported(self, steps: list[tuple[dict, dict]]) -> Imported:
        """The whole form: first the names that rules speak of, then all parts, then what the rules do."""
        self._shown_by_rules()
        for step, content in steps:
            title = one_line(step.get("name")) or one_line(self._title(step)) or one_line(step.get("slug"))
            page = self.draft.page(name_of(step.get("slug")) or "page", title)
            for name in (step.get("uuid"), step.get("slug")):
                self.pages[name_of(name)] = page
            for component in mappings(content.get("components")):
                self.reading.add(page, component, ())
            if not page.parts:
                self.draft.task(page.name, "empty")
        for rule in self._rules():
            self._rule(rule)
        self.reading.conditions()
        self._around()
        return settled(self.draft)

    def _title(self, step: dict) -> object:
        """What the form calls the step."""
        uuid = step.get("uuid")
        return next((each.get("form_definition") for each in mappings(self.form.get("steps")) if each.get("uuid") == uuid), "")

    def _rules(self) -> list[dict]:
        rules = list(mappings(self.files.get("formLogic.json")))
        return sorted(rules, key=lambda rule: rule["order"] if isinstance(rule.get("order"), int) else 0)

    def _shown_by_rules(self) -> None:
        """Components that a rule shows or hides are part of the form, though they begin hidden."""
        for rule in self._rules():
            for action in mappings(rule.get("actions")):
                if _property(action) == "hidden":
                    self.reading.rules.shown_by.setdefault(name_of(action.get("component")), [])

    def _rule(self, rule: dict) -> None:
        """One rule: what it hides or shows becomes a condition, whatever else it does is told."""
        trigger = rule.get("json_logic_trigger") or rule.get("jsonLogicTrigger")
        term = partial(logical, trigger, self.reading.names)
        for action in mappings(rule.get("actions")):
            does = mapping(action.get("action"))
            component = name_of(action.get("component"))
            step = name_of(action.get("form_step_uuid") or action.get("form_step")).rstrip("/").rpartition("/")[2]
            if _property(action) == "hidden":
                self.reading.rules.add(component, term, does.get("state") is not False, str(trigger))
            elif does.get("type") == "step-not-applicable" and step in self.pages:
                self.pages[step].when.append(When(negated(term()), str(trigger)))
            else:
                what = _property(action) or name_of(does.get("type"))
                name = component or name_of(action.get("variable")) or step
                reason = "required_if" if what == "validate.required" else "outside"
                self.draft.task(name, reason, f"{what}: {trigger} → {does.get('value', does.get('state'))}")

    def _around(self) -> None:
        """What the other system does beside asking."""
        for name in ("registration_backend", "payment_backend", "submission_confirmation_template"):
            if self.form.get(name):
                self.draft.task(name, "outside", plain(self.form[name]))
        for backend in listed(self.form.get("authentication_backends")):
            self.draft.task("authentication_backends", "outside", name_of(backend))
        for variable in mappings(self.files.get("formVariables.json")):
            if variable.get("source") == "user_defined":
                self.draft.task(name_of(variable.get("key")), "hidden", one_line(variable.get("name")))


def _property(action: dict) -> str:
    does = mapping(action.get("action"))
    return name_of(mapping(does.get("property")).get("value")) if does.get("type") == "property" else ""
