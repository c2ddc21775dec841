# Why this circle: true sentences, drawn from what weighed in the proposal.
matching-why-both-topics = It is about { $topic } and { $second }, which is what brought you here.
matching-why-same-topic = It is about { $topic }, which is what brought you here.
matching-why-family = It is about { $family }.
matching-why-everyone = It is open to everyone, whatever the topic.
matching-why-any-hour = People write there at any hour.
matching-why-meets = It meets { matching-slot }.
matching-why-meets-when-free = It meets { matching-slot }, when you are free.
matching-why-writers = { $count ->
    [3] Three
    [4] Four
    [5] Five
    [6] Six
    [7] Seven
    [8] Eight
   *[other] { $count }
} people wrote there this week.
matching-why-company = { $count ->
    [3] Three
    [4] Four
    [5] Five
    [6] Six
    [7] Seven
    [8] Eight
   *[other] { $count }
} people are in it.
matching-why-held = The people who look after it will welcome you.
matching-why-near-peers = Several people there are at about the same point as you.
matching-why-ahead = Several people there have already been where you are now.
matching-why-approach = Its approach is the one you are looking for: { matching-approach }.
matching-why-interest = Several people there share one of your interests: { $interest }.

matching-but-wider = Worth knowing: its topic is wider.
matching-but-sibling = Worth knowing: it is mostly about { $topic }, which is close to what you are living through.
matching-but-no-meeting = Worth knowing: it has no meetings.
matching-but-some-meetings = Worth knowing: some meetings fall when you aren’t free.
matching-but-empty = Worth knowing: it has just opened, you would be among the first.
matching-but-young = Worth knowing: it is just beginning, very few people are there yet.
matching-but-crowded = Worth knowing: there are many people in it, { $count }.
matching-but-quiet = Worth knowing: it is quiet, nobody has written there this week.
matching-but-further = Worth knowing: for most people there, it began longer ago than for you.
matching-but-earlier = Worth knowing: for most people there, it began more recently than for you.
matching-but-other-approach = Worth knowing: its approach isn’t the one you prefer ({ matching-approach }).

matching-life-night = What is written at night is often answered in the morning.
matching-life-reading = You can read there without writing.
matching-life-meetings = Between meetings, people write to each other too.

matching-slot = on { $day ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[6] Sunday
} { $part ->
    [0] mornings
    [1] afternoons
    [2] evenings
   *[3] nights
}
matching-approach = { $approach ->
    [steps] step-inspired
    [tools] practical tools
   *[listening] listening only
}

# The waiting list.
matching-waiting-place = { $position ->
    [1] You are the first person waiting.
    [2] You are the second person waiting.
    [3] You are the third person waiting.
   *[other] You are number { $position } on the waiting list.
}
matching-waiting-promise = I will write to you the day after tomorrow in any case.
matching-waiting-news = Here is some news, as agreed. I haven’t yet found a place that really suits you, and I don’t want to offer you one at random. { matching-waiting-place } I am still looking.
matching-waiting-stop = Stop waiting
matching-waiting-stopped = Noted, I have stopped looking. You can come back whenever you like.
matching-seat-offer = There is a place for you. I am keeping it until { $until }. There is no hurry, and you can say no.
matching-seat = <b>{ $name }</b>

    { $why }
matching-seat-see = See this place
matching-seat-accept = Join this circle
matching-seat-decline = No thank you
matching-seat-declined = All right, I will leave it to someone else. You keep your turn on the waiting list.
matching-seat-gone = This place is no longer kept. I am still looking for one for you.
matching-settling = This circle has just welcomed several people, and waits a few days before it welcomes more. I can show you others.
matching-nothing-sought = I don’t know yet what brings you here. Tell me first, and I will look.
