"""From a workspace to a published graph: composes the stages, and knows what has changed.

Import from the modules; importing the package alone loads nothing heavy.
"""
