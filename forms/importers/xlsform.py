"""XLSForm workbooks (survey, choices, settings) → a proposal.

Groups become pages and sections, repeats become repeating groups.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from forms.importers import xlsform_own as own
from forms.importers.draft import Draft
from forms.importers.logic import When
from forms.importers.parts import Group, Holder, Section, Words
from forms.importers.settling import settled
from forms.importers.task import Imported, ImportRefused
from forms.importers.wording import guessed
from forms.importers.workbook import Row, Sheets, sheets
from forms.importers.xlsform_columns import SPOKEN, UNKNOWN_LANGUAGE, Line, column, language, languages, lines
from forms.importers.xlsform_questions import Asking
from forms.importers.xlsform_terms import Terms
from forms.importers.xlsform_types import HEADS, UNASKED, Asked, asked
from forms.texts import to_say

NO_SURVEY = to_say("Filen har inget blad som heter survey med en kolumn som heter type. Då går det inte att se frågorna.")
MOST_LOOPS = 30
DEEPEST = 30
_READ = SPOKEN | {
    "type", "name", "relevant", "required", "constraint", "calculation", "choice_filter", "default", "read_only", "appearance",
    "parameters", "repeat_count", "image", "audio", "video", "big_image", "disabled", "list_name", "lucka",
}  # fmt: skip


@dataclass
class Node:
    """A row, and the rows between a frame's beginning and its end."""

    line: Line
    asked: Asked
    inside: list["Node"] = field(default_factory=list)

    @property
    def is_frame(self) -> bool:
        return self.asked.name == "begin"


def read_form(data: bytes, name: str) -> Imported:
    """The import of a workbook; raises ImportRefused."""
    found = sheets(data)
    survey = found.get("survey") or (next(iter(found.values())) if len(found) == 1 else [])
    if not survey or "type" not in {column(cell)[0] for cell in survey[0]}:
        raise ImportRefused(NO_SURVEY)
    return _Survey(name, survey, found).read()


