"""Answers as text, and the cards of entities: how they are put into words and laid out."""
