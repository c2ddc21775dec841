"""The way to someone to talk to: numbers, what happens when one calls, what holds people back."""
