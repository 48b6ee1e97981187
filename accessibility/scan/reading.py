"""What is asked of the process that reads a scan: little to load, and nothing of the house."""


def read(data: bytes, media_type: str) -> list[tuple[bytes, int, int]]:
    """Each page as a JPEG, with its width and height. Raises Unreadable."""
    from accessibility.scan import drawing

    return [tuple(page) for page in drawing.draw(data, media_type)]
