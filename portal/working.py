"""`lucka worker`: the jobs that wait, and what does each of them."""

import signal
import sys
import threading

from eservices import housekeeping, worker
from eservices.contact_centre.calling_back import attempts
from eservices.contact_centre.sharing_work import absences
from eservices.finding import catching
from eservices.publishing import planning
from forms.checks.gate import gate
from forms.definition import Form
from forms.texts import SWEDISH
from portal import dropping, logs, settings
from portal.house import House, open_house


def handlers(house: House) -> worker.Handlers:
    """What does each kind of job, besides what the worker does of itself."""
    from accessibility.paper import jobs as paper
    from accessibility.scan import jobs as scan

    return {
        **paper.handlers(house.settings.municipality, house.files),
        **scan.handlers(house.files),
        **planning.handlers(_stops),
        **attempts.handlers(),
        **absences.HANDLERS,
        catching.INDEX_OLD: catching.index_old,
    }


def _stops(form: Form, live: Form | None) -> list[str]:
    """What keeps a form from being published after the live one, in Swedish."""
    return [finding.reason(SWEDISH) for finding in gate(form, live) if finding.is_stop]


def work(*, tied: bool) -> None:
    """Runs jobs until SIGTERM or Ctrl+C, and with `tied` until standard input ends: then whoever started it is gone."""
    logs.begin()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if tied:
        threading.Thread(target=_wait_for_the_end, args=(stop,), daemon=True).start()
    house = open_house(settings.read())
    with house.database.writing() as db:
        housekeeping.promise(db)
    inbox = threading.Thread(target=dropping.watch, args=(house, stop), daemon=True)
    inbox.start()
    worker.work(house.database, handlers(house), stop)
    inbox.join(dropping.LOOK_SECONDS)
    house.database.close()


def _wait_for_the_end(stop: threading.Event) -> None:
    sys.stdin.read()
    stop.set()
