"""Whole ways through the running product, as people with different devices walk them."""
