"""Statements from verbs, nouns and lists."""