class _Survey:
    """One workbook under import."""

    def __init__(self, name: str, survey: list[Row], found: Sheets) -> None:
        choices = found.get("choices") or found.get("columns") or []
        self.rows = lines(survey)
        self.heads = [column(cell)[0] for cell in survey[0]]
        self.settings = next(iter(lines(found.get("settings", []))), Line(0))
        self.default, others = self._languages(languages([survey, choices]))
        self.draft = Draft(name, self.default, others, self._title(), service=self.settings["form_id"])
        self.terms = Terms({row.name: row["calculation"] for row in self.rows if asked(row["type"]).name.startswith("calc")})
        self.asking = Asking(self.draft, _lists(choices), _lists(found.get("external_choices", [])), self.terms, self.default)

    def _languages(self, named: list[str]) -> tuple[str, tuple[str, ...]]:
        """The language of columns that name none, and the others."""
        known = [each for each in named if each != UNKNOWN_LANGUAGE]
        is_plain = any("" in each for row in self.rows for each in row.spoken.values())
        told = language(self.settings["default_language"]) if self.settings["default_language"] else UNKNOWN_LANGUAGE
        if told == UNKNOWN_LANGUAGE:
            told = known[0] if known and not is_plain else guessed(self._words())
        return told, tuple(each for each in known if each != told)

    def _words(self) -> Iterator[str]:
        return (words for row in self.rows for words in row.spoken.get("label", {}).values())

    def _title(self) -> Words:
        row = next((row for row in self.rows if asked(row["type"]).name == "set_form_title"), None)
        return self.settings["form_title"] or (row.name if row else None)

    def read(self) -> Imported:
        """Page by page, and what the workbook has besides."""
        self._pages(list(_nested(self._live())), [], self.draft.title)
        self._besides()
        return settled(self.draft)

    def _live(self) -> Iterator[Line]:
        """The rows that ask or say something."""
        for row in self.rows:
            if row["disabled"].lower() in ("yes", "true", "true()", "1"):
                self.draft.task(row.name, "switched_off", row["type"])
            elif row["type"]:
                yield row
            elif row.name or row.spoken:
                self.draft.task(row.name or f"row {row.number}", "not_a_question", str(row.words("label", self.default) or ""))

    def _pages(self, nodes: list[Node], when: list[When], words: Words, name: str = "page", depth: int = 0) -> None:
        """Groups at the top are pages, and so are the groups in one that holds groups; what stands loose is a page as well."""
        loose: list[Node] = []
        for node in nodes:
            if not node.is_frame:
                loose.append(node)
                continue
            self._page(name, words, when, loose)
            loose = []
            self._frame_page(node, when, words, depth)
        self._page(name, words, when, loose)

    def _frame_page(self, node: Node, when: list[When], words: Words, depth: int) -> None:
        own = self.asking.words(node.line) or words
        name = node.line.name or f"group_{node.line.number}"
        is_screen = "field-list" in node.line["appearance"] or depth >= 3
        if node.asked.frame == "group" and not is_screen and any(each.is_frame for each in node.inside):
            self._pages(node.inside, [*when, *self.asking.when(node.line)], own, name, depth + 1)
        elif node.asked.frame == "group":
            self._page(name, own, [*when, *self.asking.when(node.line)], node.inside, node.line)
        else:
            self._page(name, own, when, [node])

    def _page(self, name: str, words: Words, when: list[When], nodes: list[Node], line: Line | None = None) -> None:
        if nodes:
            page = self.draft.page(name, words, list(when))
            for node in nodes:
                self._add(page, node)
            if line and line.spoken.get("hint") and page.parts:
                page.parts.insert(0, Holder("").content(f"{name}_hint", self.asking.words(line, "hint")))

    def _add(self, holder: Holder, node: Node) -> None:
        line, what = node.line, node.asked
        if node.is_frame:
            self._add_frame(holder, node)
        elif own.told(line).get("kind") == own.BESIDE:
            return
        elif what.name == "choice":
            self.asking.choice(holder, line, what)
        elif what.name in UNASKED:
            self.draft.task(self.asking.name(line, what), "hidden", line["type"])
        elif what.name in HEADS:
            self._head(line, what)
        else:
            self._add_plain(holder, line, what)

    def _add_plain(self, holder: Holder, line: Line, what: Asked) -> None:
        match what.name:
            case "note" | "add_note_prompt":
                self.asking.note(holder, line, what)
            case "calculate" | "calculation":
                self.asking.calculation(holder, line, what)
            case "datetime" | "date_time":
                self.asking.moment(holder, line, what)
            case "end":
                pass
            case _:
                self.asking.question(holder, line, what)

    def _head(self, line: Line, what: Asked) -> None:
        if what.name == "include":
            self.draft.task(line.name, "elsewhere", line.name)

    def _add_frame(self, holder: Holder, node: Node) -> None:
        line, when, words = node.line, self.asking.when(node.line), self.asking.words(node.line)
        name = line.name or f"{node.asked.frame}_{line.number}"
        if node.asked.frame == "loop":
            self._loop(holder, node, when)
            return
        part: Section | Group
        if node.asked.frame == "repeat":
            part = holder.group(name, words, when=when, help=self.asking.words(line, "hint"))
            self._count(line, part)
        else:
            part = holder.section(name, words, when=when)
            if line.spoken.get("hint"):
                part.content(f"{name}_hint", self.asking.words(line, "hint"))
        for each in node.inside:
            self._add(part, each)
        if not part.parts:
            self.draft.task(name, "empty")
            holder.parts.remove(part)

    def _count(self, line: Line, group: Group) -> None:
        own.entries(group, line)
        count = line["repeat_count"]
        if count.isdecimal() and 1 <= int(count) <= 50:
            group.minimum = group.maximum = int(count)
        elif count:
            self.draft.task(group.name, "repeat_count", count, part=group)

    def _loop(self, holder: Holder, node: Node, when: list[When]) -> None:
        """A loop asks the same once for every choice of a list."""
        rows = [row for row in self.asking.lists.get(node.asked.over, []) if row.name]
        if not rows:
            self.draft.task(node.line.name, "options_elsewhere", node.asked.over)
        for row in rows[:MOST_LOOPS]:
            section = holder.section(f"{node.line.name}_{row.name}", self.asking.words(row), when=when)
            for each in node.inside:
                self._add(section, Node(_renamed(each.line, row), each.asked, each.inside))

    def _besides(self) -> None:
        """What the workbook says that no question carries."""
        looks = [f"{row.name}: {row['appearance']}" for row in self.rows if row["appearance"]]
        if looks:
            self.draft.task("appearance", "looks", "\n".join(looks))
        unread = sorted({head for head in self.heads if head and head not in _READ})
        if unread:
            self.draft.task("survey", "outside", ", ".join(unread))
        others = sorted(set(self.settings.cells) - {"form_title", "form_id", "default_language", "version", "name"})
        if others:
            self.draft.task("settings", "outside", ", ".join(others))


def _renamed(line: Line, row: Line) -> Line:
    """A row of a loop for one choice: ``%(label)s`` and ``%(name)s`` are the choice's."""
    said = next(iter(row.spoken.get("label", {}).values()), row.name)
    spoken = {
        name: {spoken: words.replace("%(label)s", said).replace("%(name)s", row.name) for spoken, words in told.items()}
        for name, told in line.spoken.items()
    }
    return Line(line.number, line.cells | {"name": f"{line.name}_{row.name}"}, spoken)


def _lists(rows: list[Row]) -> dict[str, list[Line]]:
    """The choices by the name of their list."""
    found: dict[str, list[Line]] = {}
    for line in lines(rows):
        if line["list_name"]:
            found.setdefault(line["list_name"], []).append(line)
    return found


def _nested(rows: Iterator[Line], depth: int = 0) -> Iterator[Node]:
    """The rows, those of a frame inside it; an end that is missing is the end of the sheet."""
    for row in rows:
        what = asked(row["type"])
        if what.name == "end" and what.frame:
            if depth:
                return
            continue
        inside = list(_nested(rows, depth + 1)) if what.name == "begin" and depth < DEEPEST else []
        yield Node(row, what, inside)
