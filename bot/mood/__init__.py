"""The daily check-in: the person's own mood, noted in one tap."""
