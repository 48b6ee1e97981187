"""What the whole run is asked for, before it opens a browser."""

import pytest

from tests.accessible.__main__ import main


@pytest.mark.parametrize("asked", ["--help", "--every"])
def test_who_asks_what_can_be_asked_starts_no_run(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([asked])
    told = capsys.readouterr()
    assert "[--central]" in told.out + told.err
