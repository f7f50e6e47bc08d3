import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Acceptance, NoticeId, OwnerView, PersonId, Problem, ProposalState, ProposalView, ReadingView } from "../../lib/ipc/index.ts";
import type { AppState } from "../../lib/state/app.svelte.ts";
import { Toasts } from "../../lib/state/toasts.svelte.ts";
import { en } from "../../lib/messages/en.ts";
import { NoticeReading } from "./reading.svelte.ts";

/** Papers with one notice: what is accepted is kept from then on. */
const papers = vi.hoisted(() => ({ kept: new Set<string>(), aside: new Set<string>(), accepted: [] as unknown[], trouble: undefined as unknown, duringSave: undefined as (() => void) | undefined }));

vi.mock("../../lib/ipc/index.ts", () => ({
  problemOf: (error: unknown) => error,
  commands: {
    readFirst: async () => null,
    readAgain: async () => null,
    cases: async () => [],
    noticeReading: async () => reading(),
    acceptProposals: async (_: string, acceptance: Acceptance) => {
      papers.duringSave?.();
      if (papers.trouble) throw papers.trouble;
      papers.accepted.push(acceptance);
      for (const { id } of acceptance.items) papers.kept.add(id);
      return acceptance.items.length;
    },
    takeBackAccepted: async () => papers.kept.clear(),
    rejectProposal: async (_: string, id: string, isRejected: boolean) => void (isRejected ? papers.aside.add(id) : papers.aside.delete(id)),
  },
}));

const ana = "ana" as PersonId;

function value(id: string, kind: string): ProposalView {
  const state: ProposalState = papers.aside.has(id) ? { is: "rejected" } : papers.kept.has(id) ? { is: "kept", can_be_marked: false } : id === "c" ? { is: "conflict", number: null, text: "I-765", can_keep_both: false } : { is: "new" };
  return { id, kind, name: { en: kind, es: kind }, party: "main", text: id, edit_text: id, read_as: null, is_date: false, page: "p" as never, page_number: 1, place: { left: 0, top: 0, width: 1, height: 1 }, is_sure: true, needs_owner: true, state };
}

function reading(): ReadingView {
  const owner: OwnerView = { party: "main", person: ana, new_person: null, short_name: "Ana", why: "name" };
  return { state: { is: "read" }, is_first_answer: false, pages_read: 1, pages_left: 0, can_be_read_better: false, next_paper: null, remarks: [], answer: null, kind: null, owners: [owner], case: null, proposals: [value("a", "a_number"), value("b", "receipt_number"), value("c", "form_number")] };
}

async function opened() {
  const toasts = new Toasts();
  const app = { m: en, language: "en", overview: { people: [] }, toasts, toast: toasts.add.bind(toasts), changed: async () => {}, change: async (job: () => Promise<unknown>) => (await job(), true) };
  const notice = new NoticeReading(app as unknown as AppState, "n" as NoticeId);
  await notice.again();
  return { notice, toasts };
}

describe("saving what was read", () => {
  beforeEach(() => Object.assign(papers, { kept: new Set(), aside: new Set(), accepted: [], trouble: undefined, duringSave: undefined }));

  it("of one value forgets nothing that was typed or chosen for the others", async () => {
    const { notice } = await opened();
    notice.edits = { a: "A1", b: "B1" };
    notice.instead = { c: "replace" };
    notice.correct("b");
    notice.isEditing = true;
    await notice.accept(notice.fresh.slice(0, 1), null);
    expect([notice.edits, notice.instead, "b" in notice.correcting, notice.isEditing]).toEqual([{ b: "B1" }, { c: "replace" }, true, true]);
  });

  it("counts a value that is being saved as checked, and again when that failed", async () => {
    const { notice } = await opened();
    const counts: number[] = [notice.toCheck];
    papers.duringSave = () => counts.push(notice.toCheck);
    papers.trouble = { code: "disk_full" } as Problem;
    await notice.accept(notice.fresh.slice(0, 1), null);
    counts.push(notice.toCheck);
    papers.trouble = undefined;
    await notice.accept(notice.fresh.slice(0, 1), null);
    counts.push(notice.toCheck);
    expect(counts).toEqual([3, 2, 3, 2, 2]);
  });

  it("that fails says why, opens the field it is about, and can be tried again", async () => {
    const { notice } = await opened();
    papers.trouble = { code: "fields", parameters: { problems: [{ field: "b", why: { code: "empty" } }] } };
    expect(await notice.accept(notice.toSave, null)).toBe(false);
    expect([notice.problem?.code, notice.troubleOf("b"), "b" in notice.correcting, notice.isSaving]).toEqual(["fields", { code: "empty" }, true, false]);
    papers.trouble = undefined;
    expect(await notice.accept(notice.toSave, null)).toBe(true);
    expect(notice.problem).toBeUndefined();
  });

  it("is done once, however often it is asked for", async () => {
    const { notice } = await opened();
    await Promise.all([notice.accept(notice.toSave, null), notice.accept(notice.toSave, null)]);
    expect(papers.accepted.length).toBe(1);
  });

  it("is taken back with what was typed and chosen", async () => {
    const { notice, toasts } = await opened();
    notice.edits = { a: "A1" };
    notice.instead = { c: "replace" };
    await notice.accept(notice.toSave, null);
    expect([notice.edits, notice.instead]).toEqual([{}, {}]);
    if (toasts.last) await toasts.undo(toasts.last);
    expect([notice.edits, notice.instead]).toEqual([{ a: "A1" }, { c: "replace" }]);
  });
});

describe("leaving what is kept", () => {
  beforeEach(() => Object.assign(papers, { kept: new Set(), aside: new Set(), accepted: [], trouble: undefined, duringSave: undefined }));

  it("is taken back together with what was saved", async () => {
    const { notice, toasts } = await opened();
    notice.settle("c", undefined);
    await notice.acceptAll(null);
    expect([...papers.kept, ...papers.aside]).toEqual(["a", "b", "c"]);
    if (toasts.last) await toasts.undo(toasts.last);
    expect([papers.kept.size, papers.aside.size, notice.left]).toEqual([0, 0, { c: true }]);
  });

  it("alone takes back nothing that was saved before", async () => {
    const { notice, toasts } = await opened();
    await notice.accept(notice.toSave, null);
    notice.settle("c", undefined);
    await notice.acceptAll(null);
    if (toasts.last) await toasts.undo(toasts.last);
    expect([papers.kept.size, papers.aside.size]).toEqual([2, 0]);
  });
});

describe("correcting a value", () => {
  it("can be left as it was, or be taken", async () => {
    const { notice } = await opened();
    notice.correct("a");
    notice.edits["a"] = "A1";
    notice.corrected("a", true);
    expect([notice.edits, notice.correcting]).toEqual([{ a: "A1" }, {}]);
    notice.correct("a");
    notice.edits["a"] = "A2";
    notice.corrected("a", false);
    expect(notice.edits).toEqual({ a: "A1" });
    notice.correct("b");
    notice.edits["b"] = "B1";
    notice.corrected("b", false);
    expect(notice.edits).toEqual({ a: "A1" });
  });
});
