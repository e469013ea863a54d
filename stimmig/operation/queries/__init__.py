"""The reads of operation. Who may see and do what is settled here."""
