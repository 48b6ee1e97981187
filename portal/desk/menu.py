"""The desk's menu: one line a place, the key that leads there, and whose work it is."""

from typing import NamedTuple

from forms.texts import to_say


class Entry(NamedTuple):
    """A place on the desk; `roles` see it, everybody when there are none. `key` is one letter, "" for none."""

    address: str
    label: str
    key: str = ""
    roles: tuple[str, ...] = ()


MENU = (
    Entry("/desk", to_say("Kön"), "k"),
    Entry("/desk/colleagues", to_say("Kollegor"), "l"),
    Entry("/desk/services", to_say("Tjänster och manus"), "t"),
    Entry("/desk/articles", to_say("Frågor och svar"), "f"),
    Entry("/desk/help", to_say("Hjälp att fylla i"), "h", ("agent", "handler")),
    Entry("/desk/posting", to_say("Att posta"), "p"),
    Entry("/admin", to_say("Formulär"), "", ("administrator",)),
)


def entries(role: str) -> list[Entry]:
    """What a colleague in that role finds in the menu."""
    return [entry for entry in MENU if not entry.roles or role in entry.roles]


def here(path: str, shown: list[Entry]) -> str:
    """The address of the entry that a page belongs under: the longest that the page's path begins with, "" for none."""
    within = [entry.address for entry in shown if path == entry.address or path.startswith(f"{entry.address}/")]
    return max(within, key=len, default="")
