"""What of a web page is its text: the words in the order they are read, and what stands beside them."""
