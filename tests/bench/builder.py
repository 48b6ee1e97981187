"""`python -m tests.bench.builder`: how long the builder takes with a form of 300 questions, and how heavy its pages are."""

import gzip
import logging
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import structlog

from eservices import people
from eservices.database import connect, migrate
from eservices.files import Files
from eservices.publishing import proposals
from forms import library
from forms.editing import Tree, from_form
from portal.app import create_app
from portal.house import House
from portal.settings import Settings
from tests.client import Client, Seen

SECRET = b"a secret for benches, 32 bytes it"
QUESTIONS, ON_A_PAGE, TIMES = 300, 10, 15
PASSWORD = "det var en gång en lucka"


def large(questions: int = QUESTIONS) -> Tree:
    """The contact form's catalogue over as many questions of every common kind, a third of them with a condition."""
    kinds = ("text", "radio", "yes_no", "date", "integer", "textarea", "checkboxes", "phone", "money", "address")
    tree = from_form(library.form("contact"))
    made = [_question(n, kinds[n % len(kinds)]) for n in range(1, questions + 1)]
    pages = [made[start : start + ON_A_PAGE] for start in range(0, questions, ON_A_PAGE)]
    asks = [
        {"page": f"page_{n}", "title": {"sv": f"Del {n} av ansökan", "en": f"Part {n}"}, "items": items}
        for n, items in enumerate(pages, 1)
    ]
    kept = {name: value for name, value in tree.items() if name not in ("conditions", "rules", "applicant", "pages")}
    return kept | {"service": "large", "languages": ["sv", "en"], "pages": asks}


def _question(n: int, kind: str) -> Tree:
    label = {"sv": f"Vad vill du berätta om sak nummer {n}?", "en": f"What do you want to tell about thing {n}?"}
    question: Tree = {"question": f"question_{n}", "kind": kind, "label": label}
    question |= {"help": {"sv": "Skriv så som du skulle säga det.", "en": "Write as you would say it."}} if n % 2 else {}
    if kind in ("radio", "checkboxes"):
        codes = ("first", "second", "third", "fourth")
        question["options"] = [{"option": code, "label": {"sv": f"Svar {code}", "en": f"Answer {code}"}} for code in codes]
    if n % 3 == 0:
        question["show_if"] = {"question": f"question_{(n - 1) // 10 * 10 + 2 if n % 10 > 2 else 2}", "is_empty": False}
    return question


def house(folder: Path) -> tuple[House, str]:
    """An application with the large form as a draft, and the draft's address."""
    database = connect(None, folder)
    migrate(database)
    with database.writing() as db:
        people.add_staff(db, "eva", "Eva Lindgren", "administrator", people.hash_password(PASSWORD), set())
        proposal = proposals.start(db, people.colleague(db, "eva"), large())
        address = f"/admin/proposals/{proposal.id}"
    return House(Settings(data=folder), SECRET, database, Files(folder)), address


def timed(act: Callable[[int], Seen]) -> list[tuple[float, float]]:
    """Milliseconds of each of several rounds: by the clock, and of work, which other programs do not lengthen."""
    taken = []
    for n in range(TIMES):
        start, worked = time.perf_counter(), time.process_time()
        act(n)
        taken.append(((time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000))
    return taken


class Eva:
    """Changes the form as a browser does: a post, and the page that it leads to."""

    def __init__(self, client: Client, root: str) -> None:
        self.client, self.root = client, root

    def see(self, address: str) -> Seen:
        response = self.client.browser.get(f"{self.root}/{address}")
        return Seen(response, f"{self.root}/{address}")

    def post(self, address: str, fields: dict[str, str]) -> Seen:
        sent = {"seal": self.client.token()} | fields
        response = self.client.browser.post(f"{self.root}/{address}", data=sent)
        assert response.status_code == 303, response.text[-2000:]
        return Seen(self.client.browser.get(urljoin(str(response.url), response.headers["location"])), address)

    def acts(self) -> dict[str, Callable[[int], Seen]]:
        return {
            "open a question": lambda n: self.see(f"parts/question_{150 + n}"),
            "write in a question": lambda n: self.post("parts/question_150", {"label.sv": f"Vad vill du berätta {n}?"}),
            "move a question": lambda n: self.post("parts/question_155", {"do:up" if n % 2 else "do:down": ""}),
            "add a question": lambda n: self.post("parts/page-page_15/addition", {"label.sv": f"Ännu en {n}?", "what": "text"}),
            "undo": lambda n: self.post("undo", {}),
        }


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory() as folder:
        built, root = house(Path(folder))
        client = Client(create_app(built, raises=True), SECRET)
        client.submit(client.get("/desk/sign-in"), {"name": "eva", "password": PASSWORD}, button="Logga in")
        eva = Eva(client, root)
        eva.see("parts/question_150")
        print(f"{'with ' + str(QUESTIONS) + ' questions':24} {'median':>9} {'of work':>9}")
        for name, act in eva.acts().items():
            clock, work = (statistics.median(each) for each in zip(*timed(act), strict=True))
            print(f"{name:24} {clock:6.0f} ms {work:6.0f} ms")
        for name, query in (("a question's page", ""), ("every question in view", "?all")):
            page = eva.see(f"parts/question_150{query}").content
            outline = page[page.index(b'<nav class="outline"') : page.index(b"</nav>", page.index(b'<nav class="outline"'))]
            print(f"{name:24} {_size(page)}, its outline {_size(outline)}")
        built.database.close()


def _size(page: bytes) -> str:
    return f"{len(page) / 1000:.1f} kB ({len(gzip.compress(page, 6)) / 1000:.1f} kB packed)"


if __name__ == "__main__":
    main()
