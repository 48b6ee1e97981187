"""What is better mended before publishing, but does not hinder it: code → what is wrong, and what to do about it."""

from collections.abc import Mapping

from forms.texts import to_say

ADVICE: Mapping[str, tuple[str, str]] = to_say(
    {
        "by_machine": (
            "En maskin har översatt formuläret till {language}. Ingen människa har godkänt det.",
            "Be någon som kan språket läsa och godkänna.",
        ),
    }
)
