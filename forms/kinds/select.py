"""One choice out of many, folded into a list on screen; answered and shown as radio is."""

from forms.kinds.radio import KIND

__all__ = ["KIND"]
