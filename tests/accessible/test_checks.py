"""Each check is shown a page that it must not let through, and lets through one that is sound."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.accessible import checks
from tests.accessible.checks.whole import Whole
from tests.accessible.looking import CHECKS, eyes
from tests.accessible.markup import faults

pytestmark = pytest.mark.browser
assert checks

SOUND = """<!doctype html><html lang=sv><head><title>Din fråga – Lillköping</title><style>
body{margin:0;font:1.25rem/1.5 sans-serif;color:#111;background:#fff} a,button,summary{display:inline-block;min-height:48px;min-width:48px}
p a{display:inline;color:#003a70} input{height:48px;width:200px;border:2px solid #555;box-sizing:border-box} label{display:block;padding:12px 0}
:focus-visible{outline:3px solid #000} .option input{width:48px;appearance:none} .option input:checked{background:#111}
.hide{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%%)} .skip{position:absolute;top:-5rem}.skip:focus{top:0}
</style></head><body><a class=skip href=#main>Hoppa</a><header><nav aria-label=Meny><a href=/>Tjänster</a></nav></header>
<main id=main tabindex=-1>%s</main><aside id=help>Ring <a href=tel:1>0123-45</a></aside><footer><a href=/>Alla</a></footer></body></html>"""
BODY = "<h1>Din fråga</h1><form action=/x><label for=a>Namn</label><input id=a name=a autocomplete=name><button>Fortsätt</button></form>"
WRONG = """<div id=problems role=alert tabindex=-1><h2>Fel</h2><a href=#a>Skriv ditt namn här.</a></div><h1>Din fråga</h1>
<form action=/x><label for=a>Namn</label><p class=error id=a-error><svg aria-hidden=true width=9 height=9></svg><span class=hide>Fel:</span> Skriv ditt namn här.</p>
<input id=a name=a aria-invalid=true aria-describedby=a-error><button>Fortsätt</button></form>"""

MUTANTS = {
    "axe": BODY + "<img src=x.png>",
    "contrast": BODY + "<p style='color:#bbb'>Svag text</p>",
    "fits": BODY + "<div style='width:2000px'>bred</div>",
    "whole_text": BODY + "<div style='height:10px;overflow:hidden'>En rad<br>och en till som inte syns</div>",
    "double_text": BODY + "<style>html,body,body *{font-size:20px!important}</style>",
    "spaced_text": BODY + "<div style='height:32px;width:150px;overflow:hidden'>Ord som precis får plats</div>",
    "large_targets": BODY + "<a href=/y style='min-height:0;min-width:0;font-size:12px'>liten</a>",
    "reads_downwards": BODY + "<div style='display:flex;flex-direction:column-reverse'><p>Först läst</p><p>Sedan läst</p></div>",
    "links_are_underlined": BODY + "<p>Läs <a href=/y style='text-decoration:none'>reglerna</a> före start.</p>",
    "edges_are_seen": BODY.replace("<input", "<input style='border-color:#eee'"),
    "choices_are_seen": BODY + "<fieldset><legend>Välj</legend>" + "".join(
        f"<label><input type=radio name=r value={n} {on} style='appearance:none;height:48px;width:48px;border:2px solid;background:{colour}'>{n}</label>"
        for n, on, colour in (("ja", "checked", "#9a9aff"), ("nej", "", "#a8a8a8"))) + "</fieldset>",
    "stands_still": BODY + "<style>h1{animation:x 1s infinite}@keyframes x{to{opacity:.5}}</style>",
    "nothing_appears_on_hover": BODY + "<p title='mer att veta'>Text</p>",
    "either_way_up": BODY + "<style>@media (orientation:landscape){main{display:none}}</style>",
    "headings_step_down": BODY + "<h4>För djupt</h4>",
    "title_tells_the_page": BODY.replace("Din fråga", "Något annat"),
    "languages_are_marked": BODY + "<p>This is the text that you are reading for the first time.</p>",
    "needs_no_senses": BODY + "<p>Tryck på den gröna knappen till höger.</p>",
    "name_says_what_is_seen": BODY.replace("<button>", "<button aria-label='Nästa'>"),
    "fields_are_labelled": BODY.replace("<label for=a>Namn</label>", ""),
    "purposes_are_told": BODY.replace("autocomplete=name", "autocomplete=fullname"),
    "drawings_are_silent_or_named": BODY + "<svg width=20 height=20><path d='M0 0h9'/></svg>",
    "has_no_media": BODY + "<video src=x.mp4></video>",
    "text_stands_in_landmarks": BODY + "</main><p>Utanför allt</p><main>",
    "links_speak_for_themselves": BODY + "<a href=/y>Läs mer</a>",
    "nothing_is_dragged": BODY + "<div draggable=true>Dra mig</div>",
    "help_has_its_place": BODY + "<script>addEventListener('DOMContentLoaded', () => document.body.prepend(document.getElementById('help')))</script>",
    "leads_to_all_services": BODY + "<script>addEventListener('DOMContentLoaded', () => document.querySelectorAll('a[href=\"/\"]').forEach(each => each.remove()))</script>",
    "keyboard": BODY.replace("<button>", "<button style='outline:0'>"),
    "skip_link_skips": BODY + "<script>document.querySelector('.skip').remove()</script>",
    "letters_do_nothing": BODY + "<script>addEventListener('keydown', e => { if (e.key === 'j') document.body.append('!') })</script>",
    "choosing_leads_nowhere": BODY + "<label><input type=checkbox name=c onchange='location.hash=1'>Ja</label>",
    "pressing_can_be_regretted": BODY.replace("<button>", "<button type=button onmousedown='location.hash=1'>"),
    "codes_can_be_pasted": BODY.replace("<input", "<input onpaste='event.preventDefault()'"),
    "summary_is_met_first": WRONG,
    "summary_leads_to_the_fields": WRONG.replace("href=#a", "href=#b"),
    "errors_say_what_to_do": WRONG.replace("<a href=#a>Skriv ditt namn här.</a>", "<a href=#a>Fel</a>"),
    "errors_are_not_red_alone": WRONG.replace("<svg aria-hidden=true width=9 height=9></svg>", ""),
}  # fmt: skip


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all: what is shown takes the place of what was."""
    page = browser.new_page()
    yield page
    page.close()


def shown(page: Page, body: str) -> Page:
    page.goto("about:blank")
    page.set_viewport_size({"width": 320, "height": 640})
    page.set_content(SOUND % body)
    eyes(page, "all('html').length")
    return page


def test_every_check_has_a_page_that_it_must_not_let_through() -> None:
    assert set(MUTANTS) == set(CHECKS)


@pytest.mark.parametrize("name", MUTANTS)
def test_a_check_catches_its_fault(page: Page, name: str) -> None:
    assert CHECKS[name](shown(page, MUTANTS[name])), f"{name} lets its fault through"


@pytest.mark.parametrize("name", [name for name, check in CHECKS.items() if check.when != "errors" and name != "axe"])
def test_a_check_lets_a_sound_page_through(page: Page, name: str) -> None:
    assert CHECKS[name](shown(page, BODY)) == []


def test_focus_that_is_caught_or_hidden_is_found(page: Page) -> None:
    trap = BODY + "<script>a.onkeydown = e => e.key === 'Tab' && e.preventDefault()</script>"
    lid = BODY + "<div style='position:fixed;inset:0;background:#fff'></div>"
    backwards = BODY.replace("<button>", "<button tabindex=2>")
    assert any("Tab reaches" in fault for fault in CHECKS["keyboard"](shown(page, trap)))
    assert any("hides" in fault for fault in CHECKS["keyboard"](shown(page, lid)))
    assert any("in the order" in fault for fault in CHECKS["keyboard"](shown(page, backwards)))


def test_letters_are_let_through_where_they_are_drawn_once_and_can_be_switched_off(page: Page) -> None:
    acts = "<script>addEventListener('keydown', e => { if (e.key === 'j') document.body.append('!') })</script>"
    drawn, switch = BODY.replace("<button>", "<button data-key=j>"), "<a href=/desk/keys>Tangenter</a>"
    letters = CHECKS["letters_do_nothing"]
    assert letters(shown(page, drawn + switch + acts)) == []
    assert any("switched off" in fault for fault in letters(shown(page, drawn + acts)))
    assert any("two things" in fault for fault in letters(shown(page, drawn + switch + "<a href=/y data-key=j>Ja</a>")))
    assert any(
        "a letter does" in fault for fault in letters(shown(page, BODY + "<a href=/y data-key=k>Kö</a>" + switch + acts))
    )


def test_pages_are_judged_together(page: Page) -> None:
    whole = Whole()
    for number, body in enumerate(
        (SOUND % BODY, (SOUND % BODY).replace(">Alla<", ">Allt<").replace("<header>", "<footer></footer><header>"))
    ):
        page.goto(f"data:text/html,<p>{number}")
        page.set_content(body)
        eyes(page, "all('html').length")
        whole.see(page, "citizen", "sv", str(number))
    assert {fault.split(":")[0] for fault in whole.faults()} == {"unique_titles", "same_places", "same_names"}


def test_markup_that_is_not_valid_is_found() -> None:
    told = faults(
        {
            "sound": "<!doctype html><html lang=sv><title>Sida</title><p>Text",
            "unsound": "<!doctype html><html lang=sv><title>Sida</title><p><div></p>",
        }
    )
    assert told and all(fault.startswith("unsound: valid_markup: ") for fault in told)
