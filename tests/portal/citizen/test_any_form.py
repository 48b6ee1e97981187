"""Forms that nobody has written yet can be walked on screen as well, to the receipt or to a stop that says why."""

from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, settings

from eservices import services
from forms.definition import Form
from tests.client import Client
from tests.generating import forms
from tests.walking import Walk


@given(form=forms())
@settings(max_examples=25, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_a_generated_form_leads_to_its_receipt_or_to_a_stop(
    browsers: Callable[[], Client], writing: Callable, form: Form
) -> None:
    with writing() as db:
        services.publish(db, form, "", "test")
    walk = Walk(browsers(), form, files=True)
    seen = walk.to_check()
    if seen.url.endswith("/check"):
        receipt = walk.client.follow(walk.client.submit(seen, button="Skicka"))
        assert receipt.h1 == "Tack, det har kommit fram"
    else:
        assert "0123-45 67 00" in seen.text
