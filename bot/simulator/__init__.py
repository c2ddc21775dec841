"""The local Telegram: an honest Bot API over HTTP on loopback, and the phones of those who live there."""
