menu-title = What would you like to do?
menu-helpline = Talk to someone now
menu-first =
    Hello. Here, people who are living through the same thing listen to each other and support each other, in small groups.

    You can look around without saying anything about yourself, and leave whenever you like.
menu-first-match = Find a circle
menu-first-look = Just look around
menu-first-language = English / Français
menu-checkin = Say how it is going
menu-mood = My mood
menu-circle = My circle
menu-match = Find a circle
menu-reminders = Times and reminders
menu-announce = Announcements
menu-reports = Reports
menu-admin = Administration
menu-mydata = My data
menu-help = How it works

language-fr = Français
language-en = English
language-ask = Which language shall we speak?

command-menu = The menu
command-helpline = Talk to someone now
command-checkin = Say how it is going
command-mood = My mood, the past fourteen days
command-circle = My circle
command-match = Find a circle
command-reminders = Times and reminders
command-announce = Write an announcement
command-reports = Reports
command-admin = Administration
command-mydata = See my data and take it with me
command-forget = Erase everything
command-language = Change the language
command-help = How it works
command-cancel = Stop what is under way
