"""What documents say: read on one process, on several or on a cluster, kept, and linked to the tables."""
