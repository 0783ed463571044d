"""How a text is parsed, and what stands in its clauses."""
