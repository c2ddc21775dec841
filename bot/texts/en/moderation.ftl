# Under a relayed message.
moderation-report = Report this message
moderation-stop-reading = Stop reading this person
moderation-block = Block this person
moderation-worry = I’m worried about this person
moderation-reason-threat = A threat, violence
moderation-reason-sexual = Sexual content
moderation-reason-hurtful = Words that hurt
moderation-reason-contact = Contact details, advertising
moderation-reason-other = Something else

moderation-reported = Thank you for saying so. This message, and only this one, goes to people from the team who didn’t write it. Your name is not on it.
moderation-stopped = You won’t read { $alias } any more. They won’t know, and nothing changes for the others.
moderation-read-again = Read { $alias } again
moderation-reads-again = All right. You will read what they write from now on.
moderation-block-ask =
    Block { $alias }?

    You won’t read each other any more, here or in any other circle, and you won’t be offered one to join together. Nobody will be told. You can undo it later.
moderation-block-yes = Block { $alias }
moderation-blocked = Done. You won’t read each other any more.
moderation-no = No
moderation-declined = All right, nothing is changed.
moderation-unblock = Unblock { $alias }
moderation-unblocked = Done. You can read each other again.
moderation-apart-button = People I no longer read
moderation-apart = These are the people you no longer read or have blocked. They don’t know.
moderation-apart-nobody = You read everyone.
moderation-someone = someone

# I’m worried.
moderation-worry-ask =
    You are worried about { $alias }. This isn’t a report, and thank you for saying so.

    If you like, I will send this person, privately, the numbers for talking to someone right away, and tell the people who look after the circle. Your name appears nowhere.

    If you think their life is in danger now and you know where they are, call the emergency services.
moderation-worry-yes = Yes, please do
moderation-worried = Done. Thank you for looking out for others. Look after yourself too: you don’t have to carry this without help.
moderation-door =
    Someone thought of you.

    If this is a hard moment, you can talk to a person right away. If not, there is nothing to do and nothing to answer.
moderation-worry-shown =
    Someone is worried about <b>{ $alias }</b>, in “{ $circle }”. They have just been sent the helplines, privately.

    <b>Say.</b> Simply write in the room that you are thinking of { $alias }, and ask how they really are.
    <b>Ask.</b> If you fear for their life, ask plainly: “Are you thinking of dying?” Asking doesn’t put the idea there.
    <b>Don’t say.</b> No advice, no lecture, no comparison. Don’t promise to keep it secret, or that it will all turn out well.
    <b>Call.</b> If the danger is immediate, call the emergency services with what you know. Their name and address aren’t known here: ask them.
    <b>Don’t be alone with this.</b> Tell the other person who looks after the circle, and talk to someone about it afterwards.
moderation-worry-numbers = The numbers
moderation-worry-take = I’ll look after this
moderation-worry-taken = Thank you. The others see that someone is looking after it.

# What comes unasked: one neutral line, and a button.
moderation-notice-new = Something is waiting for you, when you have a moment.
moderation-notice-urgent = Something needs your attention, as soon as you can.
moderation-notice-person = You have a message from the team.
moderation-notice-refused = A message you had written was not passed on. You can write another whenever you like.
moderation-notice-open = Read

moderation-hold-until = Several people have reported some of your messages in “{ $circle }”. Your messages there wait to be read until { $until }, then go out by themselves, unless the team decides otherwise. You can go on reading, and everything else is open to you.
moderation-hold-until-seen = Several people have reported some of your messages in “{ $circle }”. Your messages there wait until someone from the team has read them. You can go on reading, and everything else is open to you.
moderation-hold-may-ask = If you like, ask for someone from the team to read now. This can be asked once.
moderation-hold-ask = Ask for someone to read now
moderation-hold-asked = On { $when }, you asked for someone from the team to read now. I will write to you as soon as it is done.
moderation-hold-seen = Someone from the team has read what was reported. Your messages in “{ $circle }” no longer wait: they go out at once again.
moderation-hold-free = The waiting time is over. Your messages in “{ $circle }” go out at once again.
moderation-hold-over = This wait in “{ $circle }” is over. If the team has decided something else since, you are told of it separately.

