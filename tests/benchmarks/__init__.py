"""What the speed targets are measured with: ratios within one run, never bare times, and no part of the tests."""
