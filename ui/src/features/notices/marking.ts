// Which number a place that is marked by hand is meant to be, before the person says so.
// Invariant: a kind that the person chose is never replaced.
// Not here: what stands in the place (MarkPanel asks Rust).
import type { IdentifierKind } from "../../lib/ipc/index.ts";
import { homeOf } from "../people/homes.svelte.ts";
import { kindsFor } from "../people/kinds.ts";

const THE_ONE: IdentifierKind = "online_account_number";

/** All kinds that can be marked, the likeliest first. */
export const markable: IdentifierKind[] = [THE_ONE, ...kindsFor({ of: "case", id: "" as never }), ...kindsFor({ of: "person", id: "" as never })];

/** Values of a paper that are kept as a number under another name. */
const others: Record<string, IdentifierKind> = { card_number: "receipt_number", visa_number: "visa_foil_number", social_security_number: "ssn" };

/** The number that a value read from a paper is, if it is one. */
export function numberKind(read: string): IdentifierKind | undefined {
  return others[read] ?? markable.find((kind) => kind === read);
}

/** Whether a value that was read is of a case or a paper and of nobody on it: whose it is need not be said. */
export function isOfNobody(read: string, isDate: boolean): boolean {
  const number = numberKind(read);
  return read === "form_number" || (isDate && read !== "birth_date") || (number !== undefined && homeOf(number) === "case");
}

/** What a place is taken to be: what was asked for, else the online account number if it is missing, else the likeliest number that is. */
export function likelyKind(asked: string | undefined, known: string[]): IdentifierKind {
  const wanted = asked === undefined ? undefined : numberKind(asked);
  const there = known.map(numberKind);
  return wanted ?? markable.find((kind) => !there.includes(kind)) ?? THE_ONE;
}
