"""What is asked of the process that reads a scan, a part of the file at a time: little to load, and nothing of the house."""


def draw(data: bytes, media_type: str) -> list[tuple[bytes, int, int]]:
    """Each page as a JPEG, with its width and height. Raises Unreadable."""
    from accessibility.scan import drawing

    return [tuple(page) for page in drawing.draw(data, media_type)]
