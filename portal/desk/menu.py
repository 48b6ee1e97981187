"""The desk's menu: one line a place, the key that leads there, and whose work it is."""

from typing import NamedTuple

from forms.texts import to_say


class Entry(NamedTuple):
    """A place on the desk; `roles` see it, everybody when there are none. `key` is one letter, "" for none.

    What `is_rare` stands folded away behind the rest.
    """

    address: str
    label: str
    key: str = ""
    roles: tuple[str, ...] = ()
    is_rare: bool = False


MENU = (
    Entry("/office", to_say("Handläggning"), "w", ("handler",)),
    Entry("/desk", to_say("Kön"), "k"),
    Entry("/desk/contacts", to_say("Kontakter"), "c"),
    Entry("/desk/callbacks", to_say("Att ringa upp"), "r"),
    Entry("/desk/mail", to_say("Inkommen post"), "b"),
    Entry("/desk/articles", to_say("Frågor och svar"), "f"),
    Entry("/desk/services", to_say("Tjänster och manus"), "t"),
    Entry("/admin", to_say("Formulär"), "", ("administrator",)),
    Entry("/admin/groups", to_say("Grupper"), "", ("administrator",)),
    Entry("/admin/binders", to_say("Pärmar"), "", ("administrator",), is_rare=True),
    Entry("/admin/reading", to_say("Så bra läses blanketter"), "", ("administrator",), is_rare=True),
    Entry("/desk/help", to_say("Hjälp att fylla i"), "h", ("agent", "handler"), is_rare=True),
    Entry("/desk/posting", to_say("Att posta"), "p", is_rare=True),
    Entry("/desk/behind", to_say("Annan avdelning"), "d", ("agent", "handler"), is_rare=True),
    Entry("/desk/requests", to_say("Bett om"), "", ("agent",), is_rare=True),
    Entry("/desk/colleagues", to_say("Kollegor"), "l", is_rare=True),
)


def entries(role: str) -> list[Entry]:
    """What a colleague in that role finds in the menu."""
    return [entry for entry in MENU if not entry.roles or role in entry.roles]


def here(path: str, shown: list[Entry]) -> str:
    """The address of the entry that a page belongs under: the longest that the page's path begins with, "" for none."""
    within = [entry.address for entry in shown if path == entry.address or path.startswith(f"{entry.address}/")]
    return max(within, key=len, default="")
