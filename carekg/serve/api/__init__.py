"""The JSON API: what it offers, in what shapes, and its description in OpenAPI."""
