"""How real, how much, when, and who says so."""
