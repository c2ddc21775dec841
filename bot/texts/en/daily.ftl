# The message of the chosen hours.
daily-read = Read
