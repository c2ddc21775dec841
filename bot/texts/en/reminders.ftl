# The hours: the check-in, words, the circle’s line, the pause, quiet hours, the local time.
reminders-title = <b>Your times</b>
reminders-clock = I believe it is { $now } where you are ({ $zone }).
reminders-question-none = Check-in: I don’t ask.
reminders-question-set = Check-in: I ask at { $hour }.
reminders-question-silent = Check-in: I don’t ask for now. Choose a time for the question to come back.
reminders-word-none = A few words: I don’t send any.
reminders-word-set = A few words: { $rhythm }, at { $hour }.
reminders-line-set = Your circle: one line at { $hour } when someone wrote.
reminders-quiet-none = Quiet hours: none.
reminders-quiet-set = Quiet hours: from { $start } to { $end }. What you asked for at a certain time comes all the same.
reminders-paused = Paused, until you say so.
reminders-paused-until = Paused until { $day }.

reminders-question = Check-in
reminders-word = A few words
reminders-reading = Messages from “{ $circle }”
reminders-line = Hour of the evening line
reminders-quiet = Quiet hours
reminders-where = My local time
reminders-pause = Take a break
reminders-go-on = Resume

reminders-morning = Morning, { $hour }
reminders-noon = Noon, { $hour }
reminders-evening = Evening, { $hour }
reminders-hour-ask = { $kind ->
    [check_in] What time shall I ask you how things are?
    [encouragement] What time would you like to receive a few words?
   *[other] What time would you like the evening line?
} Choose here, or type the time, for instance 9:15 pm.
reminders-hour-lost = I didn’t understand that time. Type it like this: 21:15, or choose here.
reminders-hour-consent = By choosing a time you agree to this:
reminders-hour-none = Stop this
reminders-hour-set = Noted.
reminders-stopped = Stopped.
reminders-line-stopped = Stopped. What you read in the evening now waits until you open it. “When messages reach me” lets you change that.

reminders-pause-ask = During a break I don’t write to you at these times. You can come back at any time. For how long?
reminders-pause-week = A week
reminders-pause-open = Until I say so
reminders-pause-set = Paused.
reminders-going-on = I’ll write at your times again.

reminders-quiet-ask = During quiet hours nothing comes from me unasked, nor from the circle. What you asked for at a certain time comes all the same.
reminders-quiet-choice = { $start } to { $end }
reminders-quiet-no = No quiet hours

reminders-where-ask = If that isn’t the right time, tell me in the way you prefer. I keep nothing but the time zone.
reminders-by-place = By my city or my location
reminders-by-time = By what time it is for me
reminders-place-ask = Type the name of a city, or share your location a single time. I take nothing from it but the time zone, and I don’t keep the location.
reminders-place-share = Share my location
reminders-place-none = Leave it as it is
reminders-place-placeholder = The name of a city
reminders-place-unknown = I can’t find that place. Try a larger city in the same country.
reminders-place-not-kept = Thank you. The location isn’t kept.
reminders-place-found = Thank you.
reminders-place-left = Nothing is changed.
reminders-city-ask = Which city do you mean?
reminders-time-ask = What time is it for you?
reminders-zone-ask = It is the same time in several regions. Which is yours? If it isn’t here, take one whose clocks change when yours do.
reminders-more = Other regions
reminders-zone-confirm = It is { $now } for you? ({ $zone })
reminders-yes = Yes
reminders-no = No
reminders-zone-kept = Noted. Your times follow it.
