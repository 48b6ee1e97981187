"""One component of a GOV.UK form → a question, words between questions, or a repeating group."""

from collections.abc import Callable
from dataclasses import dataclass, field

from forms.importers.logic import Says, When
from forms.importers.parts import Choice, Holder, Question, Words
from forms.importers.source import listed, mapping, mappings, name_of, whole
from forms.importers.wording import has_markup, is_filled_in, is_language, one_line, plain

KINDS = {
    "TextField": "text", "MultilineTextField": "textarea", "FreeTextField": "textarea", "NumberField": "decimal",
    "DatePartsField": "date", "DatePartsfield": "date", "DateField": "date", "TimeField": "time", "YesNoField": "yes_no",
    "RadiosField": "radio", "SelectField": "select", "AutocompleteField": "select", "CheckboxesField": "checkboxes",
    "EmailAddressField": "email", "TelephoneNumberField": "phone", "UkAddressField": "address", "FileUploadField": "file",
    "ClientSideFileUploadField": "file", "DeclarationField": "declaration", "DateTimeField": "date",
    "DateTimePartsField": "date",
}  # fmt: skip
NEAREST = {
    "MonthYearField": "text", "WebsiteField": "text", "EastingNorthingField": "text", "LatLongField": "text",
    "NationalGridFieldNumberField": "text", "OsGridRefField": "text", "GeospatialField": "text",
    "ContactDetailsCollection": "textarea",
}  # fmt: skip
CONTENTS = frozenset(
    {
        "Para",
        "Html",
        "Markdown",
        "InsetText",
        "Details",
        "List",
        "NotificationBanner",
        "FlashCard",
        "WarningText",
        "ContentWithState",
    }
)
_YES_NO = {"true": "yes", "false": "no"}
Tell = Callable[..., None]


