"""HTTP in, HTTP out: guardrails, trying them, stopping, keys."""
