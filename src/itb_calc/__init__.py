"""itb-calc: a checked calculator for intrathecal baclofen pump refills."""

__version__ = "0.1.0"
