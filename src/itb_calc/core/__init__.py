"""Numbers, quantities, amounts and every family of formulas; knows nothing of files, people or screens."""
