"""The checks, by what they look at.

- ``axe``: all that axe can tell
- ``sight``: room, size, colour and movement
- ``structure``: names, headings, languages, purposes, drawings
- ``keys``: the page by keyboard alone
- ``touch``: what happens, and what must not, when something is pressed or filled in
- ``errors``: how a page says that an answer is wrong
- ``whole``: what holds for all pages together
"""

from tests.accessible.checks import axe, errors, keys, sight, structure, touch, whole

__all__ = ["axe", "errors", "keys", "sight", "structure", "touch", "whole"]
