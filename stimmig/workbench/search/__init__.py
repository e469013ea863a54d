"""Search: words become stems, texts become passages, and a question finds the passages somebody may read."""
