"""The Reconciliation Service API 0.2 of W3C's community group: names in a spreadsheet matched against the graph."""
