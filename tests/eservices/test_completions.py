"""What comes after the filing stands with the case, and what was sent stays as it was sent."""

from sqlmodel import Session, select

from eservices import cases, completions, drafts, filing, services
from eservices.audit import verify
from eservices.cases import Case
from eservices.contact_centre import search
from eservices.database import Database
from eservices.files import Files
from forms.answers import Answer
from tests.eservices.conftest import Cast, Filed

SENT, LATER, LATEST = Answer("Astrid Berg", "citizen"), Answer("Astrid Lind", "scan"), Answer("Astrid Ek", "scan")


def test_a_later_answer_goes_before_an_earlier_and_what_was_sent_is_kept(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        case, other = filed(db), filed(db)
        assert completions.answers_of(db, case) == {"applicant": SENT}
        completions.keep(db, case, {"applicant": LATER, "drawings": Answer({"state": "post"}, "scan")}, cast.cem)
        completions.keep(db, case, {"applicant": LATEST}, cast.cem)
        completions.keep(db, case, {}, cast.cem)
    with database.reading() as db:
        stand = completions.answers_of(db, db.merge(case))
        assert stand == {"applicant": LATEST, "drawings": Answer({"state": "post"}, "scan")}
        assert cases.answers_of(db, db.merge(case)) == {"applicant": SENT}
        assert completions.answers_of(db, db.merge(other)) == {"applicant": SENT}


def test_the_case_is_found_by_what_came_later_and_named_if_it_lacked_a_name(
    database: Database, cast: Cast, filed: Filed, files: Files
) -> None:
    with database.writing() as db:
        case, nameless = filed(db), _without_a_name(db)
        assert nameless.applicant is None
        for each in (case, nameless):
            completions.keep(db, each, {"applicant": LATER}, cast.cem)
        assert (case.applicant, nameless.applicant) == ("Astrid Berg", "Astrid Lind")
        hits = search.cases(db, cast.cem, search.read("Lind")).rows
        assert {each.reference for each in hits} == {case.reference, nameless.reference}
    with database.reading() as db:
        assert verify(db, files) == []


def _without_a_name(db: Session) -> Case:
    version = services.current(db, "building-permit")
    draft, _ = drafts.begin(db, version, "phone")
    receipt = filing.file(db, filing.prepare(version, draft, {}))
    return db.exec(select(Case).where(Case.reference == receipt.reference)).one()
