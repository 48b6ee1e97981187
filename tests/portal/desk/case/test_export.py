"""A case as a file: for who may see it, and each time in the log."""

import json

from sqlmodel import select

from eservices.readlog import ReadLog
from tests.portal.desk.case.test_representing import file

__all__ = ["file"]


def test_who_applied_and_for_whom_stand_apart_in_the_file(berit, file, house):
    reference = file().reference
    told = json.loads(berit.get(f"/desk/cases/{reference}/case.json").response.text)
    assert told["concerns"] == {"name": "Maj Hallgren"}
    assert told["applied_by"] == {"name": "Per Hallgren", "as": "relative"}
    assert told["representatives"][0]["standing"] == "unproven"
    answer = next(each for each in told["answers"] if each["path"] == "need")
    assert (answer["question"], answer["words"]) == ("Varför behövs ett larm?", "Risk att ramla")
    assert [event["kind"] for event in told["events"]] == ["received"]
    with house.database.reading() as db:
        assert "export" in {look.what for look in db.exec(select(ReadLog))}


def test_who_applies_for_themselves_is_the_one_who_applied(berit, reference):
    told = json.loads(berit.get(f"/desk/cases/{reference}/case.json").response.text)
    assert told["applied_by"] == {"name": "Astrid Nyberg", "as": "self"} and told["representatives"] == []


def test_a_case_is_not_exported_through_the_wall(sign_in, reference, client):
    assert sign_in("cem").get(f"/desk/cases/{reference}/case.json").status == 404
    assert client.get(f"/desk/cases/{reference}/case.json").status != 200
