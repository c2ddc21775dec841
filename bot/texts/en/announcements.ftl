# An announcement as people receive it.
announcements-first-line = Message from the team
announcements-more = ⋯ This message
announcements-refuse = No more messages of this kind
announcements-keep = Keep
announcements-refused = All right. You won’t receive this kind of message from the team any more.
announcements-kept = All right, nothing changes.
announcements-emptied = The team took this message back.

# Writing it.
announcements-only-team = Announcements are written by the people who look after a circle.
announcements-not-yours = This announcement isn’t available.
announcements-no-longer-useful = This announcement is no longer useful by now: it isn’t sent again.
announcements-ask-kind = What is it about?
announcements-kind-name = { $kind ->
    [meeting] Meeting cancelled or moved
    [practical] Practical information
    [life] Life of the organisation
   *[grave] Grave news
}
announcements-ask-text = Write your message, with formatting if you like. It arrives below a neutral first line, “Message from the team”.
announcements-only-agreed = Only people who agreed to news of the organisation receive it.
announcements-lock-screen = A locked screen may show the words.
announcements-too-long = { $count ->
    [one] It is one character too long for a single message. Can you shorten it?
   *[other] It is { $count } characters too long for a single message. Can you shorten it?
}
announcements-ask-audience = To whom?
announcements-everyone = Everyone
announcements-circles = { $count } circles
announcements-chosen = ✓ { $label }
announcements-aimed = Continue
announcements-page-on = More ›
announcements-page-back = ‹ Previous
announcements-people = { $few ->
    [yes] fewer than 5 people
   *[no] { $count ->
        [0] nobody
        [one] one person
       *[other] { $count } people
    }
}
announcements-whom = To: { $audience }, { $people }.
announcements-nobody = Nobody would receive this announcement for now.
announcements-ask-when = When? Choose, or write a day and a time, such as “tomorrow 9am” or “24/11 18:30”.
announcements-now = Now
announcements-evening = This evening, { $hour }
announcements-morning = Tomorrow morning, { $hour }
announcements-moment-lost = I found no day or time in that. Try “tomorrow 9am” or “24/11 18:30”.
announcements-moment-past = That moment has gone by. Another one is needed.
announcements-moment-far = That is more than a year away. A nearer moment is needed.
announcements-ask-until = Until when is this message useful? After that, what hasn’t arrived yet no longer does. Choose, or write a day and a time.
announcements-until = Until { $moment }
announcements-until-before = That is before it goes out. Choose a later time.
announcements-until-far = A message can stay useful for a month at most. A nearer end is needed.

# The preview.
announcements-preview = Above, the message as it will arrive.
announcements-leaves-now = When: now.
announcements-leaves-at = When: { $moment }.
announcements-useful = Useful until { $moment }. After that, what hasn’t arrived no longer does.
announcements-quiet = Now: { $now }. In quiet hours: { $later }.
announcements-quiet-silent = In quiet hours, now and silently: { $people }.
announcements-quiet-too-late = Too late to be useful when their quiet hours end: { $people }.
announcements-quiet-later = { $hour ->
    [none] When their quiet hours end
   *[other] At { $hour }
}
announcements-quiet-silently = Now, silently
announcements-send = { $minutes ->
    [0] Send to { $people }
    [one] Send to { $people }, about 1 min
   *[other] Send to { $people }, about { $minutes } min
}
announcements-plan = Plan for { $people }
announcements-test = Send it to me first
announcements-change-text = Change the text
announcements-change-until = Useful until when

# While it leaves.
announcements-going = <b>The announcement is going out.</b>
announcements-paused = <b>The announcement is paused.</b> Nothing goes out until you go on.
announcements-progress = { $gone } of { $total }.
announcements-left = { $minutes ->
    [0] Less than a minute to go.
    [one] About a minute to go.
   *[other] About { $minutes } minutes to go.
}
announcements-pause = Pause
announcements-go-on = Go on
announcements-stop = Stop
announcements-cancel = Don’t send it

# What became of it.
announcements-report = <b>Announcement of { $moment }</b>
announcements-state-scheduled = It is planned, and useful until { $until }.
announcements-state-going = What could be sent has been sent.
announcements-state-done = Sending is over.
announcements-state-stopped = Sending was stopped: nothing more goes out.
announcements-state-cancelled = It is cancelled: it won’t be sent.
announcements-state-refused = It wasn’t sent: at the planned time you could no longer write to all these people.
announcements-state-late = It didn’t leave: by then it was no longer useful.
announcements-state-taking-back = The message is being taken back.
announcements-state-taken-back = The message was taken back.
announcements-state-word = { $state ->
    [scheduled] planned
    [going] under way
    [stopped] stopped
    [cancelled] cancelled
    [refused] not sent
    [late] not sent
    [taking_back] taken back
    [taken_back] taken back
   *[done] sent
}
announcements-report-sent = Delivered: { $people }.
announcements-report-blocked = Can no longer receive messages from here: { $people }.
announcements-report-failed = Refused by Telegram: { $people }.
announcements-report-uncertain = Uncertain: { $people }. The connection broke while it was being sent.
announcements-report-expired = Too late, it was no longer useful: { $people }.
announcements-report-skipped = Not sent: { $people }.
announcements-report-waiting = Waiting for their quiet hours to end: { $people }.
announcements-report-waiting-until = Waiting for their quiet hours to end: { $people }, from { $moment }.
announcements-not-read = “Delivered” doesn’t mean read.
announcements-again = Send again where it is uncertain
announcements-take-back = Take this message back
announcements-plain = Text to copy
announcements-history = Announcements
announcements-history-title = The last announcements, and those that are planned:
announcements-history-none = There is no announcement here yet.
announcements-history-line = { $day }, { $state }: { $words }
announcements-write = Write an announcement

# Taking it back.
announcements-take-back-ask =
    Take this message back from everyone who received it?

    Telegram lets it be deleted for two days. After that, its text is replaced. What was read, copied or photographed can’t be taken back.
announcements-take-back-yes = Take it back
announcements-removed = Deleted for: { $people }.
announcements-removing = Being deleted for: { $people }.
announcements-removed-late = Too old to be deleted, text replaced for: { $people }.
announcements-removed-not = Couldn’t be deleted for: { $people }.
announcements-removed-uncertain = Nobody knows whether it arrived, or is still there, for: { $people }.
announcements-removed-limits = What was read, copied or photographed can’t be taken back.
