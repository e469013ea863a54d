"""The writes of operation."""
