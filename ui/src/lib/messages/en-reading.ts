// Reading a notice, in English.
import type { AccountAnswer, CaseWhy, OwnerWhy, PageTrouble, Party, Problem, Step } from "../ipc/bindings.ts";
import { problem } from "./en-problems.ts";
import { counted } from "./plural.ts";

const n = counted("en");
type AnswerWords = { title: string; text: string; todo: string };

const answers: Record<AccountAnswer, AnswerWords> = {
  found: { title: "The online account number is printed here", text: "Its place is marked on the page.", todo: "Compare the number with the page, then save it." },
  box_empty: { title: "There is a box for the online account number, and it is empty", text: "That is common. It says nothing about your case, and it does not mean that there is no account.", todo: "Look at another paper, or sign in and open your profile." },
  no_box: { title: "This paper has no box for the online account number", text: "We looked at every label on it. Many papers do not print the number.", todo: "See which papers do." },
  unreadable: { title: "We could not read this well enough", text: "The number may be there. Your original is kept as it is, and nothing was guessed.", todo: "Mark the place and type what you see, or add a sharper photo taken from straight above in good light." },
  not_a_notice: { title: "This does not look like an immigration paper", text: "It is kept all the same. No number was taken from it, since other papers have account numbers of their own.", todo: "If it is one, say which kind. Or mark what you need by hand." },
};

function trouble(what: PageTrouble): string {
  switch (what.is) {
    case "blank": return "Nothing is on this page.";
    case "too_dark": return "This page is too dark to read. A photo with more light helps.";
    case "too_small": return "This picture is too small to read. A larger photo or scan helps.";
    case "no_words": return "There are no words on this page.";
    case "illegible": return "There are words here, but we could not read them: blurred or handwritten.";
    case "blurred": return "This picture is too blurred to read. Take it again with a steady hand, from straight above.";
    case "mirrored": return "This page is mirrored, so we could not read it. A photo or scan that is not mirrored helps.";
    case "incomplete": return "This file ends before the page does: a part of it is missing. Copy it again from where it came, or scan the paper again.";
    case "failed": return failed(what.problem);
  }
}

function failed(what: Problem): string {
  const { happened, todo } = problem(what);
  return `${happened} ${todo}`;
}

function step(what: Step): string {
  switch (what.does) {
    case "drawing": return "Opening the page";
    case "finding_lines": return "Looking for lines of text";
    case "reading_lines": return what.total > 0 ? `Reading line ${Math.min(what.done + 1, what.total)} of ${what.total}` : "Reading";
  }
}

const ownerWhy: Record<OwnerWhy, string> = {
  chosen: "You chose.", number: "A number on it is kept for this person.", receipt: "The receipt number is of this person's case.", name: "The name on it fits.",
  notice: "The notice is filed under this name.", only_person: "There is nobody else in your papers.", new_name: "Nobody in your papers has this name yet.", unknown: "Please say whose it is.",
};
const caseWhy: Record<CaseWhy, string> = {
  chosen: "You chose.", receipt: "The receipt number matches.", notice: "The notice is filed with it.", form: "It is the only open case with this form.", new: "No case in your papers has this receipt number.",
};
const parties: Record<Party, string> = { main: "Applicant", petitioner: "Petitioner", beneficiary: "Beneficiary", representative: "Lawyer or representative" };

/** What a day is called when it is kept as a date to remember. */
function dateName(kind: string, notice: string | null): string {
  if (kind === "appointment_date" && notice?.includes("biometrics")) return "Biometrics appointment";
  if (kind === "appointment_date" && notice?.includes("interview")) return "Interview";
  if (kind === "appointment_date" && notice?.includes("oath")) return "Oath ceremony";
  const names: Record<string, string> = { appointment_date: "Appointment", response_due_date: "Last day to answer", card_expires: "Card expires", admit_until: "Admitted until", valid_until: "Valid until" };
  return names[kind] ?? "Date on a notice";
}

