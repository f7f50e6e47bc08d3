// The guide in English: finding, identifying, setting up, getting back in, the card for paper forms.
// Invariant: facts stand in the guide's own files with their sources; here are only the words around them.
import type { AtHand, CaseSpread, GuideAction, HomeRef, Weakness } from "../ipc/bindings.ts";
import { counted } from "./plural.ts";

const n = counted("en");

const actions: Record<GuideAction, string> = {
  show_paper: "Show me on a drawing", open_address: "Show the address", back_in: "Go on", find_number: "Find that number", set_up: "Open the set-up helper",
  filing_card: "Open the card for paper forms", accounts: "Go to the online accounts", call: "Copy the telephone number", elsewhere: "",
};

const hand: Record<AtHand, string> = {
  sign_in_email: "Sign-in e-mail", code_delivery: "How codes arrive", backup_code: "Backup code", reset_answers: "Reset answers", online_account_number: "Online account number",
  a_number: "A-Number", receipt_number: "Receipt number", online_access_code: "Online access code", representative_passcode: "Representative passcode", name: "Name",
  birth_date: "Date of birth", mailing_address: "Safe mailing address", nvc_case_number: "NVC case number",
};

const weak: Record<Weakness, string> = { common: "It is a common password, or close to one.", single_word: "It is one word or name.", pattern: "It repeats, or runs along the keyboard.", date: "It holds a date." };

export const guide = {
  nextStep: "Your next step", three: "What you may find", found: "It is there", empty: "The box is empty", missing: "There is no such box", keepIt: "What to do with the number",
  afterwards: "Keep afterwards", notThese: "Not these", atHand: "Have at hand", whose: "Whose?", notKept: "Not kept here yet", startAgain: "Start again", stepOf: (step: number) => `Question ${step}`,
  actions, hand, phoneCopied: "The telephone number was copied.",
  address: { title: "Open this address in your browser?", about: "Casekeep never connects by itself. Your own browser opens the address when you say so; USCIS then sees that somebody visits, as with any page.", open: "Open in the browser", copy: "Copy the address", copied: "The address was copied.", show: "Open…", label: "Address" },
};

export const finding = {
  title: "Find a number", which: "Which number do you look for?", noPlace: "No place for it is known on this paper.", noPlaceText: "Our sources do not name this number on it. That does not prove it is never there.",
  under: (sample: string) => (sample ? `. It looks like ${sample}.` : "."), identify: "I have a number: what is it?", backIn: "I can't get into my account", keep: "I found it: keep it",
};

export const identify = {
  title: "What is this number?", about: "Type or paste a number, a line, or a whole e-mail. It is read on this computer and forgotten when you leave.", label: "A number or any text", sample: "IOE0912345678",
  long: (count: number) => `A text of ${count.toLocaleString("en")} characters was read. It is too long to show here.`, clear: "Clear", nothing: "No number of an immigration case was found in it.", nothingText: "Names, dates and short numbers are passed over. Try the number alone, as printed.",
  more: "The text holds more numbers than are shown.", counts: (count: number) => `${count} ${n(count, "number", "numbers")} found`,
  is: (a: string) => `This is ${a}`, couldBe: (list: string[]) => `This could be ${list.join(" or ")}`, unknown: "This is no number that we know", ask: "The form alone does not tell. Look at the paper it came from, and choose.",
  isAccount: "It has the form of an online account number: 12 digits. There is no check digit, so compare it with the paper.", mayBeAccount: "It may be an online account number.", notAccount: "Not an online account number, because", digits: (count: number) => `It has ${count} ${n(count, "digit", "digits")}.`,
  aboutNumber: "More about this number", kept: (name: string) => `Kept already, with ${name}.`, keptNowhere: "Kept already.", open: "Show it", as: "Keep it as", whose: "Where does it go?", file: (name: string) => `Keep it: ${name}`, filed: (name: string) => `Kept with ${name}.`, newCase: "New case",
  home: (of: HomeRef["of"], person: string, detail: string) =>
    of === "new_account" ? `New online account of ${person}` : of === "new_case" ? `New case of ${person}` : of === "account" ? `Account of ${person}${detail ? `, ${detail}` : ", no number yet"}` : of === "case" ? `${person}: ${detail}` : person,
  nobody: "Nobody is in your papers yet. Type whose number it is.",
  fromSearch: "What is this number?", looksLike: (list: string[]) => `It looks like ${list.join(" or ")}`,
};

