// The window's state: which door, which place, what is going on.
// Invariant: made once in App.svelte and given by context; a lock ends the process and with it everything here.
// Not here: what the screens show (they load it themselves).
import { getContext, setContext } from "svelte";
import {
  commands,
  listen,
  problemOf,
  type AttachOutcome,
  type Bilingual,
  type GuideView,
  type Happening,
  type NoticeCard,
  type OpenRemark,
  type OverviewView,
  type Preferences,
  type Problem,
  type Progress,
  type ProtectedFile,
  type StartView,
  type ThingRef,
} from "../ipc/index.ts";
import { messages, type Messages } from "../messages/index.ts";
import type { LanguageCode } from "../dates.ts";
import { Router } from "../router.svelte.ts";
import { Toasts, type Undo } from "./toasts.svelte.ts";

export type Attaching = { done: number; total: number; fileName: string };

const STAY_EVERY_MS = 10_000;

export class AppState {
  readonly router = new Router();
  readonly toasts = new Toasts();
  start = $state.raw<StartView>();
  phase = $state<StartView["phase"]>("first_run");
  overview = $state.raw<OverviewView>();
  remarks = $state.raw<OpenRemark[]>([]);
  kindNames = $state.raw<Record<string, Bilingual>>({});
  revision = $state(0);
  problem = $state.raw<Problem>();
  attaching = $state.raw<Attaching>();
  /** Notices that are being read. */
  reading = $state.raw<Record<string, Progress>>({});
  /** How often there was more to see of a notice. */
  readNews = $state.raw<Record<string, number>>({});
  outcome = $state.raw<AttachOutcome>();
  isFileOver = $state(false);
  locksInSeconds = $state<number>();
  isLocking = $state(false);
  isSearching = $state(false);
  isHelping = $state(false);
  isWelcoming = $state(false);
  /** Text handed from the search box to "What is this number?", taken once. */
  handedText = "";
  #stayedAt = 0;
  #isAsking = false;
  #guide: Promise<GuideView> | undefined;

  readonly language: LanguageCode = $derived(this.preferences.language ?? systemLanguage());
  readonly m: Messages = $derived(messages[this.language]);

  get preferences(): Preferences {
    return this.start?.preferences ?? { language: null, theme: null, text_percent: 100, auto_lock_minutes: 5 };
  }

  get token(): string {
    return this.start?.picture_token ?? "";
  }

  get today(): string {
    return this.start?.today ?? "";
  }

