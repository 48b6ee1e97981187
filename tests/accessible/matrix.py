"""Looks at every place in every view: languages × widths × colour schemes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.accessible import checks
from tests.accessible.checks.whole import Whole
from tests.accessible.looking import CHECKS, Check, eyes
from tests.accessible.markup import Sources
from tests.accessible.places import Place
from tests.accessible.visitor import GO_ON, Visitor

WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark", "forced")
Views = tuple[tuple[int, str], ...]
EVERY_VIEW: Views = tuple((width, scheme) for scheme in SCHEMES for width in WIDTHS)
FEW_VIEWS: Views = ((320, "light"), (1280, "dark"))
ONE_VIEW: Views = ((320, "light"),)
assert checks


@dataclass
class Findings:
    """What a tour found. `ran` counts how often each check looked."""

    faults: list[str] = field(default_factory=list)
    ran: dict[str, int] = field(default_factory=dict)
    pages: set[str] = field(default_factory=set)
    views: int = 0
    sources: Sources = field(default_factory=Sources)

    def add(self, check: Check, where: str, found: list[str]) -> None:
        self.ran[check.name] = self.ran.get(check.name, 0) + 1
        self.faults += [f"{where}: {fault}" for fault in found]


@dataclass
class Tour:
    """One visitor's way through the places. `looks` names those that are looked at (all, if none): the others are passed."""

    visitor: Visitor
    kind: str
    places: list[Place]
    views: Views
    looks: frozenset[str] | None = None
    tell: Callable[[str], None] = lambda line: None
    found: Findings = field(default_factory=Findings)
    whole: Whole = field(default_factory=Whole)

    def go(self) -> Findings:
        """To all places. One that cannot be reached is a fault, and the way goes on at the next."""
        for place in self.places:
            if "onward" in place.marks and not self._is_looked_at(place):
                continue
            try:
                place.reach(self.visitor)
            except Exception as problem:  # a place that is not there is something found, whatever stopped it
                self.found.faults.append(f"{self._name(place)}: is not reached: {str(problem).splitlines()[0]}")
                continue
            if self._is_looked_at(place):
                self._onward(place) if "onward" in place.marks else self._look(place)
        self.found.faults += self.whole.faults()
        return self.found

    def _is_looked_at(self, place: Place) -> bool:
        return self.looks is None or place.name in self.looks

    def _name(self, place: Place) -> str:
        return f"{self.visitor.language}, {place.name}"

    def _onward(self, place: Place) -> None:
        """This page and all that follow it, up to the check page."""
        service = place.name
        for _ in range(80):
            self._look(place)
            if self.visitor.at.endswith("/check"):
                return
            self.visitor.answer(service)
            if not self.visitor.has("main form[method=post] .button.primary"):
                return
            self.visitor.press(GO_ON)

    def _look(self, place: Place) -> None:
        page, before = self.visitor.page, len(self.found.faults)
        views = ONE_VIEW if "alone" in place.marks else self.views
        page.set_viewport_size({"width": 1280, "height": 900})
        eyes(page, "all('html').length")
        self.found.pages.add(page.url.split("?")[0])
        self.found.sources.keep(self._name(place), self.visitor.answered)
        self.whole.see(page, self.kind, self.visitor.language, place.name)
        if self.visitor.has("#problems") and "sample" not in place.marks:
            self._run(place, ("errors",), "")
        elif "errors" in place.marks:
            self.found.faults.append(f"{self._name(place)}: no summary of errors")
        for width, scheme in views:
            self._view(place, width, scheme)
        self._once(place)
        self.tell("\n".join([f"{self._name(place)}: {len(views)} views", *self.found.faults[before:]]))

    def _view(self, place: Place, width: int, scheme: str) -> None:
        page = self.visitor.page
        page.set_viewport_size({"width": width, "height": 900})
        dark, forced = ("dark" if scheme == "dark" else "light"), ("active" if scheme == "forced" else "none")
        page.emulate_media(color_scheme=dark, forced_colors=forced)
        self.found.views += 1
        self._run(place, tuple(_asked(width, scheme)), f", {width} px, {scheme}")

    def _once(self, place: Place) -> None:
        """What needs no more than one look a place, and last what leaves marks."""
        page = self.visitor.page
        page.emulate_media(color_scheme="light", forced_colors="none")
        page.set_viewport_size({"width": 1280, "height": 900})
        self._run(place, ("place", self.kind), "")
        if "alone" not in place.marks and "large" not in place.marks:
            page.set_viewport_size({"width": 320, "height": 640})
            self._run(place, ("keys",), "")
        if "touch" in place.marks:
            self._run(place, ("touch",), "")
            self.visitor.go(page.url)

    def _run(self, place: Place, when: tuple[str, ...], view: str) -> None:
        for check in CHECKS.values():
            if check.when in when:
                self.found.add(check, self._name(place) + view, check(self.visitor.page))


def _asked(width: int, scheme: str) -> Iterator[str]:
    """Which checks belong to a view."""
    yield "view"
    if scheme == "light":
        yield "width"
    if scheme == "light" and width == 320:
        yield "narrow"
    if width == 1280 or (width, scheme) == (320, "dark"):
        yield "scheme"
