"""From where on a statement that nobody has reviewed is believed."""

THRESHOLD = 0.5
"""The least confidence at which an extracted statement counts as a fact when nobody has reviewed it."""
