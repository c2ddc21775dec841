"""The way in: updates are rows before they are acknowledged, and run in order per chat."""
