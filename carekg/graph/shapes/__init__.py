"""Whether a graph is as the shapes say."""
