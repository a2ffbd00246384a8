"""Kills in the middle of writing the log: whatever was reported is there afterwards, and the chain holds."""
