"""What is posted to someone whose application is begun: a letter, the sheet with the answers so far, and what did not fit."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf

from accessibility import languages
from accessibility.marking import is_by_machine
from accessibility.paper.answered.edition import Edition
from accessibility.paper.answered.filling import fill, on_paper
from accessibility.paper.files import binding, marks, pdf
from accessibility.paper.outgoing import letters
from accessibility.paper.outgoing.covering import covering
from accessibility.paper.outgoing.letters import To
from accessibility.paper.outgoing.piece import Copied, Drawn
from accessibility.paper.sheets.asking import environment
from accessibility.paper.sheets.sheet import arms_of
from eservices.municipality import Municipality
from forms.answers import entries
from forms.definition import Form
from forms.journey import Journey, walk
from forms.kinds import kind_of
from forms.numbering import numbers
from forms.texts import Say


@dataclass(frozen=True)
class More:
    """An answer on the extra sheets."""

    number: int
    heading: str
    label: str
    answer: str


def render(edition: Edition, copied: Copied, to: To, municipality: Municipality, say: Say) -> Drawn:
    """The whole packet, tagged from its first page to its last."""
    journey = walk(edition.form, copied.answers, has_come=True)
    done = fill(edition, copied.token, journey, say)
    size = edition.layout["size"]
    more = list(_more(edition.form, journey, done.unfit, say))
    letter = covering(edition.form, journey, copied.code, copied.until, municipality, say)
    with pikepdf.open(io.BytesIO(done.pdf)) as sheet:
        if more:
            binding.after(sheet, _extra(edition, copied.token, more, municipality, say))
        return letters.on_top(letters.render(letter.payload(), to, municipality, say, size), sheet, (len(sheet.pages),))


def asking(edition: Edition, token: str, letter: Mapping[str, object], to: To, municipality: Municipality, say: Say) -> Drawn:
    """A letter (``posting.Letter``) that asks for what is missing, and the sheet for that, tagged as one."""
    done = fill(edition, token, walk(edition.form, {}), say)
    with pikepdf.open(io.BytesIO(done.pdf)) as sheet:
        cover = letters.render(letter, to, municipality, say, edition.layout["size"])
        return letters.on_top(cover, sheet, (len(sheet.pages),))


def _more(form: Form, journey: Journey, unfit: frozenset[str], say: Say) -> Iterator[More]:
    """What the sheet has no room for, and the files that are here already."""
    names = {group.key: say.text(group.entry_title) for _, group in form.items() if group}
    for asked in journey.asked:
        answer = journey.shown.get(asked.path)
        has_files = asked.question.kind == "file" and answer is not None and answer.value["files"]
        if answer is None or not (has_files or on_paper(asked, journey) in unfit):
            continue
        place = entries(journey.answers, asked.group).index(asked.entry) + 1 if asked.group else 0
        words = kind_of(asked.question).show(asked.question, answer.value, say)
        told = f"{say('De här filerna har vi redan:')}\n{words}" if has_files else words
        heading = f"{names[asked.group]} {place}" if place else ""
        yield More(numbers(form)[asked.question.key], heading, say.text(asked.question.label), told)


def _extra(edition: Edition, token: str, more: list[More], municipality: Municipality, say: Say) -> bytes:
    """Sheets of the same copy, numbered after its own."""
    form, size = edition.form, edition.layout["size"]
    words = {
        "_": say, "say": say, "municipality": municipality, "title": say.text(form.title), "size": size, "more": more,
        "direction": languages.direction(say.language), "is_by_machine": is_by_machine(form, say.language),
        "version": edition.version,
    }  # fmt: skip
    html = environment().get_template("extra.html").render(words)
    laid = pdf.lay_out(html, "sheet", size, "extra", arms=arms_of(municipality))
    first = edition.layout["pages"] + 1
    pages = range(first, first + len(laid.anchors))
    return laid.write([marks.of_page(marks.payload(form.service, edition.version, page, token), page) for page in pages])
