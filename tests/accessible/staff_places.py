"""The places of those who work here, in the order in which they come to them: the contact centre, the departments, the forms."""

from collections.abc import Callable, Iterator

from tests.accessible.places import LONG, OLD_SHEETS, Place, all_of, at, place
from tests.accessible.visitor import ADMINISTRATOR, HANDLER, Visitor


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
    yield place("a letter about a case", lambda v: v.go(v.at.replace("/aloud", "/letters/new")), "key touch")
    yield place("a letter, nobody to send it to", lambda v: v.put(to_name="", to_lines="").press("form[action$='/letters/new'] .button"), "errors")
    yield place("how somebody hears from us", lambda v: v.go(v.at.replace("/letters/new", "/reply-way")), "touch")
    yield place("letters that are proposed", at("/desk/letters"), "key touch")
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
    yield place("binders", at("/admin/binders"), "key touch")
    yield place("a binder, for nowhere", lambda v: v.press("form[action='/admin/binders'] .button"), "errors")
    yield place("how well paper is read", at("/admin/reading"), "touch")
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


def meeting() -> Iterator[Place]:
    """Those who turn to the contact centre: contacts, people, promised calls, letters."""
    yield place("contacts", lambda v: v.sign_in().go("/desk/contacts?view=groups"), "key touch")
    yield place("contacts that were handed over", at("/desk/contacts/handed"), "touch")
    yield place("a contact that is over", lambda v: v.go("/desk/contacts?view=groups").press(".contacts th a"), "touch")
    yield place("a new contact", lambda v: v.go("/desk/keys").press("form[action='/desk/contacts'] .button"), "key")
    yield place("a contact, handed to nobody", _handed_to_nobody, "errors")
    yield place("a contact about a service", _about_a_service, "key")
    yield place("people", at("/desk/contacts/persons"), "touch")
    yield place(
        "a promised call", lambda v: v.go("/desk/callbacks").press("main table a, main ul a[href^='/desk/callbacks/']"), "touch"
    )
    yield place("letters", at("/desk/mail"), "key touch")
    yield place("a letter comes in", at("/desk/mail/new"), "touch")
    yield place("a letter", lambda v: v.go("/desk/mail").press("main th a, main td a[href^='/desk/mail/']"), "touch")
    yield place("a pile is laid in", at("/desk/mail/piles"), "touch")
    yield place("the pages of a letter", lambda v: _a_letter(v).press("a[href$='/pages']"), "touch")
    yield place("which page it is", lambda v: _a_letter(v).press("a[href$='/pages']").press("a[href$='/name']"), "touch")
    yield place("a sheet that was read", _a_read_sheet, "key touch")
    yield place("a sheet that was read, nothing written", lambda v: v.press("form[data-reading] .button"), "errors")
    yield place("a pile that was read", lambda v: v.go("/desk/mail/piles").press("main a[href^='/desk/mail/piles/']"), "touch")
    yield place("blank sheets by post", at("/desk/services/home-care/posting"), "touch")
    yield place("blank sheets by post, to nobody", lambda v: v.press("form[action$='/posting'] .button"), "errors")
    yield place("to be posted", _sheets_for_elsa, "key touch")
    yield place("a batch", lambda v: v.press("form[action='/desk/posting/batches'] .button"), "key touch")
    yield place("which letter came back", at("/desk/posting/undelivered"), "touch")
    yield place("a sheet comes back", at("/desk/sheets"), "touch")
    yield place(
        "a sheet comes back, no such code", lambda v: v.put(sheet="XXXX").press("form[action='/desk/sheets'] .button"), "errors"
    )


def _a_letter(visitor: Visitor) -> Visitor:
    return visitor.go("/desk/mail").press("main th a, main td a[href^='/desk/mail/']")


def _a_read_sheet(visitor: Visitor) -> Visitor:
    """The worker reads the pile meanwhile."""
    for _ in range(90):
        found = visitor.go("/desk/mail").page.locator("main th a").last
        visitor.go(str(found.get_attribute("href")))
        if visitor.page.locator("a[href$='/reading']").count():
            return visitor.press("a[href$='/reading']")
        visitor.page.wait_for_timeout(1000)
    raise AssertionError("no sheet was read")


