"""Forms that come and go as files."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from eservices.publishing import proposals
from eservices.publishing.proposals import Proposal
from forms import library
from portal.house import House
from tests.client import Client, Seen

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
HOSTILE = {
    "bomb.yaml": b"lucka: 1\na: &a [x, x]\nb: *a\n",
    "deep.yaml": b"lucka: 1\n" + b"[" * 5000,
    "large.yaml": b"lucka: 1\nx: " + b"y" * 300_000,
    "broken.xlsx": b"PK\x03\x04nothing",
    "deep.json": b'{"a":' * 100_000,
    "nothing.json": b"\x00\xff\xfe",
    "script.html": b"<script>alert(1)</script>",
}
Bring = Callable[..., Seen]


@pytest.fixture
def bring(eva: Client) -> Bring:
    """Eva chooses a file and reads it in: bring("form.yaml", b"…", format="")."""

    def brought(name: str, data: bytes, page: str = "/admin/new", button: str = "Läs in filen", **fields: str) -> Seen:
        return eva.submit(eva.get(page), fields, button=button, files={"file": (name, BytesIO(data))})

    return brought


@pytest.fixture
def latest(house: House) -> Callable[[], Proposal]:
    def read() -> Proposal:
        with house.database.reading() as db:
            return proposals.find(db, max(each.id or 0 for each in proposals.all_open(db)))

    return read


def test_a_file_from_here_becomes_a_draft_with_its_comments(bring: Bring, latest: Callable[[], Proposal]) -> None:
    source = library.path("contact").read_bytes().replace(b"service: contact", b"service: fraga  # min egen")
    assert bring("contact.yaml", source).status == 303
    assert latest().service_id == "fraga"
    assert "# min egen" in latest().source


def test_a_faulty_file_is_mended_on_the_page(bring: Bring, eva: Client, latest: Callable[[], Proposal]) -> None:
    source = library.path("contact").read_text(encoding="utf-8").replace("minutes: 3", "minutes: tre")
    seen = bring("contact.yaml", source.encode())
    line = source[: source.index("minutes: tre")].count("\n") + 1
    assert seen.status == 422
    assert f"Rad {line}" in seen.text
    text = seen.page.get_element_by_id("text").text.removeprefix("\n")
    assert "minutes: tre" in text
    assert eva.submit(seen, {"text": text.replace("minutes: tre", "minutes: 5")}, button="Läs in igen").status == 303
    assert latest().tree["minutes"] == 5


def test_a_file_for_a_form_that_is_being_written_leads_to_that_draft(bring: Bring, eva: Client, draft: str) -> None:
    source = library.path("contact").read_bytes().replace(b"minutes: 3", b"minutes: 9")
    seen = bring("contact.yaml", source)
    assert seen.status == 409
    assert "Ett formulär har ett utkast i taget" in seen.text
    assert "1 del blir annorlunda" in eva.submit(seen, button="Visa vad filen skulle ändra").text


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_and_broken_files_are_refused_in_words(bring: Bring, eva: Client, name: str) -> None:
    seen = bring(name, HOSTILE[name])
    assert seen.status == 422
    assert seen.title.startswith("Fel:")
    assert eva.get("/admin").status == 200


def test_an_empty_choice_is_told(eva: Client) -> None:
    seen = eva.post("/admin/import")
    assert seen.status == 422
    assert "Välj en fil som inte är tom" in seen.text


def test_a_form_of_another_system_becomes_a_draft_with_a_list_of_what_is_left(
    bring: Bring, eva: Client, latest: Callable[[], Proposal]
) -> None:
    files = sorted((CORPUS / "formio").rglob("*.json")) if CORPUS.exists() else []
    if not files:
        pytest.skip("the corpus of forms is not here")
    done = bring(files[0].name, files[0].read_bytes())
    assert done.status == 303
    seen = eva.follow(done)
    assert seen.h1 == "Att göra i utkastet"
    before = latest().tasks
    first = seen.select(".todo input[type=checkbox]")[0].get("value")
    eva.submit(seen, {"done": first}, button="Stryk det som är gjort")
    assert latest().tasks == before[1:]
    eva.submit(seen, {"done": first}, button="Stryk det som är gjort")
    assert len(latest().tasks) >= len(before) - 2, "a list that is old strikes nothing but what it named"


def test_a_draft_s_file_is_changed_elsewhere_and_read_in_again(
    bring: Bring, eva: Client, draft: str, latest: Callable[[], Proposal]
) -> None:
    source = eva.get(f"{draft}/form.yaml").content
    assert source == library.path("contact").read_bytes(), "an untouched draft gives back the very file"
    changed = source.replace(b"minutes: 3", b"minutes: 8  # efter en provomgang")
    seen = bring("contact.yaml", changed, f"{draft}/upload", "Läs filen")
    assert "1 del blir annorlunda" in seen.text
    assert latest().tree["minutes"] == 3
    done = eva.submit(seen, button="Ersätt utkastet")
    assert done.status == 303
    assert latest().tree["minutes"] == 8
    assert b"minutes: 8  # efter en provomgang" in eva.get(f"{draft}/form.yaml").content


def test_what_a_colleague_writes_meanwhile_is_not_replaced_unseen(
    bring: Bring, eva: Client, mia: Client, draft: str, latest: Callable[[], Proposal]
) -> None:
    changed = eva.get(f"{draft}/form.yaml").content.replace(b"minutes: 3", b"minutes: 8")
    seen = bring("contact.yaml", changed, f"{draft}/upload", "Läs filen")
    mia.submit(mia.get(f"{draft}/catalogue"), {"fee.sv": "Tio kronor."}, button="Spara allt")
    again = eva.submit(seen, button="Ersätt utkastet")
    assert "Någon har ändrat utkastet sedan du såg skillnaderna" in again.text
    assert "Tio kronor." in again.text
    assert latest().tree["minutes"] == 3


def test_a_file_of_another_form_does_not_take_a_draft_s_place(bring: Bring, eva: Client, draft: str) -> None:
    seen = bring("bygglov.yaml", library.path("building-permit").read_bytes(), f"{draft}/upload", "Läs filen")
    seen = eva.submit(seen, button="Ersätt utkastet")
    assert seen.status == 422
    assert "Filen är till ett annat formulär: building-permit" in seen.text


def test_a_version_is_handed_out_as_every_kind_of_file(eva: Client) -> None:
    root = "/admin/forms/contact/versions/1"
    assert eva.get(f"{root}.yaml").content == library.path("contact").read_bytes()
    schema = eva.get(f"{root}.schema.json")
    assert schema.response.json()["type"] == "object"
    assert eva.get(f"{root}.xlsx").content[:2] == b"PK"
    assert 'filename="contact-1.schema.json"' in schema.headers["content-disposition"]
