"""The face of the believable municipality: its own colour and arms, its hours, and the places where one can come."""

import shutil
from pathlib import Path

from portal import municipality_file

HERE = Path(__file__).parent
FILES = {"face.yaml": municipality_file.FILE_NAME, "arms.svg": "arms.svg"}


def put_on(folder: Path) -> bool:
    """Lays the face into a data folder that has none; False where there is one already."""
    if any((folder / name).exists() for name in FILES.values()):
        return False
    for source, name in FILES.items():
        shutil.copyfile(HERE / source, folder / name)
    return True
