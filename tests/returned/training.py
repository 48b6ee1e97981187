"""How the weights of `accessibility/scan/writing/figures.npz` are made: `python -m tests.returned.training` (some minutes).

It learns from MNIST's writers, from `fetching.TRAINING_FONTS` and from our own strokes of seeds below `WRITERS`; what the bench
measures with (other fonts, other writers) it never sees.
"""

from collections.abc import Iterator
from itertools import pairwise

import cv2
import numpy as np

from accessibility.scan.writing import figures
from tests.returned import alphabets, fetching
from tests.returned.canvas import Canvas, Pen
from tests.returned.hands import Hand, ShapeHand, StrokeHand

WRITERS, EACH, TIMES = 500, 2, 7
HIDDEN, ROUNDS, BATCH, PACE = (160, 64), 26, 256, 0.0015


def main() -> None:
    rng = np.random.default_rng(1)
    pictures, labels = _examples(rng)
    print(f"{len(labels)} characters")
    weights = train(np.stack([figures.features(figures.centred(ink)) for ink in pictures]), np.array(labels), rng)
    names = ("first", "first_bias", "second", "second_bias", "third", "third_bias")
    np.savez_compressed(figures._WEIGHTS, **{name: each.astype(np.float16) for name, each in zip(names, weights, strict=True)})
    print(f"{figures._WEIGHTS.stat().st_size} bytes")


def _examples(rng: np.random.Generator) -> tuple[list[np.ndarray], list[int]]:
    pairs = [(_worn(ink, rng), figures.CHARACTERS.index(sign)) for sign, ink in _written(rng)]
    return [ink for ink, _ in pairs], [label for _, label in pairs]


def _written(rng: np.random.Generator) -> Iterator[tuple[str, np.ndarray]]:
    for sign, pictures in alphabets.mnist().items():
        for picture in pictures:
            for _ in range(TIMES):
                yield sign, cv2.resize(picture, (70, 70), interpolation=cv2.INTER_CUBIC)
    hands: list[Hand] = [StrokeHand(seed) for seed in range(WRITERS)]
    for name in fetching.TRAINING_FONTS:
        shapes = alphabets.FontShapes(name)
        hands += [ShapeHand(name, shapes, seed) for seed in range(WRITERS // 12)]
    for hand in hands:
        for sign in figures.CHARACTERS:
            for _ in range(EACH if hand.can_write(sign) else 0):
                canvas = Canvas(np.zeros((118, 90, 3), np.uint8), Pen("black", float(rng.uniform(0.3, 0.9)), 1.0))
                hand.write(canvas, sign, (0.2, 0.2, 7.4, 9.8), rng)
                yield sign, cv2.resize(canvas.ink, (61, 80), interpolation=cv2.INTER_AREA)


def _worn(ink: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Leaning, thicker or thinner, blurred, coarse or broken, as a scan makes it."""
    height, width = ink.shape
    turn, shear, stretch = rng.normal(0, 0.09), rng.normal(0, 0.13), rng.uniform(0.82, 1.2)
    linear = np.array([[np.cos(turn) * stretch, shear - np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    middle = np.array([width, height]) / 2
    ink = cv2.warpAffine(ink, np.hstack([linear, (middle - linear @ middle)[:, None]]), (width, height))
    if rng.random() < 0.45:
        side = np.ones((int(rng.integers(2, 5)),) * 2, np.uint8)
        ink = (cv2.dilate if rng.random() < 0.6 else cv2.erode)(ink, side)
    if rng.random() < 0.5:
        ink = cv2.GaussianBlur(ink, (0, 0), rng.uniform(0.6, 2.2))
    if rng.random() < 0.25:
        ink = np.where(ink > rng.uniform(70, 170), 255, 0).astype(np.uint8)
    if rng.random() < 0.2:
        ink[int(rng.integers(height)) :][:2] = 0
    return ink


def train(seen: np.ndarray, labels: np.ndarray, rng: np.random.Generator) -> list[np.ndarray]:
    """Adam, with a share of the hidden silenced, each round slower."""
    sizes = (seen.shape[1], *HIDDEN, len(figures.CHARACTERS))
    weights: list[np.ndarray] = []
    for before, after in pairwise(sizes):
        weights += [rng.normal(0, np.sqrt(2 / before), (before, after)), np.zeros(after)]
    weights = [each.astype(np.float32) for each in weights]
    moments = [(np.zeros_like(each), np.zeros_like(each)) for each in weights]
    steps = 0
    for turn in range(ROUNDS):
        order, pace = rng.permutation(len(labels)), PACE * (1 - turn / ROUNDS) + 1e-5
        for start in range(0, len(order), BATCH):
            steps += 1
            chosen = order[start : start + BATCH]
            _step(weights, moments, _gradients(weights, seen[chosen], labels[chosen], rng), pace, steps)
    return weights


def _gradients(weights: list[np.ndarray], seen: np.ndarray, labels: np.ndarray, rng: np.random.Generator) -> list[np.ndarray]:
    first, one, second, two, third, three = weights
    mask = (rng.random((len(seen), len(one))) < 0.8).astype(np.float32) / 0.8
    hidden = np.maximum(seen @ first + one, 0) * mask
    deeper = np.maximum(hidden @ second + two, 0)
    scores = deeper @ third + three
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    error = scores / scores.sum(axis=1, keepdims=True)
    error[np.arange(len(labels)), labels] -= 0.96
    error = (error - 0.04 / error.shape[1]) / len(labels)
    back = (error @ third.T) * (deeper > 0)
    further = (back @ second.T) * (hidden > 0) * mask
    products = ((seen, further), (hidden, back), (deeper, error))
    return [each for left, right in products for each in (left.T @ right, right.sum(axis=0))]


def _step(weights: list[np.ndarray], moments: list, gradients: list[np.ndarray], pace: float, steps: int) -> None:
    for weight, (mean, square), gradient in zip(weights, moments, gradients, strict=True):
        mean += 0.1 * (gradient - mean)
        square += 0.001 * (gradient**2 - square)
        weight -= pace * (mean / (1 - 0.9**steps)) / (np.sqrt(square / (1 - 0.999**steps)) + 1e-8)


if __name__ == "__main__":
    main()
