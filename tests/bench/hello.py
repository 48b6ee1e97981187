"""The bare floor: an answer of one word on the server that Lucka is served by. It prints its port."""

import socket

from starlette.types import Receive, Scope, Send

from portal import serving
from portal.settings import Settings

HEADERS = [(b"content-type", b"text/plain"), (b"content-length", b"5")]


async def hello(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        for part in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{part}.complete"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await send({"type": "http.response.body", "body": b"hello"})


if __name__ == "__main__":
    door = socket.create_server(("127.0.0.1", 0))
    print(door.getsockname()[1], flush=True)
    serving.server(Settings(), hello).run(sockets=[door])
