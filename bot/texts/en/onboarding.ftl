onboarding-language =
    First, the language. You can change it at any time.
onboarding-language-keep = Go on in English
onboarding-language-other = Continuer en français

onboarding-agree =
    <b>Before we begin</b>

    Here, adults who are living through the same thing support each other in small groups. It is mutual aid: it replaces neither care nor emergency help.

    Run by: { $organisation } ({ $country })
    Contact: { $contact }
    Hosted: { $hosting }

    Telegram sees what you write here, and knows that you talk to this bot. What you tell me about yourself is kept encrypted, until you erase it with /forget.

    Do you agree to your answers being used to propose a circle to you? Nothing happens unless you choose it.
onboarding-agree-yes = I am 18 or older, and I agree
onboarding-agree-without = I am 18 or older, no circle
onboarding-under-age = I am under 18
onboarding-young =
    Thank you for saying so. This place is for adults, so I am keeping nothing of what we said. But you don’t have to carry this without help: these people listen to young people, for free, and you don’t have to give your name.

    { $numbers }
onboarding-young-country = { $country }:
    { $lines }
onboarding-organisation-unset = to be stated by whoever runs it
onboarding-without = All right: no circle, and no questions to look for one. You can change your mind whenever you like.

onboarding-words =
    <b>What brings you here?</b>

    A few words are enough. I use them to understand what it is about, then I forget them.
onboarding-words-list = Choose from a list
onboarding-confirm = Thank you for writing it. Is this what it is about?
onboarding-confirm-many = Thank you for writing it. Is it one of these?
onboarding-confirm-none = Something else
onboarding-not-understood = Thank you for writing it. I’m a program, I know only a few words, and I didn’t recognise yours. Choose below, or say it differently. For a person to listen to you, tap “{ navigation-helpline }”.
onboarding-families = What is it about, roughly?
onboarding-experiences = What comes closest?

onboarding-closed =
    Thank you for saying it. What you are living through matters, and there are trained people who can listen:

    { $numbers }

    There is no circle for this here yet: it must first be safe for everyone. I keep none of your words. The team can also answer you: { $contact }.
onboarding-closed-where =
    Thank you for saying it: it matters. Tell me where you are, and I will give you the numbers of people who can listen.

    { $numbers }

    There is no circle for this here yet: it must first be safe for everyone. I keep none of your words. The team can also answer you: { $contact }.
onboarding-closed-other = Look for something else

onboarding-perspective = Who is this about?
onboarding-perspective-self = Me
onboarding-perspective-close = Someone close to me
onboarding-perspective-loss = Someone I have lost

onboarding-space =
    Who would you feel comfortable with? You can skip this question.
onboarding-space-mixed = Everyone
onboarding-space-women = Women only
onboarding-space-men = Men only
onboarding-space-lgbtq = LGBTQ+ people only
onboarding-skip = Skip

onboarding-proposals-one = <b>One circle might suit you.</b>
onboarding-proposals-many =
    <b>{ $count ->
        [2] Two
       *[3] Three
    } circles might suit you.</b>
onboarding-proposal =
    <b>{ $number }. { $name }</b>{ $open ->
        [yes] , an open circle
       *[no] {""}
    }
    { $why }
onboarding-small-circle = The choice is yours. A circle has 6 to 8 people; an open circle has more.
onboarding-join = Join “{ $name }”
onboarding-others = Other circles
onboarding-no-others = I have no other circle that would really suit you today. Here are the first ones again.
onboarding-wait = Wait for a place
onboarding-change = Change my answers

onboarding-nothing =
    <b>No small circle really suits you today.</b> I would rather tell you than make one up.
onboarding-nothing-open = Meanwhile there is an open circle, a larger one, where you can read without writing.
onboarding-nothing-contact = Someone from the team can also answer you: { $contact }.

onboarding-agreement =
    <b>Join “{ $name }”</b>

    { $agreement }

    Your Telegram name doesn’t appear there. I suggest a name: <b>{ $alias }</b>.
onboarding-agreement-chosen =
    <b>Join “{ $name }”</b>

    { $agreement }

    In the circle you will be <b>{ $alias }</b>.
onboarding-agreement-yes = I agree, I am { $alias }
onboarding-alias-other = Another name
onboarding-alias-write = Write the name you would like to go by in this circle. Preferably not your own.
onboarding-alias-taken = Someone already goes by that name here. Would you like another one?
onboarding-alias-unfit = A name of 2 to 20 letters, without a link, a number or an @. Would you like to try again?
onboarding-full = This circle has just filled up. Nothing is lost; here is what is possible.

onboarding-welcome =
    <b>Welcome to the circle, { $alias }.</b>

    You can read without writing. If you would like to say a first word, here is one to change as you please:

    <blockquote>{ $opening }</blockquote>
onboarding-welcome-write = Write to the circle
onboarding-news = { $organisation } sometimes has news of its life as an organisation: a party, a members’ meeting, a hand needed with something. Would you like to receive it here? What your circle needs reaches you in any case.
onboarding-news-yes = Yes
onboarding-news-no = No, thank you
