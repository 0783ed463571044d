"""From bytes to characters and lines, and the marks that lines begin with."""
