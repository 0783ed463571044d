"""Sums of money and dates, wherever they stand."""
