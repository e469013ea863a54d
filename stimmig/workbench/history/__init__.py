"""What happened to a use, in sentences: read from the ledger, and from nowhere else."""
