"""What people may type about operation."""
