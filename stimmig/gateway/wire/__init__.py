"""What goes over the wire, as values: nothing here reads a socket, a clock or a database."""