export const setUp = {
  title: (name: string) => `Set up the account of ${name}`, start: "Set up an account", resume: "Go on with the set-up", begin: "Begin", whose: "Whose account is it?", how: "How does it begin?", howNew: "I sign up now", howLetter: "A letter with an access code came",
  howNote: "If USCIS has made an account for this person already, use that one: a second account is never merged with it.", about: "Fifteen steps. You can stop at any of them: what is done stays done, also after locking.",
  progress: (done: number) => `${done} of 15 steps done`, allDone: "All 15 steps are done.", stepOf: (number: number) => `Step ${number} of 15`, see: "What you will see", act: "What to do", ready: "Have ready", keep: "Keep here", differs: "May look different",
  done: "Done, next step", isDone: "Done", undo: "Not done after all", previous: "Step before", next: "Step after", list: "Steps", stuck: "I am stuck here", save: "Keep",
  password: {
    label: "Try a password", note: "It is checked on this computer and not kept anywhere. Clear it when you are done.", clear: "Clear", asked: "USCIS asks for", better: "Better still",
    rules: { is_long_enough: "at least 8 characters", has_upper: "a capital letter", has_lower: "a small letter", has_special: "a special character, such as - or ?", is_comfortably_long: "12 or more characters", has_digit: "a digit" },
    met: "met", open: "not met yet", scores: ["Guessed at once.", "Easy to guess.", "Could be guessed.", "Hard to guess.", "Very hard to guess."], weak,
  },
  answers: { count: (kept: number) => `${kept} of 5 kept`, add: "Add a question", question: "Question, as on the page", answer: "Your answer, exactly as typed" },
  paper: { none: "No case of this person is kept yet.", add: "Add a case", addCode: "Keep an access code", ioe: "With the access code it shows in full.", notIoe: "Shows status and history only.", noReceipt: "No receipt number kept yet" },
 number: "Online account number", noNumber: "No number is shown yet: that is possible. Go on, and look again later.",
};

export const backIn = {
  title: "Getting back in", about: "What happened?", open: "Getting back in", choose: "Choose what happened. Each way ends in one next step.",
};

export const newBackup = {
  title: "Did USCIS show a new backup code?", about: "USCIS gives a new backup code when one is used and when sign-in settings change. The one before then ends.", keep: "Keep the new code", none: "The old one ended; I will add the new one later", same: "Nothing changed at USCIS", code: "New backup code",
  banner: "The last backup code kept here has ended. USCIS gave a new one when it was used or when settings changed.", used: "Who used it?", usedMark: "Mark as used", usedAbout: "An access code works once, for whoever uses it first.", over: "Ended", left: (days: number) => (days === 0 ? "Ends today" : `${days} ${n(days, "day", "days")} left`), usedOn: (day: string) => `Used ${day}`, replacedOn: (day: string) => `Replaced ${day}`,
};

export const accountMap = {
  about: "Which cases sit in which account. A case sits in the account of who filed it.", nowhere: "In no account yet", noAccount: "No online account recorded yet.", link: (name: string) => `Where does ${name} sit?`, none: "In no account",
  spread: {
    together: "",
    several_accounts: "This person has two accounts or more. Keep each number with its own account, and choose which number to write on new forms.",
    split: "The cases are split over two accounts. USCIS makes a second account when the number is left off a paper form. It does not merge accounts, and each needs its own e-mail address: keep both, and write the same number on every new form.",
  } satisfies Record<CaseSpread, string>,
  why: "USCIS, on its page about access codes. Certain.", card: "Before you file on paper", help: "Getting back in",
};

export const filing = {
  title: "Before you file on paper", about: (name: string) => `What to copy onto a paper form for ${name}, exactly as it stands.`, family: "Family name (last name)", given: "Given names (first, middle)", other: "Other names", birth: "Date of birth", aNumber: "A-Number", account: "USCIS Online Account Number", leaveEmpty: "None kept. If there is none, leave the box empty.",
  which: "Which account's number?", noneOf: "None: leave the box empty", save: "Save as PDF to print…", language: "Words around the labels", person: "Person", copy: (name: string) => `Copy ${name}`, copied: (name: string) => `${name} copied.`, unchecked: "Not checked against a paper yet", full: "The PDF holds the numbers in full. Print it, lay it beside the form, and put it away afterwards.",
  mind: "Mind this", notes: [
    "When the online account number is left off, USCIS may make a second account for the new case. Accounts are never merged.",
    "Each person on a form has boxes of their own. Use each person's own card.",
    "A lawyer has a number of their own, in a box of its own.",
    "On an online form you can tick that you do not have or know the number.",
  ], several: "This person has more than one number. Ours is a suggestion: the account with the most cases comes first.",
};
