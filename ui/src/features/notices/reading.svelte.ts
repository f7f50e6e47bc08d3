// What was read from one notice, while the person looks at it: what to keep, what was corrected, whose it is.
// Invariant: what the person typed or chose survives the reading going on, and the saving of other values.
// Not here: how it is shown (ReadingPanel and its parts), whose it is (Owners).
import { tick, untrack } from "svelte";
import { commands, problemOf, type AcceptedItem, type CaseChoice, type CaseId, type FieldTrouble, type IdentifierKind, type Instead, type NoticeId, type PageId, type Problem, type ProposalView, type ReadingView, type UnitBox } from "../../lib/ipc/index.ts";
import type { AppState } from "../../lib/state/app.svelte.ts";
import { Loaded } from "../../lib/state/loaded.svelte.ts";
import type { Frame } from "../../lib/ui/ScanViewer.svelte";
import { after, carried, successors } from "./following.ts";
import { numberKind } from "./marking.ts";
import { Owners } from "./owners.svelte.ts";

export const THE_ONE = "online_account_number";

export class NoticeReading {
  readonly owners = new Owners();
  edits = $state<Record<string, string>>({});
  instead = $state<Record<string, Instead>>({});
  /** Conflicts in which what is kept is to stay. */
  left = $state<Record<string, boolean>>({});
  /** Values that are being corrected, with what to go back to. */
  correcting = $state<Record<string, string | null>>({});
  /** Odd numbers that are to be kept as they are printed. */
  asPrinted = $state<Record<string, boolean>>({});
  openId = $state<string>();
  isEditing = $state(false);
  /** Values that are being saved. */
  saving = $state.raw<string[]>([]);
  /** Values that were taken back last, and are on the list again. */
  takenBack = $state.raw<string[]>([]);
  problem = $state.raw<Problem>();
  /** Whether whose it is comes before the values; settled when there are some, so that it doesn't move while it is answered. */
  asksFirst = $state<boolean>();
  #case = $state.raw<CaseChoice | null>(null);
  #loaded: Loaded<ReadingView>;
  #known: ProposalView[] = [];
  /** What was known when it was asked to read again, until that is done. */
  #before: Set<string> | undefined;

