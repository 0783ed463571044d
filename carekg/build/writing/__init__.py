"""One body of knowledge out of all documents, its graph, and every form of it in one folder."""
