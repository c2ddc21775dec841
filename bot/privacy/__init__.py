"""What is known of a person, what they agreed to, taking it away, and being forgotten."""
