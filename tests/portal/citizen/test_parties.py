"""Who applies and for whom, as both of them read it: before it is sent, on the receipt, and on the page of the case."""

import pytest

from forms import library
from tests.client import Client, Seen
from tests.walking import Walk

ALARM = library.form("safety-alarm")
PER = {"for_whom": "relative", "helper_name": "Per Hallgren", "applicant_name": "Maj Hallgren"}
FACTS = ["Per Hallgren, anhörig eller vän", "Maj Hallgren"]


def facts(seen: Seen) -> list[str]:
    return [each.text_content() for each in seen.select(".parties dd")]


def test_both_are_named_before_sending_on_the_receipt_and_on_the_case(client: Client) -> None:
    walk = Walk(client, ALARM, PER)
    check = walk.to_check()
    assert facts(check) == FACTS
    assert "Maj Hallgren får ett brev från oss." in check.text
    receipt = client.follow(client.submit(check, button="Skicka"))
    assert facts(receipt) == FACTS
    case = client.follow(client.submit(receipt, button="Följ ditt ärende"))
    assert facts(case) == FACTS
    assert "Vi har inte hört Maj Hallgren säga ja än." in case.text


@pytest.mark.parametrize(("says", "words"), [
    ({"for_whom": "child"}, "får ett brev"), ({"personal_number": "20200214-9801", "for_whom": "child"}, ""),
])  # fmt: skip
def test_who_will_be_told_is_said_before_it_is_sent(client: Client, says: dict[str, str], words: str) -> None:
    seen = Walk(client, ALARM, PER | says).to_check()
    assert facts(seen)[0] == "Per Hallgren, vårdnadshavare"
    assert ("får ett brev" in seen.text) == bool(words)


def test_who_applies_for_themselves_meets_no_word_of_this(client: Client) -> None:
    walk = Walk(client, ALARM, {"for_whom": "self"})
    check = walk.to_check()
    receipt = client.follow(client.submit(check, button="Skicka"))
    case = client.follow(client.submit(receipt, button="Följ ditt ärende"))
    assert not any(facts(seen) for seen in (check, receipt, case))
    assert not {"helper", "relative", "authority"} & {url.rpartition("/")[2] for url in walk.visited}
