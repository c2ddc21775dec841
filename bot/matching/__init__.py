"""Which circles a person is shown, why, and the waiting list."""
