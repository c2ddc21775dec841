# Administration, for those who run the instance.
admin-title = <b>Administration</b>
admin-empty =
    There is no circle here yet: somebody who comes finds nobody.

    Open one for each family you choose. Begin where two people are ready to look after it: no circle opens before that.
admin-choose-family = What will the new circle be about?
admin-states =
    { $open ->
        [0] No open circle
        [one] One open circle
       *[other] { $open } open circles
    }{ $draft ->
        [0] {""}
       *[other] , { $draft } in preparation
    }{ $paused ->
        [0] {""}
       *[other] , { $paused } paused
    }.
admin-drafts = A circle in preparation opens when two people look after it.
admin-to-confirm =
    { $count ->
        [one] One person waits for you to confirm their part.
       *[other] { $count } people wait for you to confirm their part.
    }
admin-family = { $name }{ $count ->
        [0] {""}
        [one] {" "}(one circle)
       *[other] {" "}({ $count } circles)
    }
admin-other-circle = Open another circle
admin-circles = Circles
admin-new-circle = Open a circle
admin-health = Sending
admin-helplines = { $count ->
        [0] Helplines
       *[other] Helplines to confirm ({ $count })
    }
admin-log = Last acts
admin-home = ‹ Administration
admin-confirm-button = To confirm: { $alias }, “{ $circle }”

# Opening a circle.
admin-step-topic = About what, more precisely? A circle for the whole family takes in more people; one topic brings them closer.
admin-topic-family = The whole family
admin-step-language = Which language is spoken in it?
admin-step-kind = A small circle, where people know each other, or an open one, larger, where one can read without writing?
admin-kind-small = A small circle
admin-kind-open = An open circle
admin-step-space = Who is this circle for? A space of its own is only proposed to those who asked for it.
admin-space-mixed = For everybody
admin-space-women = Women only
admin-space-men = Men only
admin-space-lgbtq = LGBTQ+ people only
admin-step-size = How many seats? This can be changed later.
admin-size = { $size } seats
admin-step-name =
    What is this circle called? I suggest <b>{ $name }</b>. You can also write another name.

    Better a name that doesn’t tell the topic: screens are seen.
admin-name-keep = Keep “{ $name }”
admin-name-length = A name has 1 to { $longest } characters. Would you like another?
admin-name-taken = Another circle has almost the same name. Would you like another?
admin-step-check =
    <b>{ $name }</b>
    { $facts }

    Everyone who comes in accepts this:

    { $agreement }

    Two people must still be found to look after it: it doesn’t open before.
admin-create = Create this circle
admin-agreement-write = Write another agreement
admin-agreement-usual = Keep the usual agreement
admin-agreement-ask =
    What does everyone who comes in accept? Write it in one message, in the language of the circle ({ $language }): one idea per line, { $most } lines at most, each of { $longest } characters at most.

    This line always stays, at the end:

    { $always }
admin-agreement-many = There are { $count } lines in this message, and an agreement has { $most } at most. Would you take some out, or join them?
admin-agreement-long = Line { $number } has { $length } characters: that is more than { $longest }. Would you shorten it?
admin-agreement-empty = I found no line to add in this message. Would you try again?
admin-created = Done: “{ $circle }” is in preparation. Now invite two people to look after it; with the second, it opens.
admin-circle-names = The bench, The evening lamp, Plain words, The long table, The doorstep, The other shore, The winter garden, The open window, Hands at rest, The harbour, The courtyard, The lime tree, The stopover, Clear days, The thread, The walk

# Circles.
admin-facts = { $topic }. { $language }, { $kind ->
        [small] small circle
       *[open] open circle
    }{ $space ->
        [women] , women only
        [men] , men only
        [lgbtq] , LGBTQ+ people only
       *[mixed] {""}
    }, { $size } places.
