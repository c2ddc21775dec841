"""Every screen of the bot as a phone shows it: `python -m tests.browser.gallery` takes all pictures."""
