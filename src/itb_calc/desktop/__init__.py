"""The window: a face without arithmetic, painted first and filled afterwards."""
