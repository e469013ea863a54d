"""What is recorded of conversations: locked by a key for each case, kept for a term, and erased when it has run out.

`kinds`, `keys`, `locking` and `keeping` need no Django, so that a gateway can use them; the others read and act inside.
"""
