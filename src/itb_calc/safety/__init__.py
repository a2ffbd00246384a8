"""What the program says about a visit: findings, the rules that make them, and what a block withholds."""
