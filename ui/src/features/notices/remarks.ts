// What there is to say about how a notice could be read, the remark that matters first.
// Invariant: none is left out; many are folded.
// Not here: the words (messages).
import type { PageNote, PageTrouble, ReadingView } from "../../lib/ipc/index.ts";

export type Remark = { id: string } & ({ about: "page"; note: PageNote } | { about: "rest"; read: number; pages: number });

/** So many stand open; of more, only the first. */
const FEW = 2;
/** What the person can do something about comes before what is merely so. */
const order: (PageTrouble["is"] | "rest")[] = ["failed", "incomplete", "mirrored", "too_dark", "blurred", "illegible", "too_small", "rest", "no_words", "blank"];

const weight = (remark: Remark) => order.indexOf(remark.about === "page" ? remark.note.what.is : "rest");

/** All remarks, the weightiest first, and of the same weight in the order of the pages. */
export function remarksOn({ remarks, pages_read, pages_left }: Pick<ReadingView, "remarks" | "pages_read" | "pages_left">): Remark[] {
  const all: Remark[] = remarks.map((note) => ({ id: note.page, about: "page", note }));
  if (pages_left > 0) all.push({ id: "rest", about: "rest", read: pages_read, pages: pages_left });
  return all.sort((a, b) => weight(a) - weight(b));
}

/** Those that stand open, and those that are folded. */
export function folded(remarks: Remark[]): { open: Remark[]; others: Remark[] } {
  const open = remarks.length > FEW ? 1 : remarks.length;
  return { open: remarks.slice(0, open), others: remarks.slice(open) };
}
