"""`python -m bot`: the command line, with nothing loaded before it is clear that it will stay."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line (bot.command_line.main)."""
    # What a start loads is there to stay; to look for rubbish among it again and again is a sixth of a start.
    gc.disable()
    from bot import command_line  # noqa: PLC0415 (after that)

    command_line.main()


if __name__ == "__main__":
    main()
