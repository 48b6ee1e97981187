"""Help to finish, as the applicant is offered it."""

from datetime import UTC, datetime

import pytest

from eservices import clock
from tests.client import Client

MONDAY, SUNDAY = datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 22, 14, tzinfo=UTC)


@pytest.mark.parametrize(("at", "is_closed"), [(MONDAY, False), (SUNDAY, True)])
def test_whoever_asks_for_help_when_nobody_answers_is_offered_a_time(client: Client, at: datetime, is_closed: bool) -> None:
    with clock.standing_at(at):
        client.submit(client.get("/services/contact/apply"), button="Börja")
        seen = client.get("/services/contact/apply/together")
        shown = client.follow(client.post("/services/contact/apply/together"))
    assert ("Det är stängt nu" in seen.text) is is_closed
    assert bool(seen.select("main a[href='/callback?service=contact']")) is is_closed
    assert seen.select("main .button.primary")[0].text_content() == (
        "Boka en tid, så ringer vi upp dig" if is_closed else "Visa min hjälpkod"
    )
    assert "Det är stängt nu" not in shown.text
    assert len(shown.select("main .button.primary")) == 1
