"""From one's own pen to the agent's and back: a caller reads out a save code, or is read one to go on with alone."""

import re

from sqlmodel import select

from eservices import drafts, references
from eservices.cases import Case
from eservices.drafts import Draft
from portal.house import House
from tests.client import Client, Seen
from tests.portal.desk.calling.conftest import first_question, send, until
from tests.portal.desk.conftest import SignIn

HOME = "/services/safety-alarm/apply"


def begun_alone(citizen: Client, house: House) -> str:
    """Astrid begins by herself and gets stuck; her save code."""
    citizen.post(HOME)
    citizen.post(f"{HOME}/save")
    with house.database.reading() as db:
        draft = db.exec(select(Draft)).one()
        assert draft.channel == "web"
    return drafts.save_code(citizen.browser.cookies["lucka_draft_safety-alarm"])


def resume(agent: Client, code: str) -> Seen:
    return agent.submit(agent.get("/desk/calls/resume"), {"code": code}, button="Öppna")


def spoken_code(agent: Client, seen: Seen) -> str:
    """The code that is read to the caller who wants to go on alone."""
    page = agent.follow(agent.submit(seen, button="Ge en sparkod"))
    found = re.search(r"\b([A-Z0-9]{4} [A-Z0-9]{4} [A-Z0-9]{4})\b", page.text)
    assert found
    return found[1]


def test_what_a_caller_began_alone_is_finished_by_telephone(berit: Client, client: Client, house: House) -> None:
    code = begun_alone(client, house)
    opened = berit.follow(resume(berit, references.show(code).lower()))
    seen = berit.get(opened.link("Fortsätt") if "Fortsätt samtalet" in opened.h1 else opened.link("Första frågan"))
    send(berit, until(berit, seen, "review"))
    with house.database.reading() as db:
        assert db.exec(select(Case)).one().channel == "phone"


def test_a_wrong_code_opens_nothing_and_is_counted(berit: Client) -> None:
    empty = resume(berit, "")
    assert empty.status == 422
    assert len(empty.select("[autofocus]")) <= 1
    for _ in range(4):
        assert resume(berit, "AAAA AAAA AAAA").status == 422
    assert resume(berit, "AAAA AAAA AAAA").status in (422, 429)
    assert resume(berit, "AAAA AAAA AAAA").status == 429


def test_the_caller_goes_on_alone_with_a_code_that_was_read_out(berit: Client, client: Client, house: House) -> None:
    code = spoken_code(berit, until(berit, first_question(berit), "telephone"))
    alone = client.follow(client.submit(client.get("/resume"), {"code": code}))
    assert alone.status == 200
    assert "Du fyller i åt någon" not in alone.text
    assert client.get(f"{HOME}/check").status == 200


def test_a_caller_who_goes_on_alone_has_it_alone_until_the_code_is_told_again(berit: Client, client: Client) -> None:
    call = until(berit, first_question(berit), "telephone")
    code = spoken_code(berit, call)
    assert berit.get(call.url).status == 200, "nobody has used the code yet"
    client.follow(client.submit(client.get("/resume"), {"code": code}))
    closed = berit.get(call.url)
    assert (closed.status, closed.h1) == (404, "Personen fyller i själv nu")
    assert berit.submit(call, {"heard": "070-174 06 05"}, button="Fortsätt").status == 404
    assert "Trygghetslarm" not in [row.text_content() for row in berit.get("/desk/services").select(".begun li")]
    resume(berit, code)
    assert berit.get(call.url).status == 200
    assert client.get(f"{HOME}/check").status == 200


def test_the_code_is_the_same_each_time_and_not_a_colleagues_to_see(berit: Client, sign_in: SignIn) -> None:
    seen = first_question(berit)
    assert spoken_code(berit, seen) == spoken_code(berit, seen)
    home = seen.url.removesuffix("/ask/for_whom")
    assert sign_in("ali").get(f"{home}/code").status == 404
    assert sign_in("ali").post(f"{home}/code").status == 404


def test_an_agent_who_was_told_the_code_finds_the_draft_again_and_a_colleague_does_not(
    berit: Client, sign_in: SignIn, client: Client, house: House
) -> None:
    opened = resume(berit, begun_alone(client, house)).location
    assert berit.get(opened).status == 200
    assert sign_in("ali").get(opened).status == 404


def test_signing_out_of_a_desk_leaves_no_way_into_a_call(berit: Client) -> None:
    seen = first_question(berit)
    berit.post("/desk/sign-out")
    assert berit.get(seen.url).location.startswith("/desk/sign-in")


def test_what_was_heard_when_the_session_had_ended_is_sent_again_and_kept(berit: Client, house: House) -> None:
    seen = until(berit, first_question(berit), "applicant_name")
    berit.browser.cookies.delete("lucka_staff")
    door = berit.submit(seen, {"heard": "Elsa Lund"}, button="Fortsätt")
    signed_in = berit.submit(door, {"name": "berit", "password": "det var en gång en lucka"}, button="Logga in")
    berit.follow(berit.submit(signed_in, button="Skicka igen"))
    with house.database.reading() as db:
        assert db.exec(select(Draft)).one().given["applicant_name"].value == "Elsa Lund"
