"""An oracle of the hard constraints, told again from domain.md §A3 and sharing no code with the rules.

It speaks of plain dictionaries and answers with sentences, one for each failure.
"""

from typing import Any

Facts = dict[str, Any]


def complaints(person: Facts, group: Facts) -> list[str]:  # noqa: C901, PLR0912, PLR0915 - a list, read downwards
    """The constraints this pair fails, by their names in domain.md."""
    out: list[str] = []
    say = out.append

    # H1 shared language
    if len({group["language"]}.intersection(person["languages"])) == 0:
        say("H1")

    # H2 adult group, and an adult
    if person["adult"] is not True or group["adult"] is not True:
        say("H2")

    # H3 group covers topic family, or is a generalist
    wanted_families = [family for family, _ in person["topics"]]
    if group["family"] is not None and wanted_families.count(group["family"]) == 0:
        say("H3")

    # H4 perspective admitted; who didn't say passes only where all three are welcome
    admitted = sorted(group["perspectives"])
    if person["perspective"] is None:
        if admitted != ["close", "loss", "self"]:
            say("H4")
    elif person["perspective"] not in admitted:
        say("H4")

    # H5 space policy satisfied both ways; not asked is a mixed space
    asked = person["space"] if person["space"] is not None else "mixed"
    person_content = asked == "mixed" or asked == group["space"]
    group_content = group["space"] == "mixed" or asked == group["space"]
    if not person_content or not group_content:
        say("H5")

    # H6 a seat is left; kept seats count as taken, except one's own
    taken = group["active"] + group["held"]
    if group["id"] in person["holds"]:
        taken -= 1
    if not taken < group["capacity"]:
        say("H6")

    # H7 no block, ban or person to avoid in either direction, facilitators included
    strangers = [one for one in group["people"] if one in person["blocked"]]
    if strangers or group["id"] in person["banned_from"]:
        say("H7")

    # H8 approach not in "never"; core topics and avoid list have nothing in common
    core = set(group["topics"])
    if group["experience"] is not None:
        core = core | {group["experience"]}
    approach_never = group["approach"] is not None and group["approach"] in person["never"]
    if approach_never or len(core - person["avoid"]) != len(core):
        say("H8")

    # H9 live groups: at least one slot in common, once hours were told
    if len(group["meets"]) > 0 and person["free"] is not None:
        common = 0
        for slot in group["meets"]:
            if slot in person["free"]:
                common += 1
        if common == 0:
            say("H9")

    # H10 open, a facilitator at work, at most two joins in seven days from five members up
    if group["is_open"] is False or group["facilitators_active"] == 0:
        say("H10")
    elif group["active"] > 4 and group["id"] not in person["holds"]:
        newcomers = group["joins_last_week"] + group["held"]
        if newcomers > 1:
            say("H10")

    # product.md §2.1: the circle one left isn't proposed again for 90 days; nor one's own circle
    if group["id"] in person["left"]:
        say("left")
    if group["id"] in person["inside"]:
        say("inside")
    return out
