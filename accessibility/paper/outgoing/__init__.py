"""WHAT IS POSTED, as it is drawn. Begin with ``posted`` (when, and by which hand, a ``piece``).

To one person      ``letters`` (the address in the envelope's window), ``parcel`` (blank sheets), ``packet`` (a sheet with
                   answers, what did not fit, and a ``covering`` letter)
Many at once       ``print_run`` (a batch, drawn and bound) → ``stack``, ``batch_list`` (on top, in ``batch_words``),
                   ``address_labels``
For a library      ``binder_run`` (when) → ``binder``: every sheet behind an index, in one file, made of ``leaves``
"""
