"""The blocks of a text: paragraphs, lists, headings, tables, what each is read under, and page furniture."""
