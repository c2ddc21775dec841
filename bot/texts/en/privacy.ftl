privacy-title = <b>Your data</b>
privacy-title-plain = Your data
privacy-line-since = You have been here since { $day }.
privacy-line-language = Language: { $language }
privacy-line-zone = Time zone: { $zone }
privacy-line-country = Country, for the helplines: { $country }
privacy-line-experience = What you are living through: { $topics }
privacy-count-circles = { $count ->
        [one] You are in one circle.
       *[other] You are in { $count } circles.
    }
privacy-count-left-circles = { $count ->
        [one] You left one circle.
       *[other] You left { $count } circles.
    }
privacy-count-blocked-people-since = { $count ->
        [one] You blocked one person.
       *[other] You blocked { $count } people.
    }
privacy-count-no-longer-read-since = { $count ->
        [one] You stopped reading one person.
       *[other] You stopped reading { $count } people.
    }
privacy-count-decisions = { $count ->
        [one] One moderation decision is about you.
       *[other] { $count } moderation decisions are about you.
    }
privacy-count-holds = { $count ->
        [one] Your messages were held once.
       *[other] Your messages were held { $count } times.
    }
privacy-count-invitations = { $count ->
        [one] One invitation to look after a circle.
       *[other] { $count } invitations to look after a circle.
    }
privacy-count-check-ins = { $count ->
    [one] One check-in noted.
   *[other] { $count } check-ins noted.
}
privacy-count-schedules = { $count ->
    [one] I write to you at one time you chose.
   *[other] I write to you at { $count } times you chose.
}
privacy-count-dialogues = { $count ->
        [one] One step under way.
       *[other] { $count } steps under way.
    }
privacy-agreed = You agreed to: { $purposes }.
privacy-consents-button = See or change my consents
privacy-news-button = News from the organisation
privacy-consents =
    <b>What you agreed to</b>

    { $lines }

    Withdrawing a consent stops what it allowed, and nothing else.
privacy-consents-none = Nothing you agreed to stands at the moment. You can agree again, whenever you like: each question is asked where it is needed.
privacy-agreed-line = – { $purpose } ({ $day })
privacy-purpose-matching = looking for a circle
privacy-purpose-check-ins = the daily check-in
privacy-purpose-encouragement = receiving a few words
privacy-purpose-organisation-news = the life of the organisation
privacy-not-shown = The full detail is in a file. It holds nothing about anyone else.
privacy-withdraw = Withdraw: { $purpose }
privacy-take-away = Receive my data (file)
privacy-erase = Erase everything
privacy-withdrawn-matching = It is withdrawn. I no longer look for a circle for you and you are no longer waiting for one. The circles you are in stay yours, until you leave them.
privacy-withdrawn-check-ins = It is withdrawn. I no longer ask you how it is going. What you noted stays yours, until you erase it.
privacy-withdrawn-encouragement = It is withdrawn. I no longer send you words.
privacy-withdrawn-organisation-news = It is withdrawn. You will no longer receive news of the life of the organisation.
privacy-agreed-organisation-news = Noted. You will receive news from the organisation.
privacy-file-name = entraide-my-data.json
privacy-file = Here is everything I keep about you, and a guide to reading it. Anyone who opens this phone can read it: you can delete this message once the file is in a safe place.
privacy-erase-goes =
    <b>Erase everything</b>

    What goes at once: your profile, your moods, your notes, your times, your places and your messages in circles. On the phones of others, your messages less than 48 hours old are deleted, and older ones emptied of their words.
privacy-erase-stays =
    What I can’t take back:
    – what was read, copied or photographed
    – your messages with someone who blocked this bot
    – a message whose report is still open: it stays sealed, without your name, until 30 days after
    – our conversation: delete it yourself in Telegram

    A code remains for a year. It doesn’t say who you are: it is only there to erase your data again if an old backup came back.
privacy-erase-facilitates = You look after a circle: I won’t tell anyone for you. If you can, hand over first. The announcements you wrote stay with the organisation, without your name.
privacy-erase-sure = It is immediate, and I won’t be able to undo it.
privacy-erase-yes = Yes, erase everything
privacy-take-away-first = Receive my data first
privacy-erase-no = No, erase nothing
privacy-good-bye = Good-bye. I am erasing everything now. I will write to you one last time when it is done.
privacy-done =
    It is done. I no longer keep anything that says who you are.

    If you come back one day, it will be like the first time, and the door will be open.
privacy-part-moderation = Moderation decisions about you, and since when you no longer read certain people.
privacy-part-search = Your search for a circle: what you look for, since when you have been waiting.
privacy-part-circles = The circles you are in, under which name, and those you left.
privacy-part-invitations = The invitations to look after a circle that you made, opened or accepted.
privacy-part-announcements = The announcements you wrote. They stay with the organisation, without your name, if you erase everything.
privacy-count-announcements = { $count ->
        [one] One announcement you wrote.
       *[other] { $count } announcements you wrote.
    }
privacy-part-mood = What you noted of your days.
privacy-part-hours = The hours at which you asked me to write to you.
privacy-part-under-way = Steps you began, with your answers so far.
privacy-part-consents = What you agreed to: for what, when, and a code that matches the text you read.
privacy-part-person = You: your Telegram id and the answers of your profile.
privacy-part-rooms = What you wrote in your circles.
privacy-part-words = The words of encouragement you received, and those you don’t want.
privacy-count-said-in-circles = { $count ->
        [one] One message written in a circle.
       *[other] { $count } messages written in circles.
    }
