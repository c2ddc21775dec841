# A word now and then, at the rhythm and the hour that were chosen.
encouragement-word = { $text }
encouragement-about = ⋯ These words
encouragement-less = Less often
encouragement-not-this-kind = Not this kind of words
encouragement-stop = Stop receiving them
encouragement-less-done = All right: { encouragement-rhythm-words } from now on.
encouragement-slowest = That is the slowest rhythm already. You can also stop receiving them.
encouragement-not-this-kind-done = All right, no more words of this kind.
encouragement-stop-done = Stopped. You can ask for them again under “Times and reminders”.

encouragement-offer = Would you like to receive a few words now and then? They are written for days as they come, with nothing to answer. Choose the rhythm and the time.
encouragement-change = Choose the rhythm and the time of the words you receive.
encouragement-consent = To choose them, I go by what you are living through and by your last answers, and I remember which ones you have had. Nobody else sees it. You can stop at any time.
encouragement-rhythm = { $rhythm ->
    [daily] Every day
    [some] Three a week
    [weekly] One a week
   *[monthly] One a month
}
encouragement-rhythm-words = { $rhythm ->
    [daily] every day
    [some] three times a week
    [weekly] once a week
   *[monthly] once a month
}
encouragement-chosen = ✓ { $label }
encouragement-other-hour = Another time
encouragement-accept = All right
encouragement-refuse = No, thank you
encouragement-none = Stop receiving them
encouragement-accepted = All right: a few words { encouragement-rhythm-words }, at { $hour }.
encouragement-refused = All right, I won’t send any. You can change your mind under “Times and reminders”.
