"""What a place is that is looked at; and a citizen's, in the order in which one person comes to them.

A place may lean on the one before it. Its marks say more of it: `errors` (answers are wrong here), `key` (looked at in every test
run), `touch` (may be opened anew by its address), `alone` (looked at once, in
one view), `onward` (and all pages after it), `large` (too long to press Tab through), `sample` (shows errors without having any).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from forms import library
from tests.accessible.visitor import Visitor

LONG = "Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
KINDS = "every-kind"
"""The specimen as a service: a question of every kind."""
SHIPPED = ("contact", "safety-alarm", "parking-permit", "building-permit", "home-care")
NOT_OPEN, CLOSED, OLD_SHEETS = "not-open", "closed", "old-sheets"
"""Services that cannot be applied for, and one whose first version is on sheets and may not be finished."""
HELPED, ANOTHERS = "parking-permit", "safety-alarm"
"""What somebody is helped with, and what is applied for on behalf of another."""
SEND = "form[action$='/posted'] > .button"
SERVICES = {KINDS: library.SPECIMEN, **{name: name for name in SHIPPED}}
"""Which form each service asks."""


@dataclass(frozen=True)
class Place:
    """Where to look, how to get there from the place before, and what is special there."""

    name: str
    reach: Callable[[Visitor], object]
    marks: frozenset[str] = frozenset()

    @property
    def key(self) -> bool:
        return "key" in self.marks


def place(name: str, reach: Callable[[Visitor], object], marks: str = "") -> Place:
    return Place(name, reach, frozenset(marks.split()))


def at(path: str) -> Callable[[Visitor], object]:
    return lambda visitor: visitor.go(path)


def finding() -> Iterator[Place]:
    """From the front page to a service."""
    yield place("start", at("/"), "key touch")
    yield place("found", at("/?q=bygga"), "touch")
    yield place("nothing found", at("/?q=qzxqzx"), "touch")
    yield place("service", at("/services/building-permit"), "key touch")
    yield place("before the first question", at(f"/services/{KINDS}/apply"), "touch")
    yield place("help and hours", at("/help"), "key touch")
    yield place("questions and answers", at("/answers"), "touch")
    yield place("questions, nothing found", at("/answers?q=qzxqzx"), "touch")
    yield place("an answer", lambda v: v.go("/answers").press("main a[href^='/answers/']"), "touch")
    yield place("to be rung", at("/callback"), "key touch")
    yield place("to be rung, nothing filled in", lambda v: v.press(), "errors")
    yield place("to be rung, booked", _promised, "key")
    yield place("to be rung, at another time", _unfold)
    yield place("to be rung, called off", lambda v: v.press("form[action$='/removal'] .button"))
    yield place("a time that is booked, wrong code", lambda v: v.go("/callback/code").put(code="ABCD EFGH").press(), "errors")
    yield place("accessibility statement", at("/accessibility"), "touch")
    yield place("patterns", at("/patterns"), "touch large sample")


def _unfold(visitor: Visitor) -> None:
    visitor.page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")


def _promised(visitor: Visitor) -> None:
    visitor.go("/callback").put(name=LONG[:60], phone="08-465 004 01")
    visitor.page.locator("input[name=window]").first.check()
    visitor.press()


def asking() -> Iterator[Place]:
    """Every kind of question: empty, wrong, filled, with long words and many entries."""
    yield place("first question", lambda v: v.begin(KINDS), "key touch")
    for page in ("who", "pets", "animals_at_home", "animal_age", "counting", "days", "reach", "numbers", "property_and_bank"):
        if page == "animals_at_home":
            yield place("a stop", lambda v: v.answer(KINDS, home="elsewhere").press(), "key")
            yield place("a stop taken back", lambda v: v.go(f"/services/{KINDS}/apply/pets"))
        yield from _one_page(page)


def _one_page(page: str) -> Iterator[Place]:
    says = {"pet": "yes", "home": "flat"}
    if page != "who":
        yield place(
            f"{page}, empty",
            lambda v: v.answer_on(KINDS, f"/apply/{page}", **says),
            "key touch" if page in ("pets", "reach") else "touch",
        )
    yield place(f"{page}, nothing answered", lambda v: v.press(), "errors key" if page in ("who", "days") else "maybe")
    yield place(
        f"{page}, filled",
        lambda v: v.go(f"/services/{KINDS}/apply/{page}").answer(KINDS, **says),
        "key" if page == "days" else "",
    )


def listing() -> Iterator[Place]:
    """A repeating group, from none to as many as there may be."""
    yield place("entries, none", lambda v: v.answer_on(KINDS, "/apply/costs", pet="yes", home="flat", guests="12"), "touch")
    yield place("an entry, empty", lambda v: v.press("main p[id] > a.button"), "touch")
    yield place("an entry, wrong", lambda v: v.press(), "errors")
    yield place("entries, one", lambda v: v.answer(KINDS).press())
    yield place("entries, as many as there may be", _many, "key")
    yield place(
        "take an entry away", lambda v: v.go(f"/services/{KINDS}/apply/costs").press("ul.files li a[href$=remove]"), "touch"
    )


def _many(visitor: Visitor) -> None:
    while visitor.go(f"/services/{KINDS}/apply/costs").has("main p[id] > a.button"):
        visitor.press("main p[id] > a.button").answer(KINDS, thing=LONG[:60]).press()


def sending() -> Iterator[Place]:
    """What was answered, the receipt, and how it goes."""
    yield place("files", lambda v: v.go(f"/services/{KINDS}/apply/costs").answer_on(KINDS, "/apply/enclosures"), "touch")
    yield place("declaration, empty", lambda v: v.answer_on(KINDS, "/apply/end"), "touch")
    yield place("declaration, wrong", lambda v: v.press(), "errors")
    yield place(
        "long words", lambda v: v.go(f"/services/{KINDS}/apply/who").put(full_name=LONG[:80], reason=(LONG + LONG)[:150]), "key"
    )
    yield place(
        "saved for later", lambda v: v.press().go(f"/services/{KINDS}/apply/who").press("main button[name=save]"), "key"
    )
    yield place(
        "check the answers", lambda v: v.go(f"/services/{KINDS}/apply/end").answer_on(KINDS, "/apply/check"), "key touch"
    )
    yield place("receipt", lambda v: v.press().keep(), "key")
    yield place("status of a case", lambda v: v.press(), "key")
    yield place("open a case", at("/status"), "key touch")
    yield place("open a case, wrong code", lambda v: v.put(reference="K7M 4PX 9QH", code="ABCD EFGH JKMN").press(), "errors")
    yield place("fetch what was saved", at("/resume"), "touch")
    yield place("fetch what was saved, wrong", lambda v: v.put(code="ABCD EFGH").press(), "errors")


def together() -> Iterator[Place]:
    """Stuck on the way: somebody helps to fill in, or it comes on paper."""
    home = f"/services/{HELPED}/apply"
    yield place("help to finish", lambda v: v.begin(HELPED).go(f"{home}/together"), "touch")
    yield place("help to finish, a code", lambda v: v.press("form[action$='/together'] .button"))
    yield place("somebody asks to help", lambda v: v.be_helped(), "key")
    yield place("no to help", lambda v: v.press("button[name=no]"))
    yield place("a page, and somebody helps", _accepted, "key")
    yield place("help has ended", lambda v: v.press("form[action$='/end'] .button"))
    yield place("to have it on paper", at(f"{home}/posted"), "touch")
    yield place("to have it on paper, no address", lambda v: v.put(to_name="", to_lines="").press(SEND), "errors")
    yield place(
        "on its way on paper", lambda v: v.put(to_name=LONG[:40], to_lines="Storgatan 1\n123 45 Lillköping").press(SEND)
    )


def _accepted(visitor: Visitor) -> None:
    visitor.go(f"/services/{HELPED}/apply/together").press("form[action$='/together'] .button").be_helped()
    visitor.press("button[name=yes]")


def behalf() -> Iterator[Place]:
    """One person applies for another."""
    yield place(
        "for someone else, check",
        lambda v: v.begin(ANOTHERS).answer_on(ANOTHERS, "/check", for_whom="relative"),
        "touch",
    )
    yield place("for someone else, receipt", lambda v: v.press())
    yield place("for someone else, status", lambda v: v.press())


def answering() -> Iterator[Place]:
    """A case about which the municipality has asked something."""
    yield place("a question to answer", lambda v: v.be_asked(v.kept["reference"]).go(_case(v)), "key touch")
    yield place("a question, no answer", lambda v: v.press("form[action$='/answer'] .button.primary"), "errors")


def _case(visitor: Visitor) -> str:
    return f"/cases/{visitor.kept['reference'].replace(' ', '')}"


def failing() -> Iterator[Place]:
    """Pages that say no."""
    yield place("no such page", at("/no/such/page"), "key")
    yield place("no such case", at("/cases/K7M4PX9QH"))
    yield place("not from our own page", _without_seal)
    yield place("a service that is withdrawn", at("/services/playground"), "touch")
    yield place("a service that is not open yet", at(f"/services/{NOT_OPEN}"), "touch")
    yield place("a service that has closed", at(f"/services/{CLOSED}"), "touch")


def _without_seal(visitor: Visitor) -> None:
    visitor.go("/status").put(reference="K7M 4PX 9QH", code="ABCD EFGH JKMN")
    visitor.page.evaluate("document.querySelector('main form [name=seal]').value = 'x'")
    visitor.press()


def enlarging() -> Iterator[Place]:
    """The larger, simpler view."""
    yield place("start, large", _enlarge, "key")
    yield place("a service, large", at("/services/home-care"), "")
    yield place("a question, large", lambda v: v.begin("contact"), "key")
    yield place("a question, large, wrong", lambda v: v.press(), "errors")


def _enlarge(visitor: Visitor) -> None:
    visitor.go("/").page.locator("form[action^='/view'] button").first.click()
    visitor.page.wait_for_selector("html.large")


def walking() -> Iterator[Place]:
    """Every page of every shipped service that sound answers lead to, each once."""
    for service in SHIPPED:
        yield place(service, lambda v, service=service: v.begin(service), "alone onward")


def all_of(*tours: Callable[[], Iterator[Place]]) -> list[Place]:
    return [each for tour in tours for each in tour()]


CITIZEN = all_of(finding, asking, listing, sending, answering, together, behalf, failing, enlarging, walking)
