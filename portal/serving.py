"""`lucka serve`: the web door in this process, a worker beside it that is started again when it dies."""

import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress

import uvicorn

from portal import facing, keeping, logs, settings
from portal.app import create_app
from portal.refusals import SettingsRefused
from portal.settings import Settings

PATIENCE_SECONDS = 10
SHORTEST_LIFE = 5.0


def serve(*, demo: bool) -> None:
    """Serves until SIGTERM or Ctrl+C."""
    given = settings.read()
    logs.begin()
    door = _listen(given)
    with keeping.opened(given) as house:
        if demo:
            house = keeping.fill(house)
        facing.note(house.settings.municipality)
        # uvicorn raises the signal again when it has closed; then it shall not kill us before the worker has ended.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        worker = Worker()
        worker.start()
        try:
            print(f"Lucka is open: http://{_name(given.host)}:{given.port} (Ctrl+C closes it)", flush=True)
            server(given, create_app(house)).run(sockets=[door])
        finally:
            worker.stop()


def _listen(given: Settings) -> socket.socket:
    """Taken before anything else is touched, so that a second start says so and changes nothing."""
    family = socket.AF_INET6 if ":" in given.host else socket.AF_INET
    try:
        return socket.create_server((given.host, given.port), family=family, backlog=2048)
    except OSError as refused:
        said = f"Port {given.port} at {given.host} cannot be opened ({os.strerror(refused.errno)}): choose another in PORT."
        raise SettingsRefused(said) from None


def _name(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def server(given: Settings, app: object) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(
            app, log_config=None, access_log=False, server_header=False, lifespan="on",
            proxy_headers=bool(given.trusted_proxy), forwarded_allow_ips=given.trusted_proxy or None,
            timeout_graceful_shutdown=PATIENCE_SECONDS, timeout_keep_alive=15,
        )
    )  # fmt: skip


class Worker:
    """A worker process that lives as long as we do: begun again when it dies, ended when its standard input ends."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._process: subprocess.Popen | None = None
        self._keeper = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        self._keeper.start()

    def stop(self) -> None:
        self._stopped.set()
        if self._process:
            with suppress(ProcessLookupError):
                self._process.terminate()
        self._keeper.join(PATIENCE_SECONDS)
        if self._process and self._process.poll() is None:
            self._process.kill()

    def _keep(self) -> None:
        while not self._stopped.is_set():
            self._process = subprocess.Popen([sys.executable, "-m", "portal", "worker", "--tied"], stdin=subprocess.PIPE)
            if self._stopped.is_set():
                self._process.terminate()
            self._process.wait()
            self._stopped.wait(SHORTEST_LIFE)
