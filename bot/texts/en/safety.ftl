safety-title = <b>You can talk to someone now.</b>
safety-line = { $number } – { $name }
safety-emergency = Immediate danger: { $number }
safety-no-line = I have no verified line for this country.
safety-elsewhere = In another country: findahelpline.com
safety-finder = Find a helpline, country by country: findahelpline.com
safety-what-happens = When you call, someone trained to listen answers, sometimes after a wait. You have nothing to prepare, and your name isn’t needed. You can hang up whenever you like.
safety-danger-ask = Are you in danger at this moment?
safety-hurt-button = Someone is hurting me
safety-hesitate-button = I hesitate to call
safety-danger-yes = Yes, now
safety-danger-no = Not at this moment
safety-country-button = Change country
safety-back = ‹ Back to where I was
safety-numbers-button = ‹ The numbers
safety-private-button = Talk in private

safety-country-ask =
    Tell me where you are, and I will give you the numbers that answer there.
safety-emergency-europe = Immediate danger, in Europe: <code>112</code>
safety-country-FR = France
safety-country-BE = Belgium
safety-country-CH = Switzerland
safety-country-LU = Luxembourg
safety-country-CA = Canada
safety-country-QC = Québec
safety-country-US = United States
safety-country-GB = United Kingdom
safety-country-IE = Ireland
safety-country-other = Another country
safety-other =
    I don’t know the numbers of your country, and I won’t make them up.
safety-other-emergency = Immediate danger: <code>112</code> works throughout the European Union and in many other countries. Elsewhere, it is the emergency number you know.

safety-hurt-title =
    <b>What is being done to you is not your fault.</b>
safety-hurt-police = Police or rescue, now: { $number }
safety-hurt-silent = Without speaking, by text message: { $number }
safety-hurt-lines = To talk about it, or to prepare to leave:
safety-hurt-phone = A call stays in this phone’s call log, and this conversation can be read too. If someone checks your devices, another person’s phone is safer.

safety-danger-now =
    <b>Thank you for saying so.</b>

    { $call }

    One sentence is enough: "I need help, I am at…". If you can’t call, ask someone near you to do it.

    If you can, move closer to a person, or to a place where there are people, and away from what could hurt you.

    I am a program: I don’t know where you are and I can’t send anyone.
safety-danger-call = Call { $number }.
safety-danger-text = If you can’t speak, send a text message: { $number }
safety-danger-later =
    Thank you for answering. You don’t have to be in danger to call: a hard evening is enough.

    { $lines }

    These numbers stay here, on every screen.

safety-hesitate =
    Many people hesitate. What holds you back?
safety-reason-enough = I am not unwell enough
safety-reason-words = I won’t know what to say
safety-reason-sent = Afraid they send someone
safety-reason-bother = Afraid to be a bother
safety-reason-heard = Someone might hear me
safety-reason-tried = I already tried
safety-reason-known = I would rather someone I know
safety-answer-enough = There is no threshold to reach. You can call for one bad night, or without knowing why things aren’t right.
safety-answer-words = One sentence is enough: "I am not well, and I don’t know where to start." The person who answers is used to asking the questions. Silence is allowed too.
safety-answer-sent = A helpline is first of all for talking. Some can have help sent if a life is at stake right now. You can ask at the start: "When do you send someone?", and then decide what you say.
safety-answer-bother = The person who answers is there for this, at night too when the line is open. You have as much reason to call as anyone.
safety-answer-heard = You can walk outside while talking, let some water run, or write instead of speaking where a line allows it.
safety-answer-write = In writing:
safety-answer-tried = It happens: nobody picks up, or the words miss. It is discouraging, and it isn’t you. Another hour, or another line, can bring another conversation.
safety-answer-known = Think of one person, only one, even if you haven’t talked for a long time. You can send them these words: "I am not well. Can you call me?" If they don’t answer, the numbers are still here.
safety-other-reason = Another reason
