"""The one way out: everything the bot says is a row first, then paced, sent, and its outcome written down."""