  readonly view: ReadingView | undefined = $derived.by(() => this.#loaded.value);
  readonly isSaving: boolean = $derived(this.saving.length > 0);
  readonly fresh: ProposalView[] = $derived((this.view?.proposals ?? []).filter(({ state }) => state.is === "new" || state.is === "conflict" || state.is === "shown"));
  readonly kept: ProposalView[] = $derived((this.view?.proposals ?? []).filter(({ state }) => state.is === "kept"));
  readonly wrong: ProposalView[] = $derived((this.view?.proposals ?? []).filter(({ state }) => state.is === "rejected"));
  /** What is new, with the names that fit somebody here beside it. */
  readonly shown: ProposalView[] = $derived.by(() => {
    const others = this.view?.proposals ?? [];
    const isFit = ({ kind, state }: ProposalView) => state.is === "kept" && kind.endsWith("_name");
    return this.fresh.length > 0 ? others.filter((proposal) => this.fresh.includes(proposal) || isFit(proposal)) : [];
  });
  /** How many wait for the person; one that is being saved does not. */
  readonly toCheck: number = $derived(this.fresh.filter(({ id, state }) => state.is !== "shown" && !this.saving.includes(id)).length);
  /** What one click keeps: all that is new, and conflicts that were settled; of different papers nothing. */
  readonly toSave: ProposalView[] = $derived(this.view?.next_paper ? [] : this.fresh.filter(({ id, state }) => state.is === "new" || (state.is === "conflict" && this.instead[id])));
  /** Conflicts that one click settles by leaving what is kept. */
  readonly toLeave: ProposalView[] = $derived(this.view?.next_paper ? [] : this.fresh.filter(({ id, state }) => state.is === "conflict" && this.left[id]));
  /** Whether there is anything that can be kept, settled or corrected. */
  readonly isOpen: boolean = $derived(this.fresh.some(({ state }) => state.is !== "shown"));
  /** Whether it comes first on the screen: something to check, to wait for, or to know. */
  readonly hasNews: boolean = $derived(this.fresh.length > 0 || this.kept.length === 0 || this.view?.state.is === "reading" || this.view?.state.is === "waiting");

  constructor(
    readonly app: AppState,
    readonly notice: NoticeId,
  ) {
    const asked = commands.readFirst(notice).catch(() => undefined);
    this.#loaded = new Loaded(app, async () => {
      await asked;
      return commands.noticeReading(notice, this.#choices);
    });
    $effect(() => {
      void [app.readNews[notice], this.owners.choices, this.#case];
      void this.#loaded.reload();
    });
    $effect.pre(() => {
      if (this.view) untrack(() => this.#goOn(this.view?.proposals ?? []));
    });
  }

  get #choices() {
    return { owners: this.owners.choices, case: this.#case };
  }

  /** The reading went on: what was done with a value goes with it. */
  #goOn(proposals: ProposalView[]): void {
    const ids = successors(this.#known, proposals);
    this.#known = proposals;
    this.owners.hear(this.view?.owners ?? []);
    if (this.#before && this.view?.state.is === "read") {
      const before = this.#before;
      this.#before = undefined;
      if (before.size > 0 && proposals.every((proposal) => before.has(likeness(proposal)))) this.app.toast(this.app.m.reading.nothingNew);
    }
    if (this.shown.length > 0) this.asksFirst ??= !this.isOwnerKnown(this.toSave);
    if (ids.size === 0) return;
    this.edits = carried(this.edits, ids);
    this.instead = carried(this.instead, ids);
    this.left = carried(this.left, ids);
    this.correcting = carried(this.correcting, ids);
    this.asPrinted = carried(this.asPrinted, ids);
    this.openId = this.openId && (ids.get(this.openId) ?? this.openId);
  }

  /** Whether it is known whose these are, as far as that matters. */
  isOwnerKnown(proposals: ProposalView[]): boolean {
    return this.#ownersOf(proposals.filter(({ needs_owner }) => needs_owner)).every(({ short_name }) => short_name !== "");
  }

  /** Whom these are saved to, by name. */
  nameFor(proposals: ProposalView[]): string {
    return this.#ownersOf(proposals)[0]?.short_name ?? "";
  }

  /** Those to whom these would be saved. */
  #ownersOf(proposals: ProposalView[]) {
    const parties = new Set(proposals.map(({ party }) => party));
    return (this.view?.owners ?? []).filter(({ party }) => parties.has(party));
  }

  get case(): CaseChoice | null {
    return this.#case;
  }

  chooseCase(choice: CaseChoice | null): void {
    this.#case = choice;
  }

  /** Frames around what was read and is not kept yet, on one page; the box of an empty number too. */
  frames(page: PageId | undefined): Frame[] {
    const language = this.app.language;
    const frames = [...this.fresh, ...this.kept]
      .filter((proposal) => proposal.page === page)
      .map(({ id, kind, name, place, party }) => ({ id, box: place, isHighlight: kind === THE_ONE && party !== "representative", name: name[language] }));
    const { answer } = this.view ?? {};
    if (answer?.answer === "box_empty" && answer.place && answer.page === page) {
      frames.push({ id: "empty-box", box: answer.place, isHighlight: false, name: this.app.m.reading.emptyBox });
    }
    return frames;
  }

  pageOf(id: string | undefined): PageId | undefined {
    return this.view?.proposals.find((proposal) => proposal.id === id)?.page;
  }

  /** Where the guide's "show me" leads: the number that is looked for, or the box for it. */
  target(wanted: IdentifierKind): { id: string; page: PageId; box: UnitBox } | undefined {
    const number = [...this.fresh, ...this.kept].find(({ kind, party }) => numberKind(kind) === wanted && party !== "representative");
    if (number) return { id: number.id, page: number.page, box: number.place };
    const { answer } = this.view ?? {};
    return answer?.place && wanted === THE_ONE ? { id: "empty-box", page: answer.page, box: answer.place } : undefined;
  }

  /** Values on the list that come after the first of these. */
  after(ids: string[]): string[] {
    return after(this.fresh.map(({ id }) => id), ids);
  }

  troubleOf(id: string): FieldTrouble | undefined {
    return this.problem?.code === "fields" ? this.problem.parameters.problems.find(({ field }) => field === id)?.why : undefined;
  }

  /** What the person types in the place of a value; what was wrong with the text before is over. */
  type(id: string, text: string): void {
    this.edits[id] = text;
    if (this.troubleOf(id)) this.problem = undefined;
  }

  /** Settles a conflict: what is kept stays, or something is put instead. */
  settle(id: string, instead: Instead | undefined): void {
    if (instead) this.instead[id] = instead;
    else delete this.instead[id];
    this.left[id] = instead === undefined;
  }

  correct(id: string): void {
    if (!(id in this.correcting)) this.correcting[id] = this.edits[id] ?? null;
  }

  /** Ends correcting a value: what was typed stands, or it is as before. */
  corrected(id: string, isTaken: boolean): void {
    const before = this.correcting[id];
    delete this.correcting[id];
    if (isTaken) return;
    if (typeof before === "string") this.edits[id] = before;
    else delete this.edits[id];
  }

  #item({ id, kind, edit_text, is_date }: ProposalView): AcceptedItem {
    const typed = this.edits[id];
    const name = is_date ? this.app.m.reading.dateName(kind, this.view?.kind?.kind ?? null) : "";
    return { id, text: typed !== undefined && typed !== edit_text ? typed : null, keep_as_printed: this.asPrinted[id] ?? false, name, instead: this.instead[id] ?? null };
  }

