# A message as the others get it.
rooms-first-line = A message for you
rooms-role-facilitator = from the team
rooms-more = ⋯ More
rooms-emptied = This message was taken back by the person who wrote it.

# The room.
rooms-inside =
    You are in the room of “{ $circle }”. What you write here goes to the others, under the name { $alias }.

    To leave it: “Back to the menu”.
rooms-first-time =
    A few words are enough to begin, for instance: “Hello, I’m { $alias }. I have just arrived.” You can also read without writing.
rooms-inside-new = { $count ->
    [one] One message was waiting for you; here it is.
   *[other] { $count } messages were waiting for you; here they are.
}
rooms-inside-new-first = { $count } messages were waiting for you. Here are the first { $first }, then a button for the rest.
rooms-leave = Back to the menu
rooms-placeholder = Write to the circle
rooms-left = You are no longer in the room. What you write no longer goes to the circle.
rooms-no-circle = There is no circle here, or it isn’t yours.
rooms-no-message = This message isn’t there, or isn’t yours.

rooms-said = Sent to the circle.
rooms-waits = Your message waits to be read by the team, until { $until } at the latest.
rooms-waits-seen = Your message waits until someone from the team has read it.
rooms-take-back = Take back my message
rooms-take-back-nth = Take back my message { $number }
rooms-taken-back = It is taken back. The others no longer see it. What was already read, copied or photographed can’t be undone.
rooms-muted = The team has asked you not to write in this circle until { $until }. This message is sent to no one and isn’t kept. You can go on reading.
rooms-edit-held = This change isn’t passed on to the others for now. Your message stays as it was, and you can take it back.
rooms-edit-contact = This change adds a number, a link or an account name: it isn’t passed on. If it matters to you, write it in a new message.

rooms-ask = { $count ->
    [one] For the circle “{ $circle }”? I’d rather ask you before sending it.
   *[other] Are these { $count } messages for the circle “{ $circle }”? I’d rather ask you before sending them.
}
rooms-ask-contact = There is a number, a link or an account name in it. In “{ $circle }”, people know each other by a chosen name only: what is given there can’t be taken back. Send it anyway?
rooms-ask-held = During the first three days, such a message waits to be read by the team, until { $until } at the latest.
rooms-ask-yes = Send
rooms-ask-no = No
rooms-not-sent = All right. It is sent to no one, and I don’t keep it.
rooms-not-sent-left = All right. It is sent to no one, and I don’t keep it. You are no longer in the room.

# My circles.
rooms-circles = Your circles:
rooms-mine = My circles
rooms-none = You aren’t in a circle yet. A circle is a small group of 6 to 8 people who are living through the same thing.
rooms-circle = <b>{ $circle }</b>. You are { $alias } there.
rooms-circle-rhythm = { $rhythm }
rooms-circle-people = With you: { $names }.
rooms-circle-team = Looking after it: { $names }.
rooms-write = Write to the circle
rooms-read-week = Read the last seven days
rooms-reading = When messages reach me
rooms-good-bye = Leave the circle
rooms-reading-ask =
    When would you like this circle’s messages?

    <b>As it comes</b>: each message arrives when it is written, outside your quiet hours. A locked screen may show its words.
    <b>In the evening</b>: a single line says how many messages are waiting.
    <b>When I open it</b>: nothing comes without you.
rooms-reading-changed = Noted: { rooms-way-name }.
rooms-way-name = { $way ->
    [as_it_comes] as it comes. A locked screen may show the words of others
    [evening] one line in the evening
   *[on_open] when you open it
}
rooms-way-as_it_comes = As it comes{ $present ->
    [True] {" "}(now)
   *[False] {""}
}
rooms-way-evening = One line in the evening{ $present ->
    [True] {" "}(now)
   *[False] {""}
}
rooms-way-on_open = When I open it{ $present ->
    [True] {" "}(now)
   *[False] {""}
}
rooms-good-bye-ask =
    Leave “{ $circle }”? This is good-bye: your place will be free, nobody is told, and you needn’t say why.

    What you said can stay with the others, or be taken back.
rooms-good-bye-leave = Leave
rooms-good-bye-erase = Leave and take back my messages
rooms-good-bye-said = Done. Thank you for being part of it. You can look for another circle whenever you like.
rooms-good-bye-erased = Done, and your messages are taken back. You can look for another circle whenever you like.

# Reading.
rooms-evening = { $count ->
    [one] One message is waiting for you.
   *[other] { $count } messages from { $people ->
        [one] one person
       *[other] { $people } people
    }.
}
rooms-read = Read
rooms-reading-now = Here is what is new.
rooms-given = You have read everything.
rooms-given-nothing = There is nothing to read for now.
rooms-given-rest = { $count ->
    [one] One message is left.
   *[other] { $count } messages are left.
}
rooms-go-on = Read on

# A message that waits to be read by the team.
rooms-held-line = Waiting message: { $alias }
rooms-held-shown =
    <b>{ $alias }</b>, in “{ $circle }”, wrote this, which waits to be read:

    <blockquote>{ $words }</blockquote>
rooms-held-let = Let it through
rooms-held-refuse = Don’t pass it on
rooms-held-went = Done: the message has gone out.
rooms-held-stayed = Done: the message isn’t passed on, and the person knows.
rooms-held-dropped = { $count ->
    [one] A message you had written was not passed on.
   *[other] { $count } messages you had written were not passed on.
} You are told separately what the team decided.
