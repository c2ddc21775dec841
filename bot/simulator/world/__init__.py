"""Telegram's memory as plain values: people, chats, messages, updates; no I/O, the clock is passed in."""
