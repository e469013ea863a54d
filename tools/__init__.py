"""What `make` calls: messages, browser, test, check, bench."""
