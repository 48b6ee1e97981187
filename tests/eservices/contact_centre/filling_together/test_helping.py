"""A help code pairs one draft with one agent, in both databases and whoever else tries at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from eservices import drafts
from eservices.contact_centre.filling_together import helping, helping_together
from eservices.contact_centre.refusals import HelpOver, NoHelpAsked
from eservices.database import Database
from eservices.people import Colleague
from eservices.refusals import NotYours, WrongCode
from tests.eservices.conftest import Cast, begun, send


def test_of_two_agents_with_one_code_one_gets_in(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        code = helping.offer(db, begun(db))

    def take(by: Colleague) -> str:
        try:
            with database.writing() as db:
                return helping.take(db, by, code).agent_name
        except WrongCode:
            return ""

    with ThreadPoolExecutor(2) as both:
        names = sorted(both.map(take, (cast.elin, cast.fia)))
    assert names[0] == ""
    assert names[1] in ("Elin Fors", "Fia Grahn")


def test_help_is_open_after_the_yes_until_it_is_stopped_or_sent(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        draft = begun(db)
        number = helping.take(db, cast.elin, helping.offer(db, draft)).id or 0
        with pytest.raises(HelpOver):
            helping_together.enter(db, cast.elin, number)
        helping.agree(db, draft, number)
        assert helping_together.enter(db, cast.elin, number)[0].journey == draft.journey
        with pytest.raises(NotYours):
            helping_together.enter(db, cast.fia, number)
        helping.stop(db, draft)
        with pytest.raises(NoHelpAsked):
            helping.agree(db, draft, number)
        assert helping.given_by(db, cast.elin) == []


def test_nothing_is_open_once_it_is_sent_and_the_log_outlives_the_draft(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        draft = begun(db)
        number = helping.take(db, cast.elin, helping.offer(db, draft)).id or 0
        helping.agree(db, draft, number)
        _, secret = helping_together.enter(db, cast.elin, number)
        assert "open" in helping_together.news(db, secret)
        send(db, draft)
        assert "over" in helping_together.news(db, secret)
        other = begun(db)
        helping.offer(db, other)
        drafts.remove_of(db, [other.version_id])
        assert db.get(helping.Helping, number) is not None


def test_codes_that_are_out_are_never_alike(database: Database, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([7, 7, 7, 8])
    monkeypatch.setattr(helping.secrets, "randbelow", lambda _: next(drawn))
    with database.writing() as db:
        assert [helping.offer(db, begun(db)) for _ in range(2)] == ["000007", "000008"]
