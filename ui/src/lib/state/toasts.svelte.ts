// What was just done, said for a moment, with a way to take it back.
// Invariant: one stays as long as the pointer or the focus is on it; of two that take back the same thing, the later one stands. What was
// done last can be taken back after its words are gone, until something else is done.
// Not here: how it is shown (Toasts.svelte).
/** Takes back what was done, and says whether that worked. */
export type Undo = () => Promise<boolean>;
export type Toast = { id: number; text: string; undo?: Undo; topic?: string };
/** What can keep one from going. */
export type Hold = "pointer" | "focus";

export const TOAST_MS = 8_000;

export class Toasts {
  list = $state.raw<Toast[]>([]);
  /** What was done last, also when it is no longer said. */
  #last: Toast | undefined;
  #made = 0;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #holds = new Map<number, Set<Hold>>();

  /** Says something. With a topic it takes the place of the one before, whose undo would take back the wrong thing. */
  add(text: string, undo?: Undo, topic?: string): void {
    const id = ++this.#made;
    if (topic) for (const before of this.list.filter((toast) => toast.topic === topic)) this.drop(before.id);
    const toast = { id, text, ...(undo && { undo }), ...(topic && { topic }) };
    this.list = [...this.list, toast];
    if (undo) this.#last = toast;
    this.#wait(id);
  }

  drop(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#holds.delete(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  hold(id: number, by: Hold): void {
    clearTimeout(this.#timers.get(id));
    this.#holds.set(id, new Set([...(this.#holds.get(id) ?? []), by]));
  }

  /** Once nothing holds it any more, its time begins anew. */
  letGo(id: number, by: Hold): void {
    const holds = this.#holds.get(id);
    if (!holds?.delete(by) || holds.size > 0) return;
    this.#holds.delete(id);
    this.#wait(id);
  }

  /** What was done last and can be taken back. */
  get last(): Toast | undefined {
    return this.list.findLast(({ undo }) => undo) ?? this.#last;
  }

  /** Something else was done: what is no longer said is no longer the last. */
  forget(): void {
    this.#last = undefined;
  }

  async undo(toast: Toast): Promise<boolean> {
    this.drop(toast.id);
    this.forget();
    return (await toast.undo?.()) ?? false;
  }

  #wait(id: number): void {
    this.#timers.set(id, setTimeout(() => this.drop(id), TOAST_MS));
  }
}
