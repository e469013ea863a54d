"""What each page of operation shows, put into words for its template."""
