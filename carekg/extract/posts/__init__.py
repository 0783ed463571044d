"""Who holds which post, and which body it is a post of."""
