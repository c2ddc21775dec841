"""Sets missing narrow no-break spaces in French: `python -m tests.texts.never_said_spaces`."""

import re

from tests.texts.never_said import TEXTS

_NARROW = "\u202f"


def narrowed(source: str) -> str:
    """A Fluent file's text with a narrow no-break space before ; : ? ! » and after « in what is read.

    Identifiers, comments and the syntax of placeables stay as they are.
    """
    return "".join(map(_line, source.splitlines(keepends=True)))


def _line(line: str) -> str:
    if line.startswith("#"):
        return line
    spaced = re.sub(r"(?<=\S)[ \u00a0]+(?=[;:?!»](?:\W|$))", _NARROW, line)
    return re.sub(r"«[ \u00a0]*(?!\u202f)", f"«{_NARROW}", spaced)


def main() -> None:
    """Rewrites every French Fluent file that needs it."""
    for path in sorted((TEXTS / "fr").glob("*.ftl")):
        source = path.read_text(encoding="utf-8")
        if narrowed(source) != source:
            path.write_text(narrowed(source), encoding="utf-8")


if __name__ == "__main__":
    main()
