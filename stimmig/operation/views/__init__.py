"""HTTP in, HTTP out: guardrails, trying them, stopping, keys; the desk, conversations, trust."""