admin-state = { $state ->
        [draft] In preparation: it doesn’t open before two people look after it. { $missing ->
            [0] They are there, you can open it.
            [one] One is missing.
           *[other] { $missing } are missing.
        }
        [paused] Paused: it takes nobody new, and life goes on inside. { $missing ->
            [0] {""}
            [one] One person is missing to look after it.
           *[other] { $missing } people are missing to look after it.
        }
       *[open] Open. { $missing ->
            [0] {""}
            [one] One person is missing to look after it.
           *[other] Nobody looks after it: it is proposed to nobody.
        }
    }
admin-line = { $state ->
        [draft] in preparation
        [paused] paused
       *[open] open
    }, { $active ->
        [0] no place taken
        [one] one place taken
       *[other] { $active } seats taken
    } of { $size }, { $waiting ->
        [0] nobody waits
        [one] one person waits
       *[other] { $waiting } people wait
    }
admin-listed = <b>{ $name }</b>
    { $topic }: { $line }.
admin-list-title = <b>Circles</b>
admin-more = More ›
admin-less = ‹ Before
admin-seats = { $active ->
        [0] No place is taken
        [one] One place is taken
       *[other] { $active } seats are taken
    } of { $size }{ $held ->
        [0] {""}
        [one] , one kept for somebody
       *[other] , { $held } kept for somebody
    }.
admin-waiting = { $count ->
        [0] Nobody waits for a place in this language and family.
        [one] One person waits for a place in this language and family.
       *[other] { $count } people wait for a place in this language and family.
    }
admin-team = The team: { $names }.
admin-team-nobody = The team: nobody yet.
admin-links = { $count ->
        [one] One link waits to be accepted, until { $until }.
       *[other] { $count } links wait to be accepted, the last until { $until }.
    }
admin-invite = Invite somebody to look after it
admin-cancel-links = Cancel the waiting links
admin-links-cancelled = Done: these links lead nowhere now.
admin-relieve = Take { $alias } off the team
admin-relieve-ask =
    { $alias } will no longer look after “{ $circle }”, and stays in it like the others. The person will know, with a thank you.

    { $last ->
        [True] Nobody will be left to look after it: the circle will be paused.
       *[False] {""}
    }
admin-relieved = Done: { $alias } no longer looks after this circle.
admin-rename = Change the name
admin-rename-ask = What new name for “{ $circle }”? Write it here.
admin-renamed = Done: this circle is now called “{ $circle }”.
admin-resize = Number of seats
admin-resize-ask = “{ $circle }” has { $size } seats, of which { $taken } are taken or kept. How many would you like?
admin-resized = Done: { $size } places.
admin-size-too-small = { $taken } seats are taken or kept: there can’t be fewer.
admin-pause = Pause
admin-paused = Done: this circle takes nobody new. Those inside go on as before.
admin-open = Open
admin-opened = Done: this circle is open.
admin-close = Close this circle
admin-close-ask =
    Close “{ $circle }” for good?

    { $active ->
        [0] Nobody is in it yet.
        [one] The person in it will be told in plain words, and can look for another circle.
       *[other] The { $active } people in it will be told in plain words, and can look for another circle.
    } Its room closes at once. There is no way back.
admin-close-yes = Close “{ $circle }”
admin-closed = Done: “{ $circle }” is closed, and everybody who was in it will know.

# Inviting somebody to look after a circle.
admin-link =
    Here is a link to look after “{ $circle }”. It is for one person, the first who opens it, and works until { $until }.

    <code>{ $link }</code>

    Give it yourself to somebody you know. They read the charter, choose a name and accept; then you confirm here.
admin-accepted =
    Somebody accepted the charter and would like to look after “{ $circle }”, under the name <b>{ $alias }</b>. The link was made on { $made }.

    Before you confirm, ask the person you gave it to which number they read on their screen. It must be <b>{ $number }</b>. If it is another, refuse and make a new link.
admin-confirm = Confirm
admin-decline = Refuse
admin-confirmed = Done: { $alias } looks after “{ $circle }”. The person will know.
admin-confirmed-opens = With two, it is complete: the circle is open and can be proposed.
admin-declined-done = Done: nothing has changed, and the person will know.
admin-invitation-gone = This invitation is no longer there: somebody answered it, or it has ended.

