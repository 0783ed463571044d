"""What is printed on pages: their lines, and one text out of many pages."""
