"""What stands in quotation marks or in a turn of a debate, and who says it."""
