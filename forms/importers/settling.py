"""From parts to the tree: keys, texts, options and conditions, in the order in which they are asked."""

from collections.abc import Callable, Iterator

from forms.checks.asking import OWN_PAGES
from forms.definition import ITEM_NAMES
from forms.importers import layout, wording
from forms.importers.conditions import Carrying, NotCarried, joined
from forms.importers.draft import Draft, Note
from forms.importers.keys import Keys, slug_like
from forms.importers.logic import Says, When, negated, values_of
from forms.importers.parts import Choice, Content, Group, Page, Part, Question, Section, Stop, Words, everything
from forms.importers.questions import CHOOSING, Questions
from forms.importers.task import REASONS, Imported, Task, Tree
from forms.texts import FIRST_LANGUAGE, UNWRITTEN

Tell = Callable[..., None]
_KEY_WORDS = {Question: "question", Section: "section", Group: "group", Content: "text", Stop: "stop", Page: "page"}


def settled(draft: Draft) -> Imported:
    """The tree, which has the shape of a definition, and all tasks in the order of the form."""
    draft.trim()
    settling = Settling(draft.spoken, draft.task)
    body = settling.body(draft.pages)
    service = slug_like(draft.service or wording.one_line(draft.file.rpartition(".")[0]) or draft.file)
    tree = settling.head(draft, service) | body
    return Imported(tree, settling.tasks(draft.notes, tree))


