"""What words tell of a document: when, where and by whom, its kind and language, who speaks in it and who signs."""
