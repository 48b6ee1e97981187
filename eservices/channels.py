"""The ways by which something comes to the municipality."""

CHANNELS = ("web", "phone", "letter", "counter", "email")
IS_CHANNEL = "channel IN ('web', 'phone', 'letter', 'counter', 'email')"
"""What the tables hold of it."""
COMES_LATER = frozenset({"letter", "email"})
"""Those whose applications arrived before anybody here begins to write them down."""
