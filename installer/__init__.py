"""Sets itb-calc up on a fresh machine: `bootstrap.py` is the one file to start."""