@dataclass
class Fields:
    """What components of one form need to know: its lists of options, its translations."""

    lists: dict[str, dict]
    tell: Tell
    translations: dict[str, dict] = field(default_factory=dict)

    def words(self, sort: str, of: dict, name: str, text: object) -> Words:
        """A text with its translations, which are kept by the id of what they are of."""
        said = {
            language: told
            for language, texts in self.translations.items()
            if (told := plain(mapping(mapping(texts.get(sort)).get(name_of(of.get("id")))).get(name)))
        }
        if isinstance(text, dict):
            said = {code: plain(each) for code, each in text.items() if is_language(code)} | said
            text = next(iter(text.values()), "")
        return {"": plain(text), **said} if said else plain(text)

    def add(self, into: Holder, component: dict, section: str, repeats: bool = False) -> list[Question]:
        """Adds the component; the questions that it became."""
        sort = name_of(component.get("type"))
        name = name_of(component.get("name")) or name_of(component.get("id")) or sort
        if sort in CONTENTS:
            self._content(into, component, sort, name)
            return []
        if sort == "MultiInputField":
            group = into if repeats else into.group(name, self._title(component), help=plain(component.get("hint")) or None)
            return [made for child in mappings(component.get("children")) for made in self.add(group, child, section)]
        if sort in ("PaymentField", "HiddenField") or not sort:
            self.tell(name, "hidden" if sort == "HiddenField" else "outside", plain(component.get("title")) or sort)
            return []
        return self._question(into, component, sort, name, section)

    def _title(self, component: dict) -> Words:
        title = component.get("title") or component.get("shortDescription")
        return self.words("components", component, "title", title)

    def _question(self, into: Holder, component: dict, sort: str, name: str, section: str) -> list[Question]:
        options, schema = mapping(component.get("options")), mapping(component.get("schema"))
        kind = KINDS.get(sort) or NEAREST.get(sort) or ("select" if component.get("list") else "text")
        if sort == "NumberField" and (whole(schema.get("precision")) == 0 or schema.get("integer") is True):
            kind = "integer"
        question = into.question(name, kind, self._title(component), help=self._help(component))
        question.required = "no" if options.get("required") in (False, "false") else "yes"
        question.also = (f"field:{section}.{name}" if section else f"field:{name}", f"id:{name_of(component.get('id'))}")
        if sort not in KINDS:
            self.tell(name, "kind", sort, part=question)
        if kind == "yes_no":
            question.values = dict(_YES_NO)
        revealed = self._choices(question, component, options)
        self._limits(question, options, schema)
        made = [question]
        if sort in ("DateTimeField", "DateTimePartsField"):
            self.tell(name, "day_and_time", part=question)
            made.append(into.question(f"{name}_time", "time", self._title(component), required=question.required))
        return made + self._revealed(into, question, revealed, section)

    def _help(self, component: dict) -> Words:
        if isinstance(component.get("hint"), dict):
            return self.words("components", component, "hint", component["hint"])
        hint, content = plain(component.get("hint")), plain(component.get("content"))
        both = "\n\n".join(dict.fromkeys(text for text in (content, hint) if text))
        return self.words("components", component, "hint", both) if both else None

    def _choices(self, question: Question, component: dict, options: dict) -> dict:
        """Gives a question of choice its options; what some of them reveal."""
        if question.kind not in ("radio", "select", "checkboxes"):
            return {}
        wanted = name_of(component.get("list")) or name_of(options.get("list"))
        given = mappings(self.lists.get(wanted, {}).get("items") or mapping(component.get("values")).get("items"))
        for item in given:
            value = str(item.get("value")).lower() if isinstance(item.get("value"), bool) else name_of(item.get("value"))
            words = self.words("listItems", item, "text", item.get("text") or item.get("label"))
            hint = item.get("description") or mapping(item.get("hint")).get("text") or item.get("hint")
            question.choices.append(Choice(value, words, help=plain(hint) or None))
            if item.get("condition"):
                self.tell(question.name, "options_filtered", f"{plain(item.get('text'))}: {item['condition']}", part=question)
        if wanted and wanted not in self.lists:
            self.tell(question.name, "options_elsewhere", wanted, part=question)
            question.is_open = True
        return mapping(options.get("conditionallyRevealedComponents"))

    def _revealed(self, into: Holder, question: Question, revealed: dict, section: str) -> list[Question]:
        """Questions that choosing an option brings forth."""
        made: list[Question] = []
        for value, component in revealed.items():
            chosen = When(Says(question.also[0], "contains", value), f"{question.name}: {value}")
            for each in self.add(into, mapping(component), section):
                each.when.append(chosen)
                made.append(each)
        return made

    def _limits(self, question: Question, options: dict, schema: dict) -> None:
        least, most = schema.get("min"), schema.get("max")
        if question.kind in ("integer", "decimal"):
            question.settings |= {"minimum": least, "maximum": most}
            question.settings["unit"] = one_line(options.get("suffix")) or one_line(options.get("prefix")) or None
        elif question.kind in ("text", "textarea"):
            longest = whole(schema.get("maxlength") or schema.get("length") or most)
            question.settings["max_length"] = longest if longest and 0 < longest <= 20_000 else None
            self._told(question, {"min": least, "maxWords": options.get("maxWords")})
        elif question.kind == "file":
            question.settings["max_files"] = min(whole(most) or (5 if options.get("multiple") is not False else 1), 20)
        else:
            self._told(question, {"min": least, "max": most, "length": schema.get("length")})
        if question.kind == "date":
            self._days(question, options)
        if schema.get("regex"):
            self.tell(question.name, "rule", name_of(schema["regex"]), part=question)

    def _days(self, question: Question, options: dict) -> None:
        for name, setting in (("maxDaysInFuture", "maximum"), ("maxDaysInPast", "minimum")):
            if whole(options.get(name)) == 0:
                question.settings[setting] = "today"
            else:
                self._told(question, {name: options.get(name)})

    def _told(self, question: Question, limits: dict[str, object]) -> None:
        for name, value in limits.items():
            if value not in (None, "", 0, False) and isinstance(value, str | int | float):
                self.tell(question.name, "limit", f"{name}: {value}", part=question)

    def _content(self, into: Holder, component: dict, sort: str, name: str) -> None:
        """Words between questions; of a list its items."""
        text = component.get("content") or component.get("title") or component.get("hint")
        if sort in ("List", "FlashCard"):
            items = mappings(self.lists.get(name_of(component.get("list")), {}).get("items"))
            text = "\n".join(f"- {one_line(item.get('text'))}" for item in items) or text
        words = plain(text) or plain(next(iter(mapping(text).values()), ""))
        title = plain(component.get("title")) if sort in ("Details", "List", "NotificationBanner") else ""
        words = f"{title}\n\n{words}" if title and title != words else words
        if not words:
            self.tell(name, "empty" if not has_markup(text) else "markup", str(text)[:500])
            return
        part = into.content(name, words)
        for reason, is_so in (("markup", has_markup(text)), ("filled_in", is_filled_in(text))):
            if is_so:
                self.tell(name, reason, str(text)[:500], part=part)
        condition = mapping(component.get("options")).get("condition")
        if condition:
            part.also = (f"condition:{name_of(condition)}",)


def options_of(form: dict) -> dict[str, dict]:
    """The lists of options by name and by id."""
    found: dict[str, dict] = {}
    for each in mappings(listed(form.get("lists"))):
        for name in (name_of(each.get("id")), name_of(each.get("name"))):
            if name:
                found[name] = each
    return found
