"""TWO AT A DRAFT: an agent fills in what its applicant has on their own screen, with a yes that can be taken back.

``helping`` (a code, a yes, the end of it) → ``helping_together`` (what the agent's browser opens), ``help_log`` (a diary).
"""
