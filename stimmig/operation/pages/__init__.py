"""What the pages of this chapter show."""
