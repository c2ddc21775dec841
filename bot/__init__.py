"""Entraide: a Telegram bot for mutual aid."""
