"""The pictures of telephones (HEIC), where whoever serves Lucka has chosen to install what reads them: ``lucka[heic]``.

Only the process that reads scans loads it: it is made to read one picture at a time, and nothing that hides behind one.
"""

from accessibility.scan import Unreadable

MEDIA_TYPE = "image/heic"


def learn() -> None:
    """From here on such pictures are opened as any other. Raises Unreadable where nothing is installed that can."""
    try:
        import pillow_heif
    except ImportError:
        raise Unreadable("heic") from None
    pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
