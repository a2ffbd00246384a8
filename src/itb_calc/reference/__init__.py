"""The reviewed figures of resources/: products, pumps, catheters, dosing, thresholds, sources."""