export const reading = {
  title: (details: number, pages: number) => `We read ${details} ${n(details, "detail", "details")} on this ${pages > 1 ? "notice" : "page"}`,
  titleNone: "No details were read", titleKept: "What we read is kept", about: "Read on this computer. Check each one against the scan, then save.", aboutKept: "Everything read here is in your papers.",
  aboutNone: "You can mark what you need on the page and type it.",
  waiting: "This notice is read as soon as the one before it is done.", now: "Reading this notice", page: (page: number, pages: number) => `Page ${page} of ${pages}`, step,
  firstAnswer: "A first answer. The rest is still being read.", cancel: "Stop reading", stopped: "Reading was stopped.", readIt: "Read it now", notRead: "This notice was not read yet.",
  again: "Read again", nothingNew: "Read again. Nothing new was found.", better: "This version reads better than the one that read this notice.", rest: (pages: number) => (pages === 1 ? "Read the other page too" : `Read the other ${pages} pages too`), restAbout: (read: number) => `${read} ${n(read, "page was", "pages were")} read.`,
  sure: "Sure", corrected: "Corrected by you", check: "Check this", matches: (name: string) => `Matches ${name}`, kept: "Kept already", keptCount: (count: number) => `${count} ${n(count, "detail is", "details are")} kept already`,
  keptWord: "Kept now:", onPage: (page: number) => `page ${page}`, crop: (name: string) => `${name} as it stands on the scan`, one: (name: string, value: string) => `${name}: ${value}. Show what can be done with it.`,
  where: { top: "Printed in the top part of the page", middle: "Printed in the middle part of the page", bottom: "Printed in the lower part of the page", left: ", at the left.", center: ".", right: ", at the right." },
  saveAll: (count: number, name: string) => (name ? `Save ${count} ${n(count, "detail", "details")} to ${name}` : `Save ${count} ${n(count, "detail", "details")}`),
  saveOne: "Save this one", edit: "Edit", editDone: "Done", correct: "Correct it", take: "Use this", wrong: "Not right", takeBack: "Bring it back", zoom: "Show it larger", markPlace: "Note its place",
  wrongCount: (count: number) => `${count} set aside`, saved: (count: number, name: string) => (name ? `${count} ${n(count, "detail", "details")} saved to ${name}.` : `${count} ${n(count, "detail", "details")} saved.`),
  conflict: "Something else is kept", leave: "Leave what is kept", leftAlone: "What is kept stays as it is.", leaveAll: "Leave what is kept", both: "Keep both", replace: "Put this in its place", elsewhere: "This number is kept for somebody else here. Choose that person, or leave it.",
  bothAccount: "Keep both: a person can have two accounts", shown: "Shown only", otherCase: "May belong to another case",
  somebodyElse: "Somebody else…", whose: "Whose is it?", asParty: (party: Party) => `${parties[party]}: who is it?`, parties, somebodyNew: (name: string) => `New person: ${name}`, choose: "Choose a person", ownerWhy,
  case: "Which case?", newCase: (form: string) => (form ? `New case: ${form}` : "New case"), caseWhy, caseTitle: "Case on this notice", goesTo: (title: string) => `The case: ${title}.`, goesToNew: (form: string) => (form ? `A new case is made: ${form}.` : "A new case is made."),
  looksLike: "Looks like:", useKind: "Use this kind", isIt: "That is it", otherKind: "It is another kind of paper", whichKind: "Which kind of paper is it?",
  answers, find: "Where is the number?", mark: "Mark it by hand", better_photo: "Add a better photo", remark: (page: number, pages: number, what: PageTrouble) => (pages > 1 ? `Page ${page}: ${trouble(what)}` : trouble(what)),
  moreRemarks: (count: number) => `${count} ${n(count, "more remark", "more remarks")} on these pages`,
  several: "These pages seem to be different papers. Part them first, so that each goes to the right person.", part: (page: number, pages: number) => (page === pages ? `Make page ${page} a paper of its own` : `Make pages ${page} to ${pages} a paper of their own`), parted: "The pages are two papers now.", readAs: "You corrected this. We read:",
  emptyBox: "The box for the number, empty", dateName, spotReading: "Reading what stands in the box…", spotRead: "Read from the box. Compare it with the page.", spotNone: "Nothing could be read in the box. Type what you see.",
  tile: { found: "Has the account number", unreadable: "Could not be read well", not_a_notice: "Not an immigration paper", bare: "Nothing could be read", lost: "Account number not readable", waiting: "Waiting to be read" } as Partial<Record<AccountAnswer | "bare" | "lost" | "waiting", string>>,
  backlog: (count: number) => `${count} ${n(count, "notice was", "notices were")} not read yet.`, readAll: "Read them now", betterSome: "This version reads better than the one that read some of these notices.", readAllAgain: "Read all again", toCheck: (count: number) => `${count} ${n(count, "detail", "details")} to check`, underWay: (count: number) => `${count} ${n(count, "file is", "files are")} being read in the background.`,
};
