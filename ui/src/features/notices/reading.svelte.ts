// What was read from one notice, while the person looks at it: what to keep, what was corrected, whose it is.
// Invariant: what the person typed or chose survives the reading going on.
// Not here: how it is shown (ReadingPanel and its parts).
import { commands, problemOf, type AcceptedItem, type FieldTrouble, type Instead, type NoticeId, type OwnerChoice, type Party, type PersonChoice, type CaseChoice, type Problem, type ProposalView, type ReadingView, type UnitBox, type PageId } from "../../lib/ipc/index.ts";
import type { AppState } from "../../lib/state/app.svelte.ts";
import { Loaded } from "../../lib/state/loaded.svelte.ts";
import type { Frame } from "../../lib/ui/ScanViewer.svelte";

export const THE_ONE = "online_account_number";

export class NoticeReading {
  edits = $state<Record<string, string>>({});
  instead = $state<Record<string, Instead>>({});
  openId = $state<string>();
  isEditing = $state(false);
  isSaving = $state(false);
  problem = $state.raw<Problem>();
  #owners = $state.raw<OwnerChoice[]>([]);
  #case = $state.raw<CaseChoice | null>(null);
  #loaded: Loaded<ReadingView>;

  readonly view: ReadingView | undefined = $derived.by(() => this.#loaded.value);
  readonly fresh: ProposalView[] = $derived((this.view?.proposals ?? []).filter(({ state }) => state.is === "new" || state.is === "conflict" || state.is === "shown"));
  readonly kept: ProposalView[] = $derived((this.view?.proposals ?? []).filter(({ state }) => state.is === "kept"));
  readonly wrong: ProposalView[] = $derived((this.view?.proposals ?? []).filter(({ state }) => state.is === "rejected"));
  /** What is new, with the names that fit somebody here beside it. */
  readonly shown: ProposalView[] = $derived.by(() => {
    const others = this.view?.proposals ?? [];
    const isFit = ({ kind, state }: ProposalView) => state.is === "kept" && kind.endsWith("_name");
    return this.fresh.length > 0 ? others.filter((proposal) => this.fresh.includes(proposal) || isFit(proposal)) : [];
  });
  /** What one click keeps: all that is new, and conflicts that were settled. */
  readonly toSave: ProposalView[] = $derived(this.fresh.filter(({ id, state }) => state.is === "new" || (state.is === "conflict" && this.instead[id])));
  /** Whether there is anything that can be kept, settled or corrected. */
  readonly isOpen: boolean = $derived(this.fresh.some(({ state }) => state.is !== "shown"));
  /** Whether it comes first on the screen: something to check, to wait for, or to know. */
  readonly hasNews: boolean = $derived(this.fresh.length > 0 || this.kept.length === 0 || this.view?.state.is === "reading" || this.view?.state.is === "waiting");
  readonly ownerName: string = $derived(this.#ownersOf(this.toSave)[0]?.short_name ?? "");

  constructor(
    readonly app: AppState,
    readonly notice: NoticeId,
  ) {
    const asked = commands.readFirst(notice).catch(() => undefined);
    this.#loaded = new Loaded(app, async () => {
      await asked;
      return commands.noticeReading(notice, { owners: this.#owners, case: this.#case });
    });
    $effect(() => {
      void [app.readNews[notice], this.#owners, this.#case];
      void this.#loaded.reload();
    });
  }

  /** Whether it is known whose these are, as far as that matters. */
  isOwnerKnown(proposals: ProposalView[]): boolean {
    return this.#ownersOf(proposals.filter(({ needs_owner }) => needs_owner)).every(({ short_name }) => short_name !== "");
  }

  /** Those to whom these would be saved. */
  #ownersOf(proposals: ProposalView[]) {
    const parties = new Set(proposals.map(({ party }) => party));
    return (this.view?.owners ?? []).filter(({ party }) => parties.has(party));
  }

  choosePerson(party: Party, person: PersonChoice | undefined): void {
    const others = this.#owners.filter((choice) => choice.party !== party);
    this.#owners = person ? [...others, { party, person }] : others;
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

  /** Where the guide's "show me" leads: the number, or the box for it. */
  get target(): { id: string; page: PageId; box: UnitBox } | undefined {
    const number = [...this.fresh, ...this.kept].find(({ kind, party }) => kind === THE_ONE && party !== "representative");
    if (number) return { id: number.id, page: number.page, box: number.place };
    const { answer } = this.view ?? {};
    return answer?.place ? { id: "empty-box", page: answer.page, box: answer.place } : undefined;
  }

  troubleOf(id: string): FieldTrouble | undefined {
    return this.problem?.code === "fields" ? this.problem.parameters.problems.find(({ field }) => field === id)?.why : undefined;
  }

  #item({ id, kind, edit_text, is_date }: ProposalView): AcceptedItem {
    const typed = this.edits[id];
    const name = is_date ? this.app.m.reading.dateName(kind, this.view?.kind?.kind ?? null) : "";
    return { id, text: typed !== undefined && typed !== edit_text ? typed : null, name, instead: this.instead[id] ?? null };
  }

  async accept(proposals: ProposalView[], kind: string | null): Promise<void> {
    const name = this.ownerName;
    this.isSaving = true;
    this.problem = undefined;
    try {
      const items = proposals.map((proposal) => this.#item(proposal));
      const choices = { owners: this.#owners, case: this.#case };
      const count = await commands.acceptProposals(this.notice, { items, choices, kind, case_title: this.app.m.reading.caseTitle });
      await this.app.changed();
      this.isEditing = false;
      this.openId = undefined;
      this.app.toast(this.app.m.reading.saved(count, name), () => this.app.change(commands.takeBackAccepted).then(() => undefined));
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.isSaving = false;
    }
  }

  async reject(id: string, isRejected: boolean): Promise<void> {
    if (this.openId === id) this.openId = undefined;
    await this.#do(() => commands.rejectProposal(this.notice, id, isRejected));
  }

  setKind(kind: string): Promise<boolean> {
    return this.app.change(() => commands.setNoticeKind(this.notice, kind));
  }

  stop = () => this.#do(() => commands.cancelReading(this.notice));
  again = () => this.#do(() => commands.readAgain(this.notice));
  rest = () => this.#do(() => commands.readRest(this.notice));

  async #do(job: () => Promise<unknown>): Promise<void> {
    try {
      await job();
      await this.#loaded.reload();
    } catch (error) {
      this.app.problem = problemOf(error);
    }
  }
}
