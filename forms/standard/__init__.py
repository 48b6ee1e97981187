"""STANDARD PAGES: questions that many services must ask in one way, whatever they are about.

A definition has them by one line among its pages, ``- standard: on_behalf``; when it is read, the line becomes ordinary pages
and questions, so that no door, gate or builder knows of them. A version keeps the pages as they were when it was published.

``pages`` (the line ↔ its pages) · ``behalf`` (who applies for whom, read from the answers) ·
``reply`` (how one wants to hear from us)
"""
