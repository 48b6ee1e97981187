"""WHICH PAGE IT IS, and where it lies in the picture.

``recognising`` (``finding``: its codes and marks) · ``levelling``: ``squaring`` (which way it lies) → ``flattening`` (light) →
``unbending`` (curl), against ``blanks`` (as it was printed) · ``places`` (what to look at on it)
"""
