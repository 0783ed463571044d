"""What differs between two states of a graph, and doing again only what that touches."""
