"""Hours and reminders: when a person is written to, when not, and what time it is where they are."""
