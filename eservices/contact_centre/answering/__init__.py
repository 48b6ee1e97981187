"""QUESTIONS AND ANSWERS, for agents and citizens alike: each with an owner and a day to look at it again.

Begin with ``articles`` → ``article_search`` · ``article_history`` (who changed what), ``article_votes`` (was this the answer?).
"""
