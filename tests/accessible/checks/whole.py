"""What holds for all pages together: kept while places are looked at, judged at the end."""

from collections import defaultdict
from dataclasses import dataclass, field

from playwright.sync_api import Page

LINKS = """() => Object.fromEntries(['header', 'footer'].map((part) => [part, [...document.querySelectorAll(`${part} a[href]`)]
  .map((link) => [link.getAttribute('href').replace(/\\?.*/, ''), eyes.spoken(link), link.lang])]))"""
ORDER = "[...document.body.children].filter((each) => each.matches('header, main, #help, footer')).map((each) => each.id || each.localName).join(' ')"


@dataclass
class Whole:
    """What was seen on each page. `kind` is whose pages they are, for a citizen's and the desk's differ."""

    titles: dict[tuple, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    orders: dict[tuple, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    names: dict[tuple, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    menus: dict[tuple, dict[tuple, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))

    def see(self, page: Page, kind: str, language: str, place: str) -> None:
        """Remember what this page calls things and where it has them."""
        self.titles[kind, language][page.title()].add(page.url.split("?")[0].split("#")[0])
        self.orders[kind, language][page.evaluate(ORDER)].add(place)
        for part, links in page.evaluate(LINKS).items():
            menu = tuple(href for href, _, lang in links if not lang)
            self.menus[kind, part][menu].add(place)
            for href, name, lang in links:
                if not lang and not href.startswith("#"):
                    self.names[kind, language][f"{part} {href}"].add(name)

    def faults(self) -> list[str]:
        """Judged over all that was seen."""
        return [*self.unique_titles(), *self.same_places(), *self.same_names()]

    def unique_titles(self) -> list[str]:
        """Different pages have different titles (2.4.2)."""
        shared = ((title, urls) for titles in self.titles.values() for title, urls in titles.items() if len(urls) > 1)
        return [f"unique_titles: “{title}” is the title of {', '.join(sorted(urls))}" for title, urls in shared]

    def same_places(self) -> list[str]:
        """Header, content, help and footer stand in one order, and their links too (3.2.3, 3.2.6)."""
        faults = [
            f"same_places: {sorted(orders)}"
            for (kind, _), orders in self.orders.items()
            if len(orders) > 1 and kind == "citizen"
        ]
        for (kind, part), menus in self.menus.items():
            longest = max(menus, key=len)
            for menu, places in menus.items():
                common = [href for href in longest if href in menu]
                if common != [href for href in menu if href in longest]:
                    faults.append(f"same_places: the links of the {part} ({kind}) change order on {', '.join(sorted(places))}")
        return faults

    def same_names(self) -> list[str]:
        """What leads to the same place is called the same (3.2.4)."""
        shared = ((href, names) for links in self.names.values() for href, names in links.items() if len(names) > 1)
        return [f"same_names: {href} is called {' and '.join(sorted(names))}" for href, names in shared]


WHOLE = {"unique_titles": ("2.4.2",), "same_places": ("3.2.3", "3.2.6"), "same_names": ("3.2.4",)}
"""The judgements and what they prove."""
