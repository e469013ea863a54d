"""What only the demo has: an AI that misbehaves on cue, and a chat page as a customer would see it."""
