"""The names that entities go by: finding the one that is meant, and completing what is typed."""
