"""What goes wrong on purpose: each drill by `python -m tests.drills.NAME`, with a short form in the suite."""