moderation-quoted = <blockquote>{ $words }</blockquote>
moderation-act-warn = In “{ $circle }”, this message hurt someone. That can happen without meaning to. The team asks you to take care next time. Nothing else changes: you can read and write as before.
moderation-act-mute = The team asks you not to write in “{ $circle }” until { $until }. You can go on reading, and everything else is open to you. After that, all is as before.
moderation-act-remove = The team has decided that you are no longer part of “{ $circle }”. Your check-in, the words you receive and the helplines are still there, and you can look for another circle. This decision has no end date, but you can ask for it to be looked at again.
moderation-act-refuse = The team did not pass on this message in “{ $circle }”. Nothing else changes: you can read and write as before.
moderation-act-appealed = You asked for it to be looked at again. I will write to you as soon as there is an answer.
moderation-act-kept = Someone looked at it again, and the decision stays as it is.
moderation-act-lifted = The team has taken this decision back. It no longer counts.
moderation-act-lifted-remove = The team has taken this decision back. If there is still a place, you are in this circle again; if not, you can come back to it through “Find a circle”.
moderation-act-lifted-refuse = The team has taken this decision back. Your message goes to the circle if that is still possible; if not, you can write it again.
moderation-appeal = Ask for it to be looked at again
moderation-appealed = Asked. I will write to you as soon as there is an answer.

# For the team.
moderation-inbox = { $count ->
    [one] One thing is waiting for you.
   *[other] { $count } things are waiting for you, the most pressing first.
}
moderation-inbox-empty = Nothing is waiting for you.
moderation-inbox-back = ‹ What is waiting
moderation-line-worry = Worry: { $alias }
moderation-line-report = Report: { $alias }
moderation-line-report-urgent = Pressing report: { $alias }
moderation-line-hold = To read now: { $alias }
moderation-line-appeal = Look again: { $alias }
moderation-report-shown =
    <b>{ $alias }</b>, in “{ $circle }”.
    { $count ->
        [one] Reported by one person, on { $when }: “{ $reason }”.
       *[other] Reported by { $count } people, the first time on { $when }: “{ $reason }”.
    }

    Each decision takes effect at once. The person is told in plain words, and can ask for it to be looked at again.
moderation-decide-nothing = Nothing to do
moderation-decide-warn = Remind them of the agreement
moderation-decide-mute_day = Silence for 24 hours
moderation-decide-mute_week = Silence for 7 days
moderation-decide-remove = Remove from the circle
moderation-decide-refuse = Don’t pass it on
moderation-decided-nothing = Noted: there was nothing to do.
moderation-decided-warn = Done: { $alias } has been reminded of the agreement.
moderation-decided-mute_day = Done: { $alias } can read, and will write again in 24 hours.
moderation-decided-mute_week = Done: { $alias } can read, and will write again in 7 days.
moderation-decided-remove = Done: { $alias } is no longer in this circle.
moderation-lift = Take this decision back
moderation-lifted = Done: the decision no longer counts, and the person knows.
moderation-lifted-no-seat = Done: the decision no longer counts. There is no free place in the circle any more; the person can come back when there is one.
moderation-lifted-not-sent = Done: the decision no longer counts, and the person knows. The message can no longer go out by itself; they can write it again.
moderation-hold-shown-until = <b>{ $alias }</b>, in “{ $circle }”, asks for someone from the team to read { moderation-hold-what } now. Until then their messages wait, until { $until } at the latest.
moderation-hold-shown-seen = <b>{ $alias }</b>, in “{ $circle }”, asks for someone from the team to read { moderation-hold-what } now. Until then their messages wait.
moderation-hold-shown-over = <b>{ $alias }</b>, in “{ $circle }”, had asked for someone from the team to read { moderation-hold-what }. The waiting time is over and their messages go out again, but there is still something to read.
moderation-hold-what = { $count ->
    [one] the reported message
   *[other] the { $count } reported messages
}
moderation-hold-report = { $count ->
    [one] Read the report
   *[other] Read report { $number }
}
moderation-appeal-shown = <b>{ $alias }</b>, in “{ $circle }”, asks for this decision to be looked at again: { $decision }.
moderation-review-lift = Take the decision back
moderation-review-keep = Leave it as it is
moderation-reviewed-kept = Noted: the decision stays, and the person knows.
moderation-already-decided = Someone has already taken care of this.
moderation-not-there = There is nothing here, or it is no longer there.