  /** Keeps these values and sets those aside, and nothing else that was typed or chosen is forgotten. Answers whether that went well. */
  async accept(proposals: ProposalView[], kind: string | null, toLeave: ProposalView[] = []): Promise<boolean> {
    if (this.isSaving) return false;
    this.saving = [...proposals, ...toLeave].map(({ id }) => id);
    this.problem = undefined;
    try {
      if (this.isSaving) await this.#save(proposals, kind, toLeave.map(({ id }) => id));
      return true;
    } catch (error) {
      this.problem = problemOf(error);
      if (this.problem.code === "fields") this.problem.parameters.problems.forEach(({ field }) => this.correct(field));
      return false;
    } finally {
      this.saving = [];
    }
  }

  async #save(proposals: ProposalView[], kind: string | null, left: string[]): Promise<void> {
    const items = proposals.map((proposal) => this.#item(proposal));
    const [name, saved] = [this.nameFor(proposals), this.#ownersOf(proposals)];
    const people = (this.app.overview?.people ?? []).map(({ id }) => id);
    const cases = await this.#caseIds();
    const count = items.length > 0 ? await commands.acceptProposals(this.notice, { items, choices: this.#choices, kind, case_title: this.app.m.reading.caseTitle }) : 0;
    for (const id of left) await commands.rejectProposal(this.notice, id, true);
    await this.app.changed();
    const back = [this.owners.settle(saved, people, this.app.overview?.people ?? []), await this.#settleCase(cases)];
    await tick();
    await this.#loaded.reload();
    const gone = items.map(({ id }) => id).filter((id) => count === items.length || this.kept.some((proposal) => proposal.id === id));
    back.push(this.#forget([...gone, ...left]));
    this.isEditing &&= this.toSave.length > 0;
    const says = count > 0 ? this.app.m.reading.saved(count, name) : this.app.m.reading.leftAlone;
    this.app.toast(says, () => this.#takeBack(gone, left, back), "accepted");
  }

  /** What was done with values that are kept now is over. Answers with the way back. */
  #forget(ids: string[]): () => void {
    const done = ids.map((id) => ({ id, edit: this.edits[id], instead: this.instead[id], left: this.left[id] }));
    for (const id of ids) {
      delete this.edits[id];
      delete this.instead[id];
      delete this.left[id];
      delete this.correcting[id];
      delete this.asPrinted[id];
    }
    if (this.openId && ids.includes(this.openId)) this.openId = undefined;
    return () => {
      for (const { id, edit, instead, left } of done) {
        if (edit !== undefined) this.edits[id] ??= edit;
        if (instead !== undefined) this.instead[id] ??= instead;
        if (left !== undefined) this.left[id] ??= left;
      }
    };
  }

  async #takeBack(saved: string[], left: string[], back: (() => void)[]): Promise<boolean> {
    const isDone = await this.app.change(async () => {
      if (saved.length > 0) await commands.takeBackAccepted();
      for (const id of left) await commands.rejectProposal(this.notice, id, false);
      // Before anything is loaded again, so that nobody is asked for in between.
      back.forEach((restore) => restore());
    });
    if (!isDone) return false;
    await tick();
    await this.#loaded.reload();
    this.takenBack = [...saved, ...left];
    return true;
  }

  /** The cases, where a new one was chosen: to tell which was made. */
  async #caseIds(): Promise<CaseId[] | undefined> {
    return this.#case?.is === "new" ? (await commands.cases()).map(({ id }) => id) : undefined;
  }

  /** A new case that was made by a save is known from then on, so that the next save makes no second one. */
  async #settleCase(before: CaseId[] | undefined): Promise<() => void> {
    const now = before ? await this.#caseIds().catch(() => undefined) : undefined;
    const which = now?.find((id) => !before?.includes(id));
    if (!which) return () => {};
    const [was, is] = [this.#case, { is: "known" as const, which }];
    this.#case = is;
    return () => {
      if (this.#case === is) this.#case = was;
    };
  }

  /** Sets a value aside, with what was typed or chosen for it, or takes it back. */
  async reject(id: string, isRejected: boolean): Promise<boolean> {
    if (this.openId === id) this.openId = undefined;
    const isDone = await this.#do(() => commands.rejectProposal(this.notice, id, isRejected));
    if (isDone && isRejected) this.#forget([id]);
    return isDone;
  }

  /** Keeps what is chosen, and sets aside what differs from what is to stay. */
  acceptAll(kind: string | null): Promise<boolean> {
    return this.accept(this.toSave, kind, this.toLeave);
  }

  /** Makes what seems to be another paper one of its own. */
  async part(page: PageId): Promise<void> {
    const isDone = await this.app.change(() => commands.partNotice(page));
    if (isDone) this.app.toast(this.app.m.reading.parted, () => this.app.change(commands.takeBackAccepted), "accepted");
  }

  setKind(kind: string): Promise<boolean> {
    return this.app.change(() => commands.setNoticeKind(this.notice, kind));
  }

  stop = () => this.#do(() => commands.cancelReading(this.notice));
  /** Reads it once more, and says so at the end if that found nothing new. */
  again = () =>
    this.#do(async () => {
      await commands.readAgain(this.notice);
      this.#before = new Set(this.#known.map(likeness));
    });
  rest = () => this.#do(() => commands.readRest(this.notice));

  async #do(job: () => Promise<unknown>): Promise<boolean> {
    try {
      await job();
      await this.#loaded.reload();
      return true;
    } catch (error) {
      this.app.problem = problemOf(error);
      return false;
    }
  }
}

/** The same for values that say the same. */
function likeness({ kind, party, text }: ProposalView): string {
  return [kind, party, text].join(" ");
}
