"""The places that are looked at, in the order in which one person comes to them.

A place may lean on the one before it. Its marks say more of it: `errors` (answers are wrong here), `key` (looked at in every test
run), `touch` (may be opened anew by its address), `alone` (looked at once, in
one view), `onward` (and all pages after it), `large` (too long to press Tab through), `sample` (shows errors without having any).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from forms import library
from tests.accessible.visitor import ADMINISTRATOR, Visitor

LONG = "Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
KINDS = "every-kind"
"""The specimen as a service: a question of every kind."""
SHIPPED = ("contact", "safety-alarm", "parking-permit", "building-permit", "home-care")
NOT_OPEN, CLOSED, OLD_SHEETS = "not-open", "closed", "old-sheets"
"""Services that cannot be applied for, and one whose first version is on sheets and may not be finished."""
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
    yield place("to be rung", at("/callback"), "key touch")
    yield place("to be rung, nothing filled in", lambda v: v.press(), "errors")
    yield place("to be rung, booked", _promised, "key")
    yield place("a time that is booked, wrong code", lambda v: v.go("/callback/code").put(code="ABCD EFGH").press(), "errors")
    yield place("accessibility statement", at("/accessibility"), "touch")
    yield place("patterns", at("/patterns"), "touch large sample")


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


def desk() -> Iterator[Place]:
    """The contact centre's own pages."""
    yield place("sign in", at("/desk/sign-in"), "key touch")
    yield place("sign in, wrong", lambda v: v.put(name="kerstin", password="fel").press(), "errors")
    yield place("queue", lambda v: v.sign_in().go("/desk?view=all"), "key touch")
    yield place("my own queue", at("/desk?view=mine"), "touch")
    yield place("a case", lambda v: v.go("/desk?view=all").press("main table a, main ul a[href^='/desk/cases']"), "key touch")
    yield place(
        "a case, all that can be done",
        lambda v: v.page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)"),
        "key",
    )
    yield place("a case, no note written", lambda v: v.press("form[action$='/notes'] .button"), "errors")
    yield place("aloud", lambda v: v.go(v.at.replace("/notes", "") + "/aloud"), "touch")
    yield place(
        "nothing found at the desk",
        lambda v: v.go("/desk/search").put(sought="qzxqzx").press("form[action='/desk/search'] .button"),
    )
    yield place("services", at("/desk/services"), "key touch")
    yield place("script", at("/desk/services/home-care/script"), "touch large")
    yield place("fill in for someone", at("/desk/services/contact/application"), "touch")
    yield place("questions and answers at the desk", at("/desk/articles"), "touch")
    yield place("who is to be rung", at("/desk/callbacks"), "key touch")
    yield place("a time for someone", at("/desk/callbacks/new"), "touch")
    yield place("a time for someone, nothing filled in", lambda v: v.press("main form.reading > .button"), "errors")
    yield place("no such page at the desk", at("/desk/no/such/page"))


def keying() -> Iterator[Place]:
    """A letter on an old sheet, with answers missing."""
    yield place("an old sheet, no such version", lambda v: v.open_letter(OLD_SHEETS, "9"), "errors")
    yield place("a page of an old sheet", lambda v: v.open_letter(OLD_SHEETS, "1"), "key touch")
    yield place("an old sheet, and the questions have changed", lambda v: v.press().press().press(), "touch")
    yield place("a letter that lacks answers", lambda v: v.press().press(), "key touch")
    yield place("a letter that lacks answers, no day", lambda v: v.press(), "errors")


def trying() -> Iterator[Place]:
    """A draft at the citizen's doors, where nothing is sent."""
    yield place("a trial", lambda v: v.go(v.drafted("building-permit") + "/review").press("form[action$='/trial'] .button"))
    yield place("a trial, all answered", lambda v: v.go(f"{v.at}/apply").press("form[action$='/trial-answers'] .button"))
    yield place("a trial's end", lambda v: v.press())


def press() -> Iterator[Place]:
    """The life of forms, for administrators."""
    yield place("all forms", lambda v: v.sign_in(ADMINISTRATOR).go("/admin"), "key touch")
    yield place("no form found", at("/admin?q=qzxqzx"), "touch")
    yield place("a new form", at("/admin/new"), "touch")
    yield place("a new form, nothing written", lambda v: v.press("form[action='/admin/new/blank'] .button"), "errors")
    yield place("a form that is withdrawn", at("/admin/forms/playground"), "touch")
    yield place("two versions", at("/admin/forms/playground/comparison"), "touch")
    yield place("an old version", at("/admin/forms/playground/versions/1"), "touch")
    yield place("withdraw a form", at("/admin/forms/contact/withdrawal"), "touch")
    yield place("withdraw a form, nothing written", lambda v: v.press("form[action$='/withdrawal'] .button"), "errors")
    yield place("a draft's form", at("/admin/forms/building-permit"), "touch")
    yield place("about the service", lambda v: v.go(v.drafted("building-permit") + "/catalogue"), "key")
    yield place("about the service, wrong", lambda v: v.put(minutes="tre").press("form.offer .button"), "errors")
    yield place("publish a draft", lambda v: v.go(v.drafted("building-permit") + "/publication"), "key")
    yield place("review a draft", lambda v: v.go(v.drafted("building-permit") + "/review"))
    yield place("a draft's file", lambda v: v.go(v.drafted("building-permit") + "/upload"))


def building() -> Iterator[Place]:
    """A draft in the builder."""
    yield place("a page in the builder", _built("page-measure"), "key")
    yield place("a question in the builder", _built("measure"), "key")
    yield place("a question in the builder, wrong", lambda v: v.put(**{"label.sv": LONG * 60}).press("#edit .button"), "errors")
    yield place("a repeated part in the builder", _built("stakeholders"))
    yield place("add a question", _built("page-measure/addition"), "key")
    yield place("when a question is asked", _built("page-neighbours/condition"), "key")
    yield place("another kind of answer", _built("measure/kind"))
    yield place("remove a question", _built("measure/removal"))
    yield place("a question at the three doors", lambda v: v.go(v.drafted("building-permit") + "/preview/measure"))
    yield place("what is to be mended", lambda v: v.go(v.drafted("building-permit") + "/findings"))
    yield place("a rule between answers", lambda v: v.go(v.drafted("building-permit") + "/rules/new"))


def _built(part: str) -> Callable[[Visitor], object]:
    return lambda visitor: visitor.go(f"{visitor.drafted('building-permit')}/parts/{part}")


def all_of(*tours: Callable[[], Iterator[Place]]) -> list[Place]:
    return [each for tour in tours for each in tour()]


CITIZEN = all_of(finding, asking, listing, sending, answering, failing, enlarging, walking)
DESK = all_of(desk, keying, press, building, trying)
