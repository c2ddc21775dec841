"""Schedules: one row per person and kind says when they are next written to."""
