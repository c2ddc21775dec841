guide-what =
    <b>How it works</b>

    Here, people who are living through the same thing write to each other, in small groups of 6 to 8 called circles. Everyone comes under a chosen name, at their own pace. Reading without writing is fine.

    You can also note each day how it is going, for yourself, and receive a few words at the time you choose.

    I am a program. The people in the circles are real: they are living through the same thing as you, they are not professionals. Nothing here replaces a doctor, a psychologist or the emergency services.
guide-runs = This service is run by { $organisation }. A question about your data: { $contact }.
guide-circle =
    <b>What a circle is like</b>

    1. You say in a few words what brings you.
    2. I propose up to three circles, and why these. You choose, or you wait. I never sign anyone up without asking.
    3. You come in under a chosen name and accept five simple rules.
    4. What you write there is passed on to the other members, under that name. You can correct it or take it back.
    5. One or two people look after the circle. Under each message you can report it, stop reading someone, block them, or say that you are worried about them.

    You leave a circle whenever you like, without giving a reason.
guide-sees =
    <b>Who sees what</b>

    <b>Your circle</b> sees your chosen name and what you write there. Not your Telegram name, your number or your picture. But a screen can be copied or photographed.

    <b>The team</b> sees chosen names, the month people joined and the messages that were reported. Not your mood, your notes, or who you are on Telegram.

    <b>The person who keeps the server</b> holds your words encrypted. They have the key: they could technically read them.

    <b>Telegram</b> sees this conversation pass: it isn’t encrypted end to end.

    <b>Your phone</b> shows it to anyone who opens Telegram, and so do your other devices.

    To see, take away or erase everything: /mydata and /forget.
guide-hosted = Your data is kept here: { $hosted }.
guide-commands =
    <b>What you can type</b>

    { $commands }
guide-to-circle = How a circle works
guide-to-sees = Who sees what
guide-to-commands = The commands
guide-to-match = Find a circle
guide-to-mydata = My data
guide-to-what = ‹ Back
