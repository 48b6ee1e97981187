"""Sheets that come back: files that are read, their pages, and what was read of each."""

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
