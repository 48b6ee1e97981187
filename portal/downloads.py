"""Handing out kept files under their own names, so that no browser runs what is in them."""

from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import StreamingResponse

from portal.visit import Visit

if TYPE_CHECKING:
    from eservices.attachments import Attachment


def download(visit: Visit, attachment: "Attachment") -> StreamingResponse:
    """The file as it was sent, to be saved and not opened in our pages. Raises FileGone."""
    plain = attachment.name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_").replace("\\", "_")
    name = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(attachment.name, safe='')}"
    headers = {
        "Content-Disposition": name,
        "Content-Length": str(attachment.size),
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
    }
    return StreamingResponse(visit.files.chunks(attachment.sha256), media_type=attachment.media_type, headers=headers)
