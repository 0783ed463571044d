"""Asking stores elsewhere."""
