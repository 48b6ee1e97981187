"""What the citizen is asked, and the answer."""

from datetime import timedelta

from eservices import cases, clock, events, supplements
from eservices.audit import verify
from eservices.database import Database
from eservices.files import Files
from tests.eservices.conftest import Cast, Filed


def test_a_question_waits_for_the_answer(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        case = filed(db)
        cases.take(db, case, cast.cem)
        asked = supplements.ask(db, case, cast.cem, "Hur högt är huset?", clock.today() + timedelta(weeks=3))
        assert supplements.open_of(db, case) == asked
    with database.writing() as db:
        case = db.merge(case)
        answered = supplements.answer(db, case, "Fyra meter.")
        assert (answered.answer, answered.channel, case.status) == ("Fyra meter.", "web", "in_progress")
        assert supplements.open_of(db, case) is None
        assert events.history(db, case.id)[-1].by_name == ""


def test_an_answer_is_taken_although_the_case_was_handed_over_meanwhile(
    database: Database, cast: Cast, filed: Filed, files: Files
) -> None:
    with database.writing() as db:
        case = filed(db)
        cases.take(db, case, cast.cem)
        supplements.ask(db, case, cast.cem, "Var står huset?")
        cases.hand_over(db, case, cast.cem, "care", "Hör till er.")
        supplements.answer(db, case, "Vid sjön.", "phone", cast.elin)
        assert case.status == "received"
        assert events.history(db, case.id)[-1].by_name == "Elin Fors"
        assert verify(db, files) == []