def _sheets_for_elsa(visitor: Visitor) -> None:
    visitor.put(to_name="Elsa Lindqvist", to_lines="Kyrkogatan 11\n100 02 Lillköping").press("form[action$='/posting'] .button")


def _handed_to_nobody(visitor: Visitor) -> None:
    visitor.choose("outcome", "handed_over").press("button[formaction$='/ending'], form[action$='/ending'] .button")


def _about_a_service(visitor: Visitor) -> None:
    visitor.go("/desk/contacts/latest").put(about="trygghetslarm")
    visitor.page.locator("[name='service:safety-alarm']").click()
    visitor.page.locator("#about-part .chosen").wait_for()


def finding_and_sharing() -> Iterator[Place]:
    """What is found, known and shared out among colleagues."""
    yield place("search at the desk", at("/desk/search"), "touch")
    yield place("found at the desk", lambda v: v.put(sought="Astrid").press("form[action='/desk/search'] .button"))
    yield place("an answer at the desk", lambda v: v.go("/desk/articles").press("main li a[href^='/desk/articles/']"), "touch")
    yield place("a narrowed queue", at("/desk?view=all&narrow=yes"), "touch")
    yield place("colleagues", at("/desk/colleagues"), "touch")
    yield place("keys", at("/desk/keys"), "touch")
    yield place("the queue without keys", lambda v: v.go("/desk/keys").press("form[action='/desk/keys'] .button").go("/desk"))
    yield place("keys, switched on again", lambda v: v.go("/desk/keys").press("form[action='/desk/keys'] .button"))
    yield place("help to fill in", at("/desk/help"), "key touch")
    yield place(
        "help to fill in, wrong code", lambda v: v.put(code="000000").press("form[action='/desk/help'] .button"), "errors"
    )
    yield place("another department", at("/desk/behind"), "touch")
    yield place("what was asked of handlers", at("/desk/requests"), "touch")


def calling() -> Iterator[Place]:
    """An application by telephone."""
    yield place("a caller's save code", at("/desk/calls/resume"), "touch")
    yield place(
        "a caller's save code, wrong",
        lambda v: v.put(code="ABCD EFGH JKMN").press("form[action='/desk/calls/resume'] .button"),
        "errors",
    )
    yield place("a call begins", _rung, "key")
    yield place("a call, first question", lambda v: v.press(".call-keys a.button"), "key touch")
    yield place("a call, read back", lambda v: v.go(v.at.split("/ask/")[0] + "/review"), "key touch")
    yield place("a call, who it is", lambda v: v.go(v.at.replace("/review", "/identity")), "touch")


def _rung(visitor: Visitor) -> None:
    visitor.go("/desk/services/safety-alarm/application").choose("channel", "phone").press("main form.stack .button")


def handling() -> Iterator[Place]:
    """The departments' own pages."""
    yield place("the office", lambda v: v.sign_in(HANDLER).go("/office"), "key touch")
    yield place("what may be said of a case", _a_case_to_tell_of, "key touch")
    yield place("what may be seen from outside", at("/office/delegations"), "touch")


def _a_case_to_tell_of(visitor: Visitor) -> None:
    visitor.go("/desk?view=all").press("main table th a").press("main a[href^='/office/cases/']")


def grouping() -> Iterator[Place]:
    """Groups and rules, for administrators."""
    yield place("groups", lambda v: v.sign_in(ADMINISTRATOR).go("/admin/groups"), "key touch")
    yield place("a group", at("/admin/groups/contact-centre"), "touch")
    yield place("a new rule", at("/admin/groups/rules/new"), "touch")
    yield place("a new answer", at("/desk/articles/new"), "touch")


DESK = all_of(desk, keying, press, building, trying, meeting, finding_and_sharing, calling, handling, grouping)
