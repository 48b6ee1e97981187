"""The marks that a reader of returned pages goes by."""

import cv2
import pytest

from accessibility.paper.files import marks
from eservices.references import is_proved, new_token
from tests.accessibility.paper.conftest import made
from tests.accessibility.paper.reading_back import pages


def test_the_corner_marks_are_those_of_the_dictionary():
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    for number, mark in enumerate(marks.corners()):
        drawn = cv2.aruco.generateImageMarker(dictionary, number, 6)
        assert ["".join("0" if level else "1" for level in row) for row in drawn] == list(mark.rows)


def test_the_corner_marks_are_found_where_the_map_says():
    sheet = made("contact")
    picture = next(pages(sheet.pdf))
    detector = cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50))
    corners, ids, _ = detector.detectMarkers(picture)
    per_mm = picture.shape[1] / 210
    assert sorted(ids.flatten().tolist()) == [0, 1, 2, 3]
    for number, found in zip(ids.flatten(), corners, strict=True):
        left, top, *_ = sheet.layout["marks"]["aruco"][number]
        assert found[0][:, 0].min() / per_mm == pytest.approx(left, abs=0.3)
        assert found[0][:, 1].min() / per_mm == pytest.approx(top, abs=0.3)


def test_marks_keep_clear_of_the_edge_and_codes_are_large_enough():
    placed = made("contact").layout["marks"]
    for left, top, right, bottom in (*placed["aruco"], placed["qr"], placed["data_matrix"]):
        assert left >= 12 and top >= 12 and right <= 198 and bottom <= 285
    for left, top, right, bottom in (placed["qr"], placed["data_matrix"]):
        assert right - left >= 15 and bottom - top >= 15


def test_the_longest_name_still_makes_square_codes():
    name = marks.payload("a" * 40, 999, 99, "K7M4PX9QHACD346")
    for mark in (marks.qr(name), marks.data_matrix(name)):
        assert len(mark.rows) == len(mark.rows[0]) and mark.module >= 0.35


def test_a_token_proves_itself():
    token = new_token()
    assert len(token) == 15 and is_proved(token)
