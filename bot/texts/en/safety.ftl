safety-title = <b>You can talk to someone now.</b>
safety-line = { $number }, { $name }. { $hours }
safety-line-unnamed = { $number }. { $hours }
safety-line-text = By text message: { $number }.
safety-line-text-same = By text message too.
safety-emergency = Immediate danger: { $number }
safety-other-emergency = Immediate danger: { $number }, throughout the European Union and from many mobile phones elsewhere.
safety-call-police = Police: { $number }
safety-call-ambulance = Ambulance: { $number }
safety-call-silent = Without speaking, by text message: { $number }
safety-what-happens = When you call a helpline, someone trained to listen answers, sometimes after a wait.
safety-what-happens-first =
    <b>If you call { $number }</b>
    { $what }
safety-nothing-needed = You have nothing to prepare, and you can hang up whenever you like.
safety-no-line = I have no verified line for this country.
safety-finder = Find a helpline, country by country: findahelpline.com
safety-danger-ask = Are you in danger right now?
safety-hurt-button = Someone is hurting me
safety-hesitate-button = I’m not sure about calling
safety-danger-yes = Yes, in danger
safety-danger-no = No, not right now
safety-country-button = Change country
safety-country-short = Elsewhere
safety-back = ‹ Go back
safety-numbers-button = ‹ The numbers
safety-private-button = Talk in private

safety-country-ask =
    Tell me where you are, and I will give you the numbers that answer there.
safety-country-other = Elsewhere
safety-other =
    I don’t know the numbers for your country, and I won’t make them up.

safety-hurt-title =
    <b>What is being done to you is not your fault.</b>
safety-hurt-lines = To talk about it, or to prepare to leave:
safety-hurt-phone = A call stays in this phone’s call log, and this conversation can be read too. If someone checks your devices, another person’s phone is safer.

safety-danger-now =
    <b>Thank you for saying so.</b>

    { $call }

    One sentence is enough: “I need help, I am at…”. If you can’t call, ask someone near you to do it.

    If you can, go to someone, or somewhere there are people, and away from anything that could hurt you.

    I am a program: I don’t know where you are and I can’t send anyone.
safety-danger-later =
    Thank you for answering. You don’t have to be in danger to call: a hard evening is enough.

    { $lines }

    These numbers stay within reach: “{ navigation-helpline }” is on every screen.

safety-hesitate =
    Many people hesitate. What is holding you back?
safety-reason-enough = It isn’t bad enough to call
safety-reason-words = I won’t know what to say
safety-reason-sent = Afraid they’ll send someone
safety-reason-bother = Afraid to be a bother
safety-reason-heard = Someone might hear me
safety-reason-tried = I already tried
safety-reason-known = I’d rather call someone I know
safety-answer-enough = It doesn’t have to be “bad enough”. You can call about one bad night, or without knowing what is wrong.
safety-answer-words = One sentence is enough: “I’m not OK, and I don’t know where to start.” The person who answers is used to asking the questions. Silence is allowed too.
safety-answer-sent = A helpline is first of all for talking. Some can have help sent if a life is at stake right now. You can ask at the start: “When do you send someone?”, and then decide what you say.
safety-answer-bother = The person who answers is there for this, at night too when the line is open. You have as much reason to call as anyone.
safety-answer-heard = You can walk outside while talking, let some water run, or write instead of speaking where a line allows it.
safety-answer-write = In writing:
safety-answer-tried = It happens: nobody picks up, or what they say misses the mark. It is discouraging, and it isn’t your fault. At another time, or on another line, the conversation can be different.
safety-answer-known = Think of one person, only one, even if you haven’t talked for a long time. You can send them these words: “I’m not OK. Can you call me?” If they don’t answer, the numbers are still here.
safety-other-reason = Another reason
safety-no-such-line = There is no such line, or it is verified already.