class Settling:
    """One pass over the parts of a draft. `tell` takes the name in the source, the reason, its words and the part."""

    def __init__(self, spoken: tuple[str, ...], tell: Tell) -> None:
        self.spoken, self.tell = spoken, tell
        self.keys = Keys(OWN_PAGES)
        self.carrying = Carrying({})
        self.made = Questions(self.text, tell)
        self.told: set[When] = set()
        self.on_condition = False
        self.missing: dict[str, Part] = {}

    def text(self, words: Words) -> dict[str, str]:
        """A text of paragraphs in every language of the form."""
        return wording.in_every(words, self.spoken)

    def line(self, words: Words) -> dict[str, str]:
        """A text of one line."""
        return wording.in_every(words, self.spoken, wording.one_line)

    def body(self, sources: list[Page]) -> Tree:
        """The pages of the form."""
        pages = [page for source in sources for page in layout.pages(source, self._note)]
        if not pages:
            pages = [Page("page", None, parts=[Content("text", UNWRITTEN)])]
        self._give_keys(pages)
        body = {"pages": [self._page(page) for page in pages]}
        rules = list(self._rules(pages))
        return {"rules": rules} | body if rules else body

    def _note(self, part: Part, reason: str) -> None:
        self.tell(part.name, reason, part=part)

    def _give_keys(self, pages: list[Page]) -> None:
        """Questions choose first, so that their keys stay closest to the source."""
        held = list(everything(list(pages)))
        for kinds in ((Question,), (Group, Section, Content, Stop), (Page,)):
            for part, _ in held:
                if isinstance(part, kinds):
                    part.key = self.keys.allot(part.name, _KEY_WORDS[type(part)])
        for part, group in held:
            for name in dict.fromkeys((part.name, *part.also)) if isinstance(part, Question) else ():
                self.carrying.named.setdefault(name, []).append((part, group))
        for part, _ in held:
            for says in (says for when in part.when for says in values_of(when.term)):
                self._mention(says)
        for part, _ in held:
            if isinstance(part, Question):
                self.made.give_codes(part)

    def _mention(self, says: Says) -> None:
        """An option that a condition names is there, though the file does not list the options."""
        for question, _ in self.carrying.named.get(says.name, []):
            if question.kind in CHOOSING and (question.is_open or not question.choices):
                if not question.is_open:
                    question.is_open = True
                    self.tell(question.name, "no_options", part=question)
                value = str(says.value).lower() if isinstance(says.value, bool) else str(says.value)
                if value not in [choice.value for choice in question.choices]:
                    question.choices.append(Choice(value, value))

    def _page(self, page: Page) -> Tree:
        shown = self._shown(page)
        self.on_condition = bool(shown)
        items = [self._item(part) for part in page.parts]
        if not page.when:
            sure = (part for part in page.parts if isinstance(part, Question) and not part.when and part.required == "yes")
            self.carrying.certain.update(part for part in sure if part.kind != "computed")
        return {"page": page.key, "title": self.line(page.words)} | shown | {"items": items}

    def _item(self, part: Part) -> Tree:
        shown = self._shown(part)
        match part:
            case Question():
                made = self.made.tree(part, shown, self.carrying)
                self.carrying.before.add(part)
                return made
            case Group():
                return self._group(part, shown)
            case Section():
                items = [self._item(each) for each in part.parts]
                return {"section": part.key, "title": self.line(part.words)} | shown | {"items": items}
            case Stop() if shown or self.on_condition:
                return {"stop": part.key, "title": self.line(part.words), "text": self.text(part.text)} | shown
        text = part.words if isinstance(part, Content) else part.text or part.words
        return {"content": part.key, "text": self.text(text)} | shown

    def _group(self, group: Group, shown: Tree) -> Tree:
        title = self.line(group.words)
        tree = {"repeating_group": group.key, "title": title}
        tree["entry_title"] = self.line(group.entry_words) if group.entry_words else title
        if group.help:
            tree["help"] = self.text(group.help)
        maximum = min(max(group.maximum, 1), 50)
        tree |= {"minimum": min(max(group.minimum, 0), maximum), "maximum": maximum} | shown
        self.carrying.group, self.made.is_grouped = group, True
        tree["items"] = [self._item(part) for part in group.parts]
        self.carrying.group, self.made.is_grouped = None, False
        self.made.groups[group.name] = group.key
        return tree

    def _shown(self, part: Part) -> Tree:
        """`show_if` from all conditions of a part; each that cannot be carried is told once."""
        carried = [condition for when in part.when if (condition := self._carried(part, when)) is not None]
        whole = joined("all", carried)
        return {"show_if": whole} if isinstance(whole, dict) else {}

    def _carried(self, part: Part, when: When) -> Tree | None:
        try:
            condition = self.carrying.condition(when.term)
            if condition is not False:
                return None if condition is True else condition
            reason = "condition_never"
        except NotCarried as refused:
            reason = refused.reason
        if when not in self.told:
            self.told.add(when)
            self.tell(part.name, reason, when.words, part=part)
        return None

    def _rules(self, pages: list[Page]) -> Iterator[Tree]:
        """The rules of all questions, which may look at any answer."""
        keys = Keys(frozenset())
        self.carrying.certain = set()
        for part, group in everything(list(pages)):
            self.carrying.group = group
            for rule in part.rules if isinstance(part, Question) else ():
                require = self._required(rule.when)
                if isinstance(require, dict):
                    yield {"rule": keys.allot(part.key), "require": require, "at": part.key, "message": self.line(rule.words)}
                elif require is False:
                    self.tell(part.name, rule.reason, rule.when.words, part=part)

    def _required(self, when: When) -> Tree | bool:
        """What is false exactly when the term is; False where that cannot be said."""
        try:
            broken = self.carrying.condition(negated(when.term))
        except NotCarried:
            return False
        return not broken if isinstance(broken, bool) else broken.get("not", {"not": broken})

    def head(self, draft: Draft, service: str) -> Tree:
        """What stands before the pages; what the source lacks is … and a task."""
        unwritten, asked = self.text(None), len(draft.questions())
        reasons = ("catalogue", "clock", "fee", "next_steps", "purpose", "retention")
        lacking = [name for name in ("title", "summary") if self.text(getattr(draft, name))[FIRST_LANGUAGE] == UNWRITTEN]
        for reason in (*lacking, *reasons):
            self.tell("", reason)
        if draft.language != FIRST_LANGUAGE and FIRST_LANGUAGE not in draft.spoken:
            self.tell(draft.language, "language")
        languages = list(dict.fromkeys((FIRST_LANGUAGE, *draft.spoken)))
        return {
            "lucka": 1, "service": service, "title": self.line(draft.title), "summary": self.text(draft.summary),
            "subject": "contact", "languages": languages, "department": "contact-centre",
            "clock": {"weeks": 4, "basis": unwritten}, "minutes": min(max(1, asked // 2), 240), "fee": unwritten,
            "needs": [self.text(words) for words in draft.needs], "next_steps": [{"text": unwritten}],
            "purpose": unwritten, "retention": unwritten,
        }  # fmt: skip

    def tasks(self, notes: list[Note], tree: Tree) -> list[Task]:
        """The notes as tasks, without doublets, those about the form first and then in the order of the form."""
        standing = {key: number for number, key in enumerate(_keys(tree))}
        made = []
        for note in notes:
            key = note.part.key if note.part and note.part.key in standing else ""
            made.append(Task(key, note.name, REASONS[note.reason], note.detail[:2_000]))
        return sorted(dict.fromkeys(made), key=lambda task: standing.get(task.at, -1))


def _keys(value: object) -> list[str]:
    """The keys of pages and items in order."""
    if isinstance(value, list):
        return [key for each in value for key in _keys(each)]
    if not isinstance(value, dict):
        return []
    own = [value[name] for name in ("page", *ITEM_NAMES) if isinstance(value.get(name), str)]
    return own + _keys(value.get("pages")) + _keys(value.get("items"))