# For the person who is invited.
admin-charter =
    You are asked to look after <b>{ $circle }</b>, a circle about { $about }, together with another person.

    <b>The charter, in short</b>
    • You welcome people and keep watch. You don’t treat anyone.
    • You come by almost every day: read, welcome, answer a first word.
    • Reports come to you. Each is read within the day.
    • If someone seems in danger, you call the emergency services with what you know. You don’t promise secrecy.
    • Nothing in private with anyone there for less than 30 days. Nothing for sale, nothing sexual.
    • You see chosen names: no mood, no note, no Telegram name.
    • You hand over whenever you like.

    Run by { $organisation }. Contact: { $contact }. Telegram sees what you write here.

    In this circle, you will be <b>{ $alias }</b>.
admin-about-everyone = what each of us lives through
admin-accept = I am 18 or older, and I accept
admin-under-age = I am under 18
admin-other-name = Another name
admin-not-now = No, thank you
admin-refused = All right, and thank you for saying so. Nothing of this invitation is kept.
admin-thanks =
    Thank you. One step is left: the team confirms, and I write to you as soon as it is done.

    If you are asked for a number, it is <b>{ $number }</b>: it shows that the invitation is yours.
admin-declined = The team has not confirmed your invitation. If that surprises you, talk to the person who gave it to you.
admin-unconfirmed = Your invitation was not confirmed in time. If that surprises you, talk to the person who gave it to you.
admin-standing-holds =
    You look after “{ $circle }”, where people know you as { $alias }. { $others ->
        [0] Another person must still join you: the circle doesn’t open before.
       *[other] With you: { $names }.
    }

    The room is in “My circle”, what asks for your attention in “Reports”, and you can write to the whole circle by an announcement. Thank you for being there.
admin-standing-member = You no longer look after “{ $circle }”. You stay in it like the others, and can leave whenever you like. Thank you for what you did there.
admin-standing-closed =
    The team has closed “{ $circle }”. Thank you for having been there: its room is gone, and what was waiting in it is sent to nobody.

    Your check-in, the words you receive and the helplines stay, and you can look for another circle.

# Sending.
admin-health-title = <b>Sending</b>
admin-health-again = Look again
admin-health-quiet = Nothing waits.
admin-health-lane = { $lane ->
        [reply] Answers
        [help] Calls for help
        [relay] Messages of circles
        [check_in] Check-ins
        [encouragement] Words
       *[announcement] Announcements
    }: { $count } { $state ->
        [uncertain] of which nobody knows whether they arrived
       *[other] to send
    }{ $since ->
        [none] .
       *[other] , since { $since }.
    }
admin-doubts =
    { $count ->
        [one] One message has left, and I don’t know whether it arrived.
       *[other] { $count } messages have left, and I don’t know whether they arrived.
    } { $useful ->
        [0] It is too late for sending again to be of use.
        [one] Just one would still be of use. Sent again, it may arrive twice.
       *[other] { $useful } would still be of use. Sent again, they may arrive twice.
    }
admin-doubts-again = { $count ->
        [one] Send this message again
       *[other] Send these { $count } again
    }
admin-doubts-leave = Send nothing again
admin-doubts-sent = { $count ->
        [0] There is nothing left to send again.
        [one] Done: one message is going out again.
       *[other] Done: { $count } messages are going out again.
    }
admin-doubts-left = { $count ->
        [0] There is no doubt left.
        [one] Done: this message isn’t sent again, and I won’t speak of it any more.
       *[other] Done: these { $count } messages aren’t sent again, and I won’t speak of them any more.
    }
admin-health-inbox = { $count ->
        [0] Everything that came has been read.
        [one] One message that came waits to be read.
       *[other] { $count } messages that came wait to be read.
    }
