"""Real files of other systems, where they lie: a few of each format; `python -m tests.corpus` measures all."""

import pytest

from forms.importers import FORMATS
from tests.corpus import CORPUS, measuring
from tests.corpus.matching import Share

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the files of others are not here")
SAMPLED = {"formio": 18, "open-forms": 2, "govuk": 18, "webform": 26, "xlsform": 8}


@pytest.mark.parametrize("format", FORMATS)
def test_real_files_are_carried_and_nothing_is_lost(format):
    result = measuring.run(format, measuring.reader(format, None), every=SAMPLED[format])
    assert result.files and not result.crashed and result.parsed.carried == result.parsed.of, result.wrong
    known, core = result.shares.get("told", Share()), result.shares.get("kind, core", Share())
    assert known.carried == known.of, result.wrong
    assert core.carried >= 0.97 * core.of, result.wrong
