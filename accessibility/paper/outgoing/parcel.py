"""What goes out under a letter with the address in the window: blank sheets that somebody asked for, each with a serial of its
own; and what came back undelivered, once more."""

import io
from collections.abc import Sequence

import pikepdf

from accessibility.paper.answered.edition import Edition
from accessibility.paper.answered.filling import blank
from accessibility.paper.files import binding
from accessibility.paper.outgoing import letters
from accessibility.paper.outgoing.letters import To
from accessibility.paper.outgoing.piece import Drawn
from accessibility.paper.sheets.measures import Size
from eservices.contact_centre.letters.outgoing.posting import Letter
from eservices.municipality import Municipality
from forms.definition import Form
from forms.texts import Say


def render(edition: Edition, serials: Sequence[str], to: To, municipality: Municipality, say: Say) -> Drawn:
    """The whole parcel, tagged from its first page to its last."""
    letter = letter_with(edition.form, len(serials), municipality, say)
    first, *others = (blank(edition, serial) for serial in serials)
    with pikepdf.open(io.BytesIO(first)) as parcel:
        parts = (len(parcel.pages),) * len(serials)
        for each in others:
            binding.after(parcel, each)
        cover = letters.render(letter.payload(), to, municipality, say, edition.layout["size"])
        return letters.on_top(cover, parcel, parts)


def again(before: Drawn, to: To, municipality: Municipality, say: Say, size: Size) -> Drawn:
    """What was posted before, as it was, under a page with the right address."""
    letter = Letter(say("Vi skickar det här igen"), (say("Brevet kom tillbaka till oss. Nu skickar vi det till rätt adress."),))
    with pikepdf.open(io.BytesIO(before.pdf)) as parcel:
        return letters.on_top(letters.render(letter.payload(), to, municipality, say, size), parcel, before.parts)


def letter_with(form: Form, count: int, municipality: Municipality, say: Say) -> Letter:
    """What lies on top: what it is, what to do with it, and that nobody needs to do it alone."""
    title = say.text(form.title)
    many = say("Här är {n} blanketter. Varje blankett är för en ansökan.", n=count) if count > 1 else say("Här är blanketten.")
    to_do = say(
        "- Svara på frågorna med svart eller blå penna.\n- Skriv under där det står.\n"
        "- Skicka alla sidor till oss: {address}.", address=", ".join(municipality.address),
    )  # fmt: skip
    return Letter(
        say("Blankett: {title}", title=title), (f"{say('Du har bett om en blankett.')} {many}", to_do),
        after=(say("Du kan också svara per telefon eller på skärmen. Frågorna är desamma. Ring oss, så hjälper vi dig."),),
    )  # fmt: skip
