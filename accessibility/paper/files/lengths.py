"""How large a page is (A4), and how lengths are told: millimetres from its top left, points from its bottom left, CSS px."""

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
POINTS_PER_MM = 72 / 25.4
MM_PER_PX = 25.4 / 96
