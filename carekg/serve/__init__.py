"""The local web application over one graph at a time: pages, SPARQL, a JSON API and a reconciliation service.

What it shows comes in from outside as an `Edition`, so that it needs to know neither where a graph comes from nor how
its pages are drawn. Import from the modules; importing the package alone loads nothing heavy.
"""
