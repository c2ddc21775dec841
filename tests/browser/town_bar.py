"""What stands around the phones, by the words on it: the clock, the faults, the faces."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.async_api import Locator, Page

FAULTS = {"fr": "Pannes", "en": "Faults"}
WELL = {"fr": "Tout refonctionne", "en": "Everything works again"}
TOWN = {"fr": "Cette ville", "en": "This town"}


@dataclass(frozen=True, slots=True)
class TownBar:
    """The top of the page and the drawer of faults."""

    page: Page
    language: str = "fr"

    @property
    def bar(self) -> Locator:
        """The whole top."""
        return self.page.locator("#bar")

    @property
    def hour(self) -> Locator:
        """What time it is in the town."""
        return self.bar.locator("time")

    @property
    def drawer(self) -> Locator:
        """The drawer of faults."""
        return self.page.get_by_role("complementary", name=FAULTS[self.language])

    @property
    def in_force(self) -> Locator:
        """The faults that are marked at the top."""
        return self.bar.get_by_role("listitem")

    def leap(self, name: str) -> Locator:
        """A button that leads forward in time, by its beginning."""
        return self.bar.get_by_role("button", name=name)

    def face(self, name: str) -> Locator:
        """Somebody in the line of faces."""
        return self.page.get_by_role("navigation").get_by_role("button", name=name)

    async def faults(self) -> Locator:
        """Open the drawer."""
        await self.bar.get_by_role("button", name=FAULTS[self.language]).click()
        return self.drawer

    async def all_well(self) -> None:
        """Everything works again."""
        await self.bar.get_by_role("button", name=WELL[self.language]).click()

    async def town(self) -> Locator:
        """Open what is said about this town."""
        await self.bar.get_by_role("button", name=TOWN[self.language]).click()
        return self.page.get_by_role("dialog")
