# What a circle doesn’t allow now.
circles-not-there = This circle isn’t available.
circles-full = The last place in this circle has just been taken. I can show you others.
circles-alias-taken = Someone in this circle already has a very similar name. Could you choose another?
circles-name-length = A circle’s name has 1 to { $longest } characters.
circles-size = A circle of this kind has { $smallest } to { $largest } people.
circles-experience-closed = This topic isn’t open here yet: it needs protections that aren’t ready.
circles-needs-facilitators = { $missing ->
    [1] One more person is needed to look after this circle: it takes two before it opens.
   *[other] It takes { $missing } people to look after this circle before it opens.
}
