"""The buttons of administration, and those of somebody who is asked to hold a circle."""

from __future__ import annotations

from bot.actions import Action, action


@action("adh")
class Home(Action):
    """Show the administration."""


@action("adl")
class Circles(Action):
    """Show a page of the list of circles."""

    page: int


@action("ads")
class ShowCircle(Action):
    """Show a circle."""

    circle: int


@action("adn")
class NewCircle(Action):
    """Begin a new circle: of this family, or choose one first (None)."""

    family: str | None


@action("adt")
class Topic(Action):
    """What it is about: this experience, or all of the family (None)."""

    experience: str | None


@action("adg")
class Language(Action):
    """The language spoken in it."""

    code: str


@action("adk")
class Kind(Action):
    """A small circle or an open one."""

    kind: str


@action("adp")
class Space(Action):
    """For whom it is, where that protects."""

    space: str


@action("adz")
class Size(Action):
    """How many seats it has."""

    size: int


@action("ady")
class KeepName(Action):
    """Keep the name that is proposed."""


@action("adc")
class Create(Action):
    """All of it is right: make the circle."""


@action("adlines")
class WriteAgreement(Action):
    """Write what everybody who joins accepts."""


@action("adusual")
class UsualAgreement(Action):
    """The usual lines it is."""


@action("adb")
class Back(Action):
    """One question back."""


@action("adr")
class Rename(Action):
    """Give this circle another name."""

    circle: int


@action("adq")
class Resize(Action):
    """Ask for another size (None), or set it."""

    circle: int
    size: int | None


@action("adw")
class Pause(Action):
    """Take no newcomers for a while."""

    circle: int


@action("ado")
class Reopen(Action):
    """Let newcomers in (again)."""

    circle: int


@action("adx")
class Close(Action):
    """Say good-bye: explain, or (`sure`) do it."""

    circle: int
    sure: bool


@action("adi")
class Invite(Action):
    """Make a link for somebody who will hold this circle."""

    circle: int


@action("adj")
class ShowInvitation(Action):
    """Show an invitation that somebody accepted."""

    invitation: int


@action("adv")
class Confirm(Action):
    """Confirm who accepted, or don't."""

    invitation: int
    yes: bool


@action("adu")
class CancelLinks(Action):
    """Let the links of this circle that nobody accepted lead nowhere."""

    circle: int


@action("ade")
class Relieve(Action):
    """Somebody (their row in the circle) no longer holds it: explain, or (`sure`) do it."""

    membership: int
    sure: bool


@action("adf")
class Health(Action):
    """How sending goes."""


@action("addoubt")
class Doubts(Action):
    """Send again what may not have arrived and is still of use, or leave all of it."""

    again: bool


@action("adm")
class Helplines(Action):
    """The helplines to confirm: by country (None), or those of one."""

    country: str | None


@action("add")
class ShowLine(Action):
    """Show a helpline."""

    line: str


@action("ada")
class ConfirmLine(Action):
    """Show this helpline to people, or no longer."""

    line: str
    yes: bool


@action("adlog")
class Log(Action):
    """The last acts of the audit log."""


@action("inok")
class Accept(Action):
    """I have read the charter, and accept."""


@action("inname")
class OtherName(Action):
    """I would like another name."""


@action("inback")
class Charter(Action):
    """Back to the charter."""


@action("inno")
class NotNow(Action):
    """I don't want to."""


@action("inyoung")
class Young(Action):
    """I am under eighteen."""


@action("instand")
class Standing(Action):
    """What I am in this circle now."""

    circle: int
