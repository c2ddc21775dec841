# The daily check-in, and the last fourteen days.
mood-ask = How are things today?
mood-ask-day = How were things on { $day }?
mood-word = { $score ->
    [1] very hard
    [2] rather hard
    [3] in between
    [4] fairly good
   *[5] good
}
mood-choice = { $score ->
    [1] Very hard (1)
    [2] Rather hard (2)
    [3] In between (3)
    [4] Fairly good (4)
   *[5] Good (5)
}
mood-snooze = In an hour
mood-snoozed = All right. I’ll ask again at { $hour }.
mood-what-today = for today: “{ $word }”
mood-what-day = { $later ->
    [true] for { $day }, added later: “{ $word }”
   *[false] for { $day }: “{ $word }”
}
mood-thanks = Thank you. Noted { $what }. That is all for now.
mood-thanks-first = Thank you. Noted { $what }. One tap is enough, that is all for now.
mood-thanks-again = Thank you. Noted { $what }. It is good to see you.
mood-thanks-low = Thank you for saying so. Noted { $what }. Here is what is possible, if you like. There is no hurry, and nothing you have to do.
mood-nothing-now = Nothing for now
mood-add-note = Write a note
mood-correct = Change my answer
mood-too-late = That question is several days old, and I can no longer note that day.
mood-door = I won’t ask you any more for now. The door stays open, and you can come back whenever you like, without explaining anything.
mood-take-up = Ask me again
mood-taken-up = All right. I’ll ask you again at { $hour }.
mood-no-hour = First choose a time: I’ll ask you then.

mood-consent = Your answers are about you, perhaps about your health. They are kept encrypted, for you: neither your circle nor the team sees them. Telegram sees them pass. You can stop and erase everything at any time.
mood-consent-ask = May I keep your answers?
mood-agree = Yes, I agree
mood-refuse = No, thank you
mood-refused = All right. I don’t ask, and I keep nothing. You can change your mind from the menu.

mood-propose = Shall I ask you how you are, from tomorrow on? One tap is enough, and you don’t have to answer. By choosing a time you agree to this:
mood-propose-no = No
mood-evening-chosen = All right. From tomorrow on, at { $hour }, I’ll ask you how you are. I believe it is { $now } where you are; if it isn’t, tell me under “Times and reminders”.

mood-note-ask = Write what you want to keep of this day, in { $limit } characters at most. Nobody else reads it. If you send nothing, nothing is kept.
mood-note-none = Write nothing
mood-note-kept = It is kept. Nobody else reads it.
mood-note-drop = Erase this note
mood-note-gone = It is erased.
mood-note-nothing = All right, nothing more is kept.
mood-note-too-long = That is a little long for here: { $length } characters, and I can keep { $limit }. You can shorten it and send it again.
mood-notes-title = Your notes from the past fourteen days
mood-notes-one = <b>{ $day }</b>, “{ $word }”
    { $note }
mood-notes-empty = There are no notes for these fourteen days.

mood-empty = Nothing is noted for these fourteen days. One tap is enough, whenever you like.
mood-fill-in = Note { $day }
mood-read-notes = Read my notes again
mood-fortnight = { $noted ->
    [1] The past { $days } days: one day noted.
   *[other] The past { $days } days: { $noted } days noted.
}
mood-between = { $same ->
    [true] You noted “{ $lowest }”.
   *[false] { $some ->
        [true] Between “{ $lowest }” and “{ $highest }”, most often { $often }.
       *[false] Between “{ $lowest }” and “{ $highest }”.
    }
}
mood-often = { $two ->
    [true] “{ $first }” or “{ $second }”
   *[false] “{ $first }”
}
mood-line = { $day }: { $word }
mood-line-nothing = { $day }: nothing noted
mood-picture-title = The past fourteen days
mood-picture-nothing = nothing noted
mood-picture-later = filled in afterwards
mood-picture-median = middle over seven days
