"""Zip archives, and formats that are such archives, opened safely."""
