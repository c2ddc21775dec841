// What the page itself says, in both languages. What the bot says never passes here.

import { PHONE } from "./phonewords.js";
import { TOWN } from "./townwords.js";

const WORDS = {
  fr: {
    town: "Telegram local",
    people: "Qui est là",
    newcomer: "Une personne de plus",
    name: "Prénom",
    add: "Ajouter",
    names: ["Camille", "Noa", "Inès", "Marin", "Alix", "Jade", "Sacha", "Lou", "Élio", "Nour"],
    hour: "Dans une heure",
    evening: "Ce soir",
    nextEvening: "Demain soir",
    morning: "Demain matin",
    week: "Dans une semaine",
    go: "Y aller",
    moment: "Aller à ce moment",
    busy: { travel: "Le temps passe…", restart: "Le bot redémarre…", kill: "Le bot est tué et repart…", startover: "Tout recommence…" },
    more: "Autres actions",
    restart: "Redémarrer le bot",
    kill: "Tuer le bot en plein travail",
    about: "Ce que cette ville garde",
    startover: "Tout recommencer",
    sure: "Tout recommencer : le bot oublie tout, et cette ville aussi. Continuer ?",
    memory: "Le fichier de cette ville est la mémoire de Telegram : il n’est pas effacé par « tout oublier », qui efface ce que le bot sait.",
    phoneOf: (name) => `Téléphone de ${name}`,
    open: (name) => `Ouvrir le téléphone de ${name}`,
    unread: (n) => (n > 1 ? `${n} notifications` : "1 notification"),
    bot: "bot",
    writing: "écrit…",
    start: "DÉMARRER",
    unblock: "DÉBLOQUER ET REDÉMARRER",
    block: "Bloquer le bot",
    close: "Fermer ce téléphone",
    lock: "Écran verrouillé",
    unlock: "Déverrouiller",
    quiet: "sans bruit",
    nothing: "Aucune notification",
    chat: "Conversation",
    message: "Message",
    send: "Envoyer",
    commands: "Menu des commandes",
    keyboard: "Clavier du bot",
    attach: "Joindre",
    photo: "Photo",
    place: "Position",
    sticker: "Autocollant 👋",
    contact: "Mon contact",
    places: "Depuis quel endroit ?",
    cancel: "Annuler",
    reply: "Répondre",
    edit: "Modifier",
    remove: "Supprimer",
    copy: "Copier",
    actions: "Actions sur ce message",
    editing: "Modification",
    edited: "modifié",
    deleted: "Message supprimé",
    protected: "protégé : ni copie ni transfert",
    pinned: "a épinglé un message",
    you: "Vous",
    location: "Position partagée",
    card: "Contact",
    voice: "Message vocal",
    poll: "Sondage",
    kilobytes: "ko",
    spoiler: "Texte caché, toucher pour lire",
    expand: "Tout lire",
    fold: "Replier",
    picture: "Image",
    ok: "OK",
    language: "Langue du téléphone",
    empty: "Toucher DÉMARRER pour ouvrir la conversation.",
    offline: "La ville ne répond plus. Nouvel essai…",
    today: "Aujourd’hui",
  },
  en: {
    town: "Local Telegram",
    people: "Who is here",
    newcomer: "Someone new",
    name: "First name",
    add: "Add",
    names: ["Robin", "Alex", "Maya", "Sam", "Charlie", "Nora", "Jamie", "Ellis", "Ada", "Finn"],
    hour: "In an hour",
    evening: "This evening",
    nextEvening: "Tomorrow evening",
    morning: "Tomorrow morning",
    week: "In a week",
    go: "Go",
    moment: "Go to this moment",
    busy: { travel: "Time is passing…", restart: "The bot restarts…", kill: "The bot is killed and comes back…", startover: "Starting over…" },
    more: "More actions",
    restart: "Restart the bot",
    kill: "Kill the bot in the middle of its work",
    about: "What this town keeps",
    startover: "Start over",
    sure: "Start over: the bot forgets everything, and so does this town. Go on?",
    memory: "This town’s own file is Telegram’s memory: “forget everything” doesn’t erase it, it erases what the bot knows.",
    phoneOf: (name) => `${name}’s phone`,
    open: (name) => `Open ${name}’s phone`,
    unread: (n) => (n > 1 ? `${n} notifications` : "1 notification"),
    bot: "bot",
    writing: "typing…",
    start: "START",
    unblock: "UNBLOCK AND RESTART",
    block: "Block the bot",
    close: "Close this phone",
    lock: "Lock screen",
    unlock: "Unlock",
    quiet: "silent",
    nothing: "No notifications",
    chat: "Conversation",
    message: "Message",
    send: "Send",
    commands: "Command menu",
    keyboard: "Bot keyboard",
    attach: "Attach",
    photo: "Photo",
    place: "Location",
    sticker: "Sticker 👋",
    contact: "My contact",
    places: "From which place?",
    cancel: "Cancel",
    reply: "Reply",
    edit: "Edit",
    remove: "Delete",
    copy: "Copy",
    actions: "Message actions",
    editing: "Editing",
    edited: "edited",
    deleted: "Deleted message",
    protected: "protected: no copying, no forwarding",
    pinned: "pinned a message",
    you: "You",
    location: "Shared location",
    card: "Contact",
    voice: "Voice message",
    poll: "Poll",
    kilobytes: "kB",
    spoiler: "Hidden text, tap to read",
    expand: "Read all",
    fold: "Fold",
    picture: "Picture",
    ok: "OK",
    language: "Language of the phone",
    empty: "Tap START to open the conversation.",
    offline: "The town doesn’t answer. Trying again…",
    today: "Today",
  },
};

const saved = localStorage.getItem("language");
let language = saved ?? (navigator.language.startsWith("en") ? "en" : "fr");

export const say = (key) => WORDS[language][key] ?? PHONE[language][key] ?? TOWN[language][key];
export const spoken = () => language;

export function speak(code) {
  language = code;
  localStorage.setItem("language", code);
  document.documentElement.lang = code;
}

let zone = "Europe/Paris";
export const liveIn = (name) => {
  zone = name;
};
// A formatter costs more to make than a hundred dates to format, and each message asks for two.
const formatters = new Map();
const LOCALES = { fr: "fr-FR", en: "en-GB" };
function told(options, seconds) {
  const key = `${language} ${zone} ${Object.entries(options)}`;
  if (!formatters.has(key)) formatters.set(key, new Intl.DateTimeFormat(LOCALES[language], { timeZone: zone, ...options }));
  return formatters.get(key).format(new Date(seconds * 1000));
}
// As the bot tells days: « 1er », which no pattern of Intl tells.
const dated = (options, seconds) =>
  language === "fr" ? told(options, seconds).replace(/(?<=^| )1(?= )/, "1er") : told(options, seconds);

export const hour = (seconds) => told({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, seconds);
export const day = (seconds) => dated({ weekday: "long", day: "numeric", month: "long" }, seconds);
export const weekday = (seconds) => told({ weekday: "short" }, seconds);
export const shortDay = (seconds) => dated({ weekday: "short", day: "numeric", month: "short" }, seconds);

// The value of a datetime-local field: the wall clock of the town.
export function wall(seconds) {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(new Date(seconds * 1000));
  const part = (type) => parts.find((each) => each.type === type).value;
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}
