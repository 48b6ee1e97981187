"""What every importer writes through: parts as the source nests them go in, a tree that can be asked and its tasks come out.

draft = Draft("permit.json", language="en")
page = draft.page("details", "Your details")
page.question("firstName", "text", "First name", required="yes")
page.question("why", "textarea", "Why?", when=[When(Says("firstName", "filled"), "firstName != ''")])
draft.task("payment", "outside")
imported = settled(draft)
"""

from dataclasses import dataclass, field

from forms.importers import wording
from forms.importers.logic import When
from forms.importers.parts import Page, Part, Question, Words, everything
from forms.importers.size import trimmed
from forms.texts import FIRST_LANGUAGE


@dataclass(frozen=True)
class Note:
    """A task before keys are given."""

    part: Part | None
    name: str
    reason: str
    detail: str = ""


@dataclass
class Draft:
    """A form under import. `language` is the source's own, `languages` all that it has words in."""

    file: str
    language: str = "en"
    languages: tuple[str, ...] = ()
    title: Words = None
    summary: Words = None
    needs: list[Words] = field(default_factory=list)
    service: str = ""
    pages: list[Page] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def page(self, name: str, words: Words = None, when: list[When] | None = None, also: tuple[str, ...] = ()) -> Page:
        """Adds a page."""
        page = Page(name, words, when or [], also)
        self.pages.append(page)
        return page

    def task(self, name: str, reason: str, detail: str = "", part: Part | None = None) -> None:
        """Leaves something to a person: what it is called in the source, a code of `task.REASONS`, and its own words."""
        self.notes.append(Note(part, name, reason, detail))

    def questions(self) -> list[Question]:
        """Every question so far, in order."""
        return [part for part, _ in everything(list(self.pages)) if isinstance(part, Question)]

    @property
    def spoken(self) -> tuple[str, ...]:
        """The languages of the form, the source's own first."""
        named = (self.language, *self.languages)
        return tuple(dict.fromkeys(each for each in named if wording.is_language(each))) or (FIRST_LANGUAGE,)

    def trim(self) -> None:
        """Takes out what would make the form larger than can be read and edited, and tells it."""
        left = trimmed(list(self.pages), len(self.spoken) + 1)
        for part in left:
            self.task(part.name, "too_much")
        self.pages = [page for page in self.pages if page not in left]
