"""The buttons of the first minutes."""

from __future__ import annotations

from bot.actions import Action, action


@action("obl")
class Speak(Action):
    """Go on in this language."""

    code: str


@action("oba")
class Agree(Action):
    """The answer to age and consent: "yes", "without" (no matching) or "young"."""

    answer: str


@action("obk")
class Back(Action):
    """Back to an earlier question: "language" or "agree"."""

    question: str


@action("obf")
class ShowFamilies(Action):
    """Show the families of the catalogue."""


@action("obg")
class ShowFamily(Action):
    """Show the experiences of one family."""

    family: str


@action("obx")
class Choose(Action):
    """This is what brings me."""

    experience: str


@action("obp")
class For(Action):
    """For myself, someone close, or after a loss."""

    perspective: str


@action("obs")
class Space(Action):
    """The space wanted; None when the question is skipped."""

    space: str | None


@action("obq")
class Again(Action):
    """Change my answers: back to what brings me."""


@action("obj")
class Join(Action):
    """Show the agreement of this circle."""

    circle: int


@action("obo")
class Others(Action):
    """Other proposals."""


@action("obb")
class ShowProposals(Action):
    """Back to the proposals."""


@action("obw")
class Wait(Action):
    """Wait for a seat."""


@action("oby")
class Accept(Action):
    """I accept the agreement, under the name that is shown; `mark` is of both."""

    mark: str


@action("obn")
class OtherName(Action):
    """Write another name."""


@action("obz")
class News(Action):
    """Whether news of the organisation's life is wanted."""

    wanted: bool


@action("obnum")
class NumbersIn(Action):
    """The numbers of a kind in a country: all that is left of a closed experience that was named."""

    kind: str
    country: str
