"""HOW A FORM COMES ABOUT: the life of a form from the first draft to the day it is withdrawn.

Knows services and their versions; no case, draft or queue knows of it. Begin with ``proposals`` (a form that is written beside
the live version) and ``publications`` (the moment it becomes the one that is asked).

Written        ``proposals`` → ``revisions`` (each change, and what was before it)
Made sure of   ``reviews`` (a second pair of eyes), ``trials`` (tried at every door before anybody meets it),
               ``clearing`` (trials are taken away again)
Asked          ``publications``, ``planning`` (later) → ``withdrawing``
Told           ``form_events`` (who, when and why), ``lives`` (where each form stands), ``form_refusals`` (every no)
"""
