"""One refill visit: its fields, inputs, results and the checks that nothing was lost on the way."""
