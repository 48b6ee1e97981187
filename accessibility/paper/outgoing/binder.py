"""A binder: a cover with the index, and behind it every language's sheets, each behind a list of its own."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import pikepdf

from accessibility import languages
from accessibility.paper.files import binding, lettering, mending, pdf
from accessibility.paper.files.lengths import PAGE_WIDTH
from accessibility.paper.outgoing.leaves import Frame, Leaf
from accessibility.paper.sheets.asking import environment
from accessibility.paper.sheets.sheet import arms_of
from eservices import clock
from eservices.municipality import Municipality
from forms.kinds.date import in_words
from forms.texts import FIRST_LANGUAGE

NUMBER_POINTS, NUMBER_BASELINE = 11, 9.5


@dataclass(frozen=True)
class Entry:
    """A line of an index."""

    title: str
    number: int
    pages: int
    page: int


@dataclass(frozen=True)
class Part:
    """The sheets of one language, behind the list of them on page `page`."""

    language: str
    page: int
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        return languages.every()[self.language].name


def bind(leaves: Sequence[Leaf], frame: Frame, municipality: Municipality) -> tuple[bytes, int]:
    """The file and how many pages it has. The index is laid out twice: only then is it known where everything stands."""
    by_language = [(code, list(group)) for code, group in groupby(leaves, key=lambda leaf: leaf.language)]
    parts = _placed(by_language, cover=1)
    pages = _pages(_cover(parts, frame, municipality))
    parts = _placed(by_language, pages)
    with pikepdf.open(io.BytesIO(_cover(parts, frame, municipality))) as made:
        for part, (code, bound) in zip(parts, by_language, strict=True):
            binding.part_after(made, [_list(part, frame, municipality), *(leaf.pdf for leaf in bound)], code)
        _number(made)
        _mark(made, parts)
        kept = io.BytesIO()
        made.save(kept, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return kept.getvalue(), len(made.pages)


def _pages(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as opened:
        return len(opened.pages)


def _placed(by_language: Sequence[tuple[str, list[Leaf]]], cover: int) -> list[Part]:
    """Each language's list takes one page."""
    parts, page = [], cover + 1
    for code, bound in by_language:
        begins, entries = page, []
        page += 1
        for leaf in bound:
            entries.append(Entry(leaf.title, leaf.number, leaf.pages, page))
            page += leaf.pages
        parts.append(Part(code, begins, tuple(entries)))
    return parts


def _cover(parts: Sequence[Part], frame: Frame, municipality: Municipality) -> bytes:
    return _laid_out("binder.html", FIRST_LANGUAGE, frame, municipality, {"parts": parts})


def _list(part: Part, frame: Frame, municipality: Municipality) -> bytes:
    return _laid_out("binder-part.html", part.language, frame, municipality, {"part": part})


def _laid_out(template: str, language: str, frame: Frame, municipality: Municipality, more: Mapping[str, object]) -> bytes:
    say = languages.say_for(language)
    words = {
        "_": say, "say": say, "municipality": municipality, "frame": frame, "today": in_words(clock.today(), say.locale),
        "until": in_words(frame.valid_until, say.locale), "direction": languages.direction(language),
    }  # fmt: skip
    html = environment().get_template(template).render(words | more)
    return pdf.lay_out(html, "sheet", "standard", "copy", "binder", arms=arms_of(municipality)).write()


def _number(made: pikepdf.Pdf) -> None:
    """At the top of each page, where no sheet has anything: its number in the binder."""
    drawn = [_numbered(f"– {number} –") for number in range(1, len(made.pages) + 1)]
    lettering.embed(made, list(made.pages), lettering.asked_for(drawn[0]))
    for page, operators in zip(made.pages, drawn, strict=True):
        mending.draw(made, page, mending.artifact(operators))


def _numbered(words: str) -> str:
    left = (PAGE_WIDTH - lettering.width(words, NUMBER_POINTS)) / 2
    return f"0 g {lettering.write(words, left, NUMBER_BASELINE, NUMBER_POINTS)}"


def _mark(made: pikepdf.Pdf, parts: Sequence[Part]) -> None:
    """What a screen shows beside the pages: the languages, and under each its sheets."""
    with made.open_outline() as outline:
        outline.root.clear()
        for part in parts:
            item = pikepdf.OutlineItem(part.name, part.page - 1)
            item.children.extend(pikepdf.OutlineItem(entry.title, entry.page - 1) for entry in part.entries)
            outline.root.append(item)