  async begin(): Promise<void> {
    await listen((happening) => this.#hear(happening));
    this.take(await commands.start());
    if (this.phase === "open") await this.opened([]);
  }

  take(start: StartView): void {
    this.start = start;
    this.phase = start.phase;
  }

  /** The papers are open now. */
  async opened(remarks: OpenRemark[]): Promise<void> {
    this.take(await commands.start());
    this.remarks = remarks;
    const kinds = await commands.catalogue("");
    this.kindNames = Object.fromEntries(kinds.map(({ id, name }) => [id, name]));
    await this.changed();
  }

  /** Name of a kind of paper; just "notice" when nobody said. */
  noticeKind(kind: string | null | undefined): string {
    return (kind && this.kindNames[kind]?.[this.language]) || this.m.notices.one;
  }

  /** What to call a notice: its own title, else its kind, else its file. */
  noticeTitle(notice: Pick<NoticeCard, "title" | "kind" | "file_name">): string {
    return notice.title ?? (notice.kind ? this.noticeKind(notice.kind) : (notice.file_name ?? this.m.notices.one));
  }

  /** What the guide says; it does not change while the window is open. */
  guide(): Promise<GuideView> {
    return (this.#guide ??= commands.guide());
  }

  /** Something was saved: whatever is shown is loaded again. */
  async changed(): Promise<void> {
    this.revision += 1;
    this.toasts.forget();
    this.overview = await commands.overview();
  }

  /** Does something that changes the papers; what goes wrong is shown. */
  async change(job: () => Promise<unknown>): Promise<boolean> {
    try {
      await job();
      await this.changed();
      return true;
    } catch (error) {
      this.problem = problemOf(error);
      return false;
    }
  }

  /** Puts something into the trash and offers to take it back. */
  async trash(thing: ThingRef, text: string): Promise<boolean> {
    const isDone = await this.change(() => commands.trash(thing));
    if (isDone) this.toast(text, () => this.change(() => commands.restore(thing)));
    return isDone;
  }

  /** Says with whom a number was filed, and offers to take it back with all that was made for it. */
  filed(name: string): void {
    this.toast(this.m.identify.filed(name), () => this.change(commands.takeBackAccepted), "accepted");
  }

  /** Takes back what was done last, and says what that was, for its words may be gone. */
  async undoLast(): Promise<void> {
    const last = this.toasts.last;
    if (!last) this.toast(this.m.actions.nothingToUndo, undefined, "undone");
    else if (await this.toasts.undo(last)) this.toast(this.m.actions.undone(last.text), undefined, "undone");
  }

  toast(text: string, undo?: Undo, topic?: string): void {
    this.toasts.add(text, undo, topic);
  }

  async savePreferences(preferences: Preferences): Promise<void> {
    if (this.start) this.start = { ...this.start, preferences };
    try {
      await commands.savePreferences(preferences);
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  async attach(ask: () => Promise<AttachOutcome>): Promise<void> {
    // One dialog at a time; while files are added more may be asked for.
    if (this.#isAsking && !this.attaching) return;
    this.#isAsking = true;
    try {
      await this.attached(await ask());
    } catch (error) {
      this.attaching = undefined;
      this.problem = problemOf(error);
    } finally {
      this.#isAsking = false;
    }
  }

  /** Files were attached; `opened` is the protected one that waited for it. */
  async attached(outcome: AttachOutcome, opened?: ProtectedFile): Promise<void> {
    this.attaching = undefined;
    await this.changed();
    const [only] = outcome.notices;
    if (outcome.notices.length === 1 && only) this.router.go({ at: "notice", id: only });
    else if (outcome.notices.length > 1) this.router.go({ at: "notices" });
    if (opened) this.#takeOff(opened);
    const all = joined(this.outcome, outcome);
    this.outcome = isPlain(all) ? undefined : all;
  }

  /** Tries the password of a protected file; what goes wrong is thrown, for its field to say. */
  async openProtected(file: ProtectedFile, password: string): Promise<void> {
    try {
      const opened = await commands.attachProtected(file.id, password);
      await this.attached(opened, opened.was_cancelled ? undefined : file);
    } finally {
      this.attaching = undefined;
    }
  }

  /** Leaves a protected file out: nothing of it was kept, and where it lies is forgotten. */
  async leaveOut(file: ProtectedFile): Promise<void> {
    this.#takeOff(file);
    try {
      await commands.leaveOutProtected(file.id);
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  #takeOff(file: ProtectedFile): void {
    if (this.outcome) this.outcome = { ...this.outcome, protected: this.outcome.protected.filter(({ id }) => id !== file.id) };
  }

  async lock(): Promise<void> {
    this.isLocking = true;
    await commands.lock();
  }

  /** Somebody typed or moved. */
  stay(): void {
    const now = performance.now();
    if (this.phase !== "open" || (now - this.#stayedAt < STAY_EVERY_MS && this.locksInSeconds === undefined)) return;
    this.#stayedAt = now;
    this.locksInSeconds = undefined;
    void commands.stayUnlocked();
  }

  /** There is more to see of a notice; once it is done, its pages may be turned and found by their words. */
  #read(notice: string, isDone: boolean): void {
    this.readNews = { ...this.readNews, [notice]: (this.readNews[notice] ?? 0) + 1 };
    if (!isDone) return;
    const { [notice]: _, ...others } = this.reading;
    this.reading = others;
    this.revision += 1;
  }

  #hear(happening: Happening): void {
    switch (happening.code) {
      case "files_over_window":
        this.isFileOver = happening.parameters.is_over && this.phase === "open";
        break;
      case "attaching": {
        const { done, total, file_name } = happening.parameters;
        this.attaching = { done, total, fileName: file_name };
        break;
      }
      case "attached":
        void this.attached(happening.parameters.outcome);
        break;
      case "reading": {
        const { notice, progress } = happening.parameters;
        this.reading = { ...this.reading, [notice]: progress };
        break;
      }
      case "read":
        this.#read(happening.parameters.notice, happening.parameters.is_done);
        break;
      case "reading_not_kept":
        this.problem = happening.parameters.problem;
        break;
      case "locks_soon":
        this.locksInSeconds = happening.parameters.seconds;
        break;
      case "locking":
        this.isLocking = true;
        break;
      case "clipboard_cleared":
        this.toast(this.m.clipboard.cleared);
        break;
    }
  }
}

/** What came of attaching, with what there was to say before and is still shown. */
function joined(before: AttachOutcome | undefined, next: AttachOutcome): AttachOutcome {
  if (!before) return next;
  const waiting = next.protected.filter(({ id }) => !before.protected.some((known) => known.id === id));
  return {
    notices: [...new Set([...before.notices, ...next.notices])],
    already_kept: [...before.already_kept, ...next.already_kept],
    protected: [...before.protected, ...waiting],
    refused: [...before.refused, ...next.refused],
    was_cancelled: before.was_cancelled || next.was_cancelled,
  };
}

/** Nothing to say but what the window shows anyway. */
function isPlain({ already_kept, protected: waiting, refused, was_cancelled }: AttachOutcome): boolean {
  return already_kept.length + waiting.length + refused.length === 0 && !was_cancelled;
}

function systemLanguage(): LanguageCode {
  return navigator.language.toLowerCase().startsWith("es") ? "es" : "en";
}

const KEY = Symbol("app");

export function giveApp(): AppState {
  return setContext(KEY, new AppState());
}

export function getApp(): AppState {
  return getContext<AppState>(KEY);
}
