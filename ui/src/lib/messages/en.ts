// The window in English.
import { accountMap, backIn, filing, finding, guide, identify, newBackup, setUp } from "./en-guide.ts";
import { kinds } from "./en-kinds.ts";
import { notThis, problem, remark, trouble } from "./en-problems.ts";
import { reading } from "./en-reading.ts";
import { counted } from "./plural.ts";
import type { StrengthView, TrashedView } from "../ipc/bindings.ts";

const n = counted("en");

function strength({ score, guess_years_log10: years, is_accepted, weakness }: StrengthView): string {
  const why = weakness && {
    common: " It is a common password, or close to one.",
    single_word: " It is one word or name.",
    pattern: " It repeats, or runs along the keyboard or the alphabet.",
    date: " It holds a date.",
  }[weakness];
  if (!is_accepted) return `Too easy to guess.${why ?? " Add more words."}`;
  if (score < 4 || years < 3) return "Enough for a start. One more word makes it much harder.";
  return years > 6 ? "Guessing it would take longer than anyone has." : "Hard to guess: thousands of years.";
}

export const en = {
  actions: {
    close: "Close", cancel: "Cancel", save: "Save", copy: "Copy", undo: "Undo", nothingToUndo: "There is nothing to take back.", undone: (what: string) => `Taken back: ${what}`, back: "Back", goOn: "Go on", later: "Later",
    edit: "Edit", trash: "Move to trash", remove: "Remove", showMore: "Show more", showAll: (count: number) => `Show all ${count}`,
  },
  problems: { title: "That did not work", details: "Details" },
  problem, trouble, notThis, remark, kinds, reading,
  clipboard: { cleared: "The copied number was cleared from the clipboard.", copied: (name: string) => `${name} copied. It is cleared in 30 seconds.` },
  nav: {
    label: "Main", overview: "Overview", people: "People", cases: "Cases", notices: "Notices", accounts: "Online accounts",
    find: "Find a number", summary: "Lawyer summary", offline: "Never connects to the internet", settings: "Settings", lock: "Lock now",
  },
  search: {
    label: "Search everything", hint: "A name, a form, part of a number", results: "Results", nothing: "Nothing found. Parts of numbers and names work too.",
    about: "Numbers are found by any part of them and shown masked.",
    targets: { person: "Person", account: "Online account", case: "Case", notice: "Notice" },
  },
  viewer: {
    label: "Page of the notice", markingKeys: "Page of the notice. Drag a box, or use the arrow keys to move it and Shift with arrows to size it.",
    drawing: "Opening the page…", notDrawn: "This page could not be shown. The original is kept.", pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
    tools: "View", smaller: "Smaller", larger: "Larger", fit: "Fit the width", turn: "Turn", previous: "Page before", next: "Next page",
  },
  keys: {
    title: "Keyboard", search: "Search everything", notice: "Add a notice", paste: "Paste a picture or file as a notice", summary: "Lawyer summary", undo: "Take back what was done last",
    lock: "Lock now", back: "Back", forward: "Forward", close: "Close what is in front", zoom: "Larger, smaller, fit a page", help: "This list",
  },
  door: { promise: "Kept on this computer only. Nobody, including us, can open it without your passphrase or recovery sheet." },
  first: {
    startNew: "Start new papers", startNewText: "A locked folder on this computer for your numbers and notices",
    openMine: "Open papers I have", openMineText: "A folder from this computer, a drive or a backup",
    tryExample: "Look at an example", tryExampleText: "A made-up family, to see how it works",
    nameSuggestion: "My papers", newTitle: "Start new papers", name: "Name of the papers",
    place: (folder: string) => `In ${folder}`, changePlace: "Change", create: "Make my papers",
  },
  passphrase: {
    label: "Passphrase", hint: "Four or more words that only you would put together.", again: "The same once more", differs: "The two are not the same yet.",
    show: "Show what I type", strength,
  },
  welcome: {
    whose: "Whose papers are these?", whoseText: "Begin with one person. Family can be added at any time.",
    notice: "Do you have a notice in your hand?", noticeText: "Add a photo, a scan or a PDF of it. Or see where on each paper the online account number is printed.",
    addScan: "Add a photo, scan or PDF", findNumber: "Show me where the number is",
  },
  sheet: {
    title: "Your recovery sheet", text: "If the passphrase is ever forgotten, this one page opens your papers. Save it, print it, and put it where you keep your passport. Whoever has the page can open your papers.",
    save: "Save the sheet as PDF…", saveAgain: "Make and save another", typeBack: "Now type two groups from the printed page, so that we know it can be read.",
    group: (number: number) => `Group ${number}`, check: "Check", toSettings: "Open Settings",
    states: { not_made: "Not made yet", made: "Made, not checked", checked: "Checked" },
    oldEnds: "A new sheet takes the place of the one before, which then opens nothing.",
  },
  files: { saved: (folder: string, mb: number) => `Saved in ${folder}, ${mb} MB`, show: "Show in folder" },
  unlock: {
    title: "Open your papers", which: (name: string) => name, example: "These are papers of a made-up family. They need no passphrase.", openExample: "Open the example",
    sheetLabel: "The groups on your recovery sheet", sheetHint: "All of them, in order. Spaces and case do not matter.",
    open: "Unlock", opening: "Opening…", usePassphrase: "Use the passphrase", useSheet: "Use the recovery sheet", another: "Other papers…",
    otherTitle: "Which papers?", forget: (name: string) => `Take ${name} off this list`, forgetShort: "Forget",
  },
  lock: { locking: "Locking…", soon: (seconds: number) => `Nobody seems to be here. Locking in ${seconds} seconds.`, stay: "I am here" },
  overview: {
    example: "This is a made-up family. Nothing here is real, and whatever you change stays in the example.",
    comingUp: "Coming up", noDates: "No dates yet", noDatesText: "Appointments, deadlines and expiry dates go here. They are printed on your notices.",
  },
  dates: {
    add: "Add a date", edit: "Change a date", what: "What is it?", day: "Day", kind: "Kind", time: "Time, as printed", place: "Place",
    kinds: { appointment: "Appointment", deadline: "Last day to answer", expiry: "Expires", window_opens: "May be filed from", other: "Something else" },
    fromNotice: (day: string) => `From the notice dated ${day}`, typed: "Typed by hand", done: "Done", doneToast: "Marked as done.",
    away: (days: number) => (days < 0 ? `${-days} ${n(-days, "day", "days")} ago` : days === 0 ? "Today" : days === 1 ? "Tomorrow" : days < 90 ? `In ${days} days` : `In ${Math.round(days / 30.4)} months`),
    noneOfPerson: "Nothing recorded yet. Dates are printed on notices.",
  },
  fields: {
    dateHint: "As printed: month, day, year", datePattern: "MM/DD/YYYY", person: "Person", case: "Case", nobody: "Nobody in particular", noCase: "No case", noNotice: "No notice",
    notes: "Notes", notRecorded: "Not recorded yet",
  },
  people: {
    add: "Add a person", edit: "Change a person", none: "Nobody yet", noneText: "Everybody whose numbers and notices you keep goes here, usually the names on your notices.",
    noRole: "No open case", openCases: "Open cases", noOan: "No online account number yet", about: "About", noFacts: "Not recorded yet.",
    confidential: "Keep out of every summary", confidentialShort: "Confidential", confidentialNote: "For asylum, VAWA, T or U cases: this person is left out unless you tick them that time.",
    given: "Given names", givenHint: "As printed on the papers, middle names too.", family: "Family name", otherNames: "Other names", otherNamesHint: "One on each line: maiden name, other spellings.",
    birthDate: "Date of birth", birthPlace: "Place of birth", citizenship: "Citizenship", preferredLanguage: "Preferred language",
    address: "Safe mailing address", addressHint: "Where mail reaches only whom it should.",
  },
  roles: { applicant: "Applicant", petitioner: "Petitioner", beneficiary: "Beneficiary", derivative: "Derivative", sponsor: "Sponsor" },
  numbers: {
    title: "Numbers", add: "Add a number", edit: "Change a number", kind: "What number is it?", show: "Show for 30 seconds", hideShort: "Hide",
    reveal: (name: string) => `Show ${name}`, hide: (name: string) => `Hide ${name}`, copy: (name: string) => `Copy ${name}`,
    keptAs: (formatted: string) => `Will be kept as ${formatted}`, keepsBefore: "Leave empty to keep the number as it is.",
    keepAsPrinted: "Keep it as printed anyway", keepAsPrintedNote: "Some papers carry odd numbers. It will be marked.", checked: "I checked it against the paper",
    typed: "Typed by hand", fromPage: (title: string, page: number) => `${title}, page ${page}`, asPrinted: "Kept as printed", notChecked: "Check this",
    noneOfPerson: "The A-Number goes here, and others such as I-94 and passport. It is printed on most notices and on the cards.",
    noneOfCase: "The receipt number goes here. It stands at the top of the receipt notice.",
  },
  accounts: {
    add: "Add an online account", edit: "Change an online account", one: "Online account", of: (name: string) => `Online account of ${name}`,
    none: "No online accounts yet", noneText: "Each account at my.uscis.gov has a number of 12 digits. It is printed on the Account Access Notice and shown in the online profile.",
    split: "One person has two accounts here. USCIS can make a second one when the number is left off a paper form, and does not merge them. Keep both, and write the number on each new form.",
    origin: "How it began", origins: { signed_up: "Signed up online", made_by_uscis: "Made by USCIS after a paper filing", representative: "A representative's account", not_recorded: "Not recorded yet" },
    type: "Account type", types: { applicant: "Applicant, petitioner or requestor", representative: "Legal representative", not_recorded: "Not recorded yet" },
    delivery: "How codes arrive", deliveries: { email: "By e-mail", text: "By text message", both: "By e-mail and text message", authenticator_app: "Authenticator app", not_recorded: "Not recorded yet" },
    email: "Sign-in e-mail", noPassword: "The password is never kept here.", cases: (count: number) => (count === 0 ? "No case linked yet" : `${count} ${n(count, "case", "cases")}`),
    noBackup: "No backup code", noNumber: "Not recorded yet. It is printed on the Account Access Notice and shown in the online profile.",
    casesIn: "Cases in this account", noCases: "Cases say themselves which account they sit in: open a case and choose it there.",
    noneOfPerson: "No online account recorded yet.", findIt: "Find the number",
  },
  secrets: {
    title: "Codes and answers", add: "Add a code", edit: "Change a code", never: "These stay here. They never go into a summary.", none: "The backup code goes here, the answers to the reset questions, and the access code from the letter.",
    kind: "What is it?", kinds: { backup_code: "Backup code", reset_answer: "Reset answer", online_access_code: "Online access code", representative_passcode: "Representative passcode" },
    states: { current: "Should work", used: "Used", replaced: "Replaced" },
    about: {
      backup_code: "Opens the account when no code arrives. A new one is given whenever it is used or settings change: the one before then counts as replaced.",
      reset_answer: "One of the five questions asked when the password is forgotten.",
      online_access_code: "From the Account Access Notice. It works once and ends on the printed day, or 90 days after the notice.",
      representative_passcode: "From a lawyer or representative, to look at and accept their form.",
    },
    question: "Question", noticeDate: "Date of the notice", notedOn: "Written down on", printedExpiry: "Ends on, as printed", printedExpiryHint: "Leave empty if no day is printed: then 90 days after the notice.",
    usedByLabel: "Used by", noted: (day: string) => `Noted ${day}`, expires: (day: string, isPrinted: boolean) => (isPrinted ? `Ends ${day}, as printed` : `Ends about ${day}: 90 days after the notice`),
    receipt: (number: string) => `For ${number}`, usedBy: (name: string) => `Used by ${name}`, markUsed: "It was used", markCurrent: "It still works",
  },
  cases: {
    add: "Add a case", edit: "Change a case", none: "No cases yet", noneText: "Each form you filed is a case: I-130, I-485, I-765, N-400 and so on.", noForm: "No form",
    closed: "Finished", received: (day: string) => `Received ${day}`, form: "Form", formHint: "Such as I-765", title: "What is it for?", titleHint: "Such as Work permit",
    people: "Who takes part", role: "As", addPerson: "Add a person to the case", filedOn: "Sent or filed on", receivedOn: "Received date", priorityDate: "Priority date", office: "Office",
    account: "Online account it sits in", close: "This case is finished", closeNote: "It moves to the end of the list. Nothing is deleted.", about: "About this case",
    log: "What happened", addEvent: "Add a step", editEvent: "Change a step", noLog: "Each step goes here: sent, receipt came, appointment set.", what: "What happened?", fromNotice: "The notice that says so",
    noneOfPerson: "No case recorded yet.",
  },
  notices: {
    add: "Add a notice", addWithout: "Add one without a scan", addPages: "Add pages", dropAnywhere: "Drop a scan or photo of a notice anywhere in this window", dropHere: "Let go to add it to your papers",
    none: "No notices yet", noneText: "Letters from USCIS, cards and print-outs go here, as photo, scan or PDF. Drop one anywhere in this window.",
    noneOfPerson: "No notice of this person yet.", noneOfCase: "No notice speaks of this case yet. Open a notice and choose the case there.",
    one: "Notice", pages: (count: number) => `${count} ${n(count, "page", "pages")}`, edit: "About this notice", kind: "Kind of paper", kindUnknown: "Not said yet",
    title: "Your own name for it", titleHint: "Leave empty to use its kind.", date: "Notice date", whose: "Whose it is", cases: "Cases", paper: "Where the paper lies", paperHint: "Such as blue folder, top drawer",
    noScan: "No scan yet", noScanText: "Add a photo, a scan or a PDF of the paper, and its numbers can be marked on it.", saveOriginal: "Save a copy of the original…", keepsPassword: "A copy that you save is as it came: it asks for this password.", whereOnIt: "Where on this paper?",
  },
  marks: {
    count: (count: number) => `${count} ${n(count, "number", "numbers")} marked on this notice`, none: "Nothing marked yet", text: "Each stands beside the piece of the scan it came from.",
    noneText: "Mark where a number stands, and type what you read there.", mark: "Mark a number", sure: "Checked", check: "Check this", checked: (name: string) => `${name} marked as checked.`, crop: (name: string) => `${name} as it stands on the scan`, cropHere: "The marked place",
    title: "Mark a number", dragBox: "Drag a box around the number on the page. With the keyboard: the arrow keys move a box, Shift with arrows sizes it, Enter goes on, Escape leaves.", typeWhatStands: "Type what stands in the box.", whose: "Whose is it?",
    save: "Keep this number",
  },
  attach: {
    doing: (file: number, files: number, name: string) => (files > 1 ? `Adding ${file} of ${files}: ${name}` : `Adding ${name}`), title: "Adding notices", cancelled: "Stopped. What was added until then is kept.",
    added: (count: number) => `${count} ${n(count, "notice was", "notices were")} added.`, already: (name: string) => `${name} is already in your papers.`, showIt: "Show it",
    protected: "This PDF asks for a password. Type the one that came with it: it is kept with the file in your papers, and you are not asked again.",
    password: "Password of this PDF", open: "Open it", notNow: "Not now", leftOut: (name: string) => `${name} was left out. Nothing of it was kept.`,
  },
  find: {
    title: "Where is my online account number?", which: "Which paper do you have in front of you?", searchWords: "Words printed on it", noMatch: "No paper with these words. Try a word from its title.",
    allPapers: "Show all papers", none: "I have none of these", layouts: "Layouts", drawing: "A drawing, not a real notice. Yours may be laid out differently.",
    answers: { printed: "Printed here", on_some: "Printed on some", box_may_be_empty: "The box may be empty", not_printed: "Not printed here", unknown: "We do not know" },
    lookFor: "Look for the words ", underIt: ". Under them is a number with ", twelve: "12 digits", howSure: "How sure are we?",
    confidence: { certain: "Certain", likely: "Likely", unsure: "Unsure" },
    confidenceText: { certain: "Official text, or several independent sources.", likely: "One good source.", unsure: "Our source is weak, or sources disagree." },
    notThisOne: "Not this one", onMyScan: "Show me on my own scan", youHave: (count: number) => (count === 1 ? "You have one notice of this kind:" : `You have ${count} notices of this kind:`),
    addMyScan: "Add a scan of mine", keepNumber: "I found it: keep it with an account",
  },
  guide, finding, identify, setUp, backIn, newBackup, accountMap, filing,
  summary: {
    title: "Summary for a lawyer", save: "Save PDF…", chooseFirst: "Choose first: full or masked numbers.", nobody: "A summary needs at least one person.", nobodyChosen: "Choose at least one person.",
    unprintable: (characters: string) => `These characters can't be printed and appear as codes: ${characters}`, pageOf: (page: number, pages: number) => `Page ${page} of ${pages} of the summary`,
    numbers: "Numbers", full: "Full numbers", masked: "Masked numbers", guarded: "Include the full SSN and passport number", guardedNote: "For this file only. Otherwise they are masked.",
    what: "What goes in", identifiers: "Numbers of each person", cases: "Cases and history", dates: "Dates and deadlines", notices: "List of notices", exhibits: (pages: number) => `Scans as exhibits (${pages} ${n(pages, "page", "pages")})`,
    confidentialLine: "The line “Confidential” on each page", never: "Never included", neverText: "Passwords, backup codes, access codes, passcodes and security answers stay here.",
    protection: "Anyone who has the file can read it. Send it the way your lawyer asks for.", preparedFor: "Prepared for", preparedForHint: "The lawyer's name, if you like.", language: "Language of the PDF", earlier: "Saved before",
  },
  history: {
    short: "History", title: (name: string) => `History of ${name}`, about: "What stood here before each change. Numbers are masked, codes are left out.", none: "It was never changed.",
    changes: { changed: (at: string) => `Until ${at}`, restored: (at: string) => `Taken out of the trash ${at}`, deleted: (at: string) => `Deleted ${at}` },
    field: (name: string) => name.replaceAll("_", " "),
  },
  trash: {
    title: "Trash", done: (name: string) => `${name} moved to the trash.`, none: "The trash is empty", noneText: "What you delete stays here for 30 days and can be taken back.",
    empty: "Empty the trash", restore: "Restore", deleteForGood: "Delete for good", sure: "Delete for good?", sureText: "It can't be taken back. Older saved states may still hold it until they are replaced.", open: "Open the trash",
    daysLeft: (days: number) => `${days} ${n(days, "day", "days")} left`,
    name: (row: TrashedView) => {
      const of = { person: "Person", account: "Online account", secret: "Code", identifier: "Number", case: "Case", case_event: "Step", notice: "Notice", date: "Date", contact: "Contact" }[row.thing.of];
      return row.title ? `${of}: ${row.title}` : of;
    },
  },
  settings: {
    thisComputer: "This computer", language: "Language", theme: "Light or dark", likeSystem: "Like the system", light: "Light", dark: "Dark", text: "Size of text", autoLock: "Lock by itself after",
    minutes: (count: number) => `${count} ${n(count, "minute", "minutes")}`, papers: "These papers", sheet: "Recovery sheet", makeSheet: "Make the sheet", newSheet: "Make a new one", changePassphrase: "Change the passphrase",
    passphraseChanged: "The passphrase was changed.", changeAbout: "The recovery sheet stays as it is.", currentPassphrase: "Passphrase until now",
    scans: (count: number, mb: number) => `${count} ${n(count, "file", "files")} attached, ${mb} MB`, states: (count: number) => `${count} saved ${n(count, "state", "states")} kept`,
    protects: "What Casekeep protects, and what it does not", doesTitle: "It protects against", doesNotTitle: "It can't protect against",
    does: ["a lost or stolen computer or backup", "another user of this computer without the passphrase", "somebody who reads or changes a synced folder", "a harmful PDF or picture", "a crash, a full disk, a power cut", "your own mistakes: the trash and earlier saved states"],
    doesNot: ["harmful programs running as you while your papers are open", "a camera or a person looking over your shoulder", "somebody who forces you to tell the passphrase", "what a lawyer does with the PDF"],
    offlineTitle: "How to see that it never connects", offlineText: "Unplug the network, or block Casekeep in your firewall: everything works the same. The program holds no code that connects to a server.",
    unofficial: "Casekeep is unofficial and gives no legal advice. The notice itself and my.uscis.gov are the authority.", version: (version: string) => `Version ${version}.`,
  },
};
