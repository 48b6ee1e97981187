"""Whether Lucka is well: the database answers and the worker's heart beats."""

from datetime import timedelta

from anyio import to_thread
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from eservices import jobs
from eservices.refusals import Refusal
from portal.house import House

FRESH = timedelta(seconds=60)


async def health(request: Request) -> Response:
    """200 when all is well, 503 when not; says which."""
    state = await to_thread.run_sync(_state, request.app.state.house)
    return JSONResponse(state, status_code=200 if all(value == "ok" for value in state.values()) else 503)


def _state(house: House) -> dict[str, str]:
    try:
        with house.database.reading() as db:
            age = jobs.heartbeat_age(db)
    except (SQLAlchemyError, Refusal, OSError):
        return {"database": "down", "worker": "unknown"}
    return {"database": "ok", "worker": "ok" if age is not None and age < FRESH else "silent"}
