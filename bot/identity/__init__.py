"""Whose database this is: the bot it belongs to and the master key it is sealed under."""
