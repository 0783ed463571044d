"""Which words of a text name or describe something, and what kind of thing."""
