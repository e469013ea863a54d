"""HTTP in, HTTP out: what happens in operation."""
