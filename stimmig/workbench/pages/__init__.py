"""What the pages of the workbench show, read from several chapters."""
