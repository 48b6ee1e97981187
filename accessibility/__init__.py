"""EVERY OTHER DOOR: the same definitions on paper and by telephone, and the wording of every language.

This room knows forms and what is kept of them; it knows no HTTP and no page of the portal.

Begin with ``languages`` (how Lucka words things in each); ``sentences`` finds what is said, ``catalogues`` keeps the files of
``languages/`` to it, ``locales`` tells how a language writes and counts, ``days`` says days and hours as people do, ``marking``
keeps several languages apart on one page, ``behalf`` tells who applies for whom. ``hours`` (when someone answers) and
``statement`` (what the last accessibility run found); ``paper`` makes sheets, ``correspondence`` words letters about cases,
``phone`` makes scripts, ``scan`` reads what is scanned; ``workshop`` is a process of its own for what is slow or comes from
outside. ``fonts/`` holds the letters of every door, on screen too.

The municipality's own: ``colours`` (made safe to read), ``arms`` (made safe to show), ``week`` (its hours day by day).
"""

from pathlib import Path

FONTS = Path(__file__).with_name("fonts")
"""Atkinson Hyperlegible Next: letters that are told apart by eyes that see little (Braille Institute); Vazirmatn for Arabic,
and Noto Sans for the letters of Sámi that the first lacks."""
