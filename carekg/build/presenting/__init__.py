"""What people see of a published graph: pages, a site, and editions for the server."""
