"""Messages of the team to its own people."""
