// The questions for who has none of the papers, and where each answer leads.
// Invariant: every answer leads on; every way ends in one next step.
// Not here: the words (messages).
export const questions = ["filed", "signIn", "accessLetter", "lawyer"] as const;
export const ends = ["openProfile", "recoverSignIn", "askForCode", "askLawyer", "lookAgain", "consularNone", "leaveBlank"] as const;

export type Question = (typeof questions)[number];
export type End = (typeof ends)[number];
export type Step = Question | End;
export type Answer = "online" | "post" | "consulate" | "notYet" | "yes" | "no" | "unsure";

const ways: Record<Question, Partial<Record<Answer, Step>>> = {
  filed: { online: "signIn", post: "accessLetter", consulate: "consularNone", notYet: "leaveBlank" },
  signIn: { yes: "openProfile", no: "recoverSignIn" },
  accessLetter: { yes: "lookAgain", no: "lawyer", unsure: "lawyer" },
  lawyer: { yes: "askLawyer", no: "askForCode" },
};

export function next(step: Step, answer: Answer): Step {
  const way = (ways as Partial<Record<Step, Partial<Record<Answer, Step>>>>)[step];
  return way?.[answer] ?? "lookAgain";
}