admin-health-dead = What I couldn’t handle, with the reference given to the person:
admin-health-dead-line = { $reference }, { $when }
admin-health-dead-none = No message was left unhandled.
admin-health-failed = What could not be sent in the last seven days (nobody is named here):
admin-health-failed-line = { $lane ->
        [reply] Answers
        [help] Calls for help
        [relay] Messages of circles
        [check_in] Check-ins
        [encouragement] Words
       *[announcement] Announcements
    }: { $count }, { $reason ->
        [unreadable] unreadable in the database
        [refused] refused by Telegram
       *[other] to be reported with this word: { $reason }
    }.
admin-health-week = The last seven days, at the times people chose:
admin-health-kind = { $kind ->
        [check_in] check-ins
        [check_in_again] check-ins, an hour later
        [encouragement] words
        [evening_line] evening lines
        [waiting_news] news of the waiting list
       *[other] other messages
    }: { $served } sent, { $late } of them late{ $worst ->
        [0] {""}
       *[other] {" "}(by { $worst } minutes at most)
    }, { $skipped } not sent.
admin-health-week-none = Nothing was to be sent at a chosen time.

# Helplines.
admin-helplines-title =
    <b>Helplines to confirm</b>

    These lines were not seen on a page one can trust. They are only shown once you have confirmed them.
admin-helplines-none = Every line has been seen on its page. There is nothing to confirm.
admin-helplines-country = { $country }: { $left ->
        [0] all confirmed
        [one] one to confirm
       *[other] { $left } to confirm
    }
admin-helpline-button = { $name } { $shown ->
        [True] (shown)
       *[False] {""}
    }
admin-helpline =
    <b>{ $name }</b>
    <code>{ $number }</code>
    { $hours }
    { $what }

    Where to check it: { $source }

    { $shown ->
        [True] This line is shown.
       *[False] This line is not shown. Call it or read its page, then confirm what you have checked.
    }
admin-helpline-confirm = I have checked it: show it
admin-helpline-withdraw = Show it no longer

# The last acts.
admin-log-title = <b>Last acts</b>
admin-log-line = { $when }: { $act }
admin-log-none = No act yet.
admin-log-whole = The chain of these acts is whole.
admin-log-broken = Careful: the chain is broken from act { $number } on. Run “audit verify” on the server.
admin-act = { $act ->
        [circle_created] a circle created
        [circle_opened] a circle opened
        [circle_paused] a circle paused
        [circle_closed] a circle closed
        [circle_renamed] a circle renamed
        [circle_resized] a circle made larger or smaller
        [facilitator_invited] an invitation to look after a circle
        [links_cancelled] links cancelled
        [charter_accepted] a charter accepted
        [charter_refused] an invitation refused by the person
        [facilitator_confirmed] a person confirmed to look after a circle
        [facilitator_declined] a person not confirmed
        [facilitator_relieved] a person who handed over
        [helpline_confirmed] a helpline confirmed
        [helpline_withdrawn] a helpline withdrawn
        [doubts_again] uncertain messages sent again
        [doubts_left] uncertain messages not sent again
        [hold] messages held
        [report_nothing] a report without consequence
        [report_warn] a reminder of the agreement
        [report_mute_day] silence for 24 hours
        [report_mute_week] silence for 7 days
        [report_remove] a person removed from a circle
        [lift_warn] a reminder lifted
        [lift_mute_day] a silence lifted
        [lift_mute_week] a silence lifted
        [lift_remove] a removal lifted
        [keep_warn] a reminder upheld
        [keep_mute_day] a silence upheld
        [keep_mute_week] a silence upheld
        [keep_remove] a removal upheld
        [announce] an announcement sent
        [announce_plan] an announcement planned
        [announce_pause] an announcement paused
        [announce_go_on] an announcement resumed
        [announce_stop] an announcement stopped
        [announce_again] an announcement sent again where it was uncertain
        [announce_take_back] an announcement taken back
       *[other] another act ({ $name })
    }
