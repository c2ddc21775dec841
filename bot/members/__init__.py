"""People: who talks to the bot, what they answered about themselves, what they agreed to."""
