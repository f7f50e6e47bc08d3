// What was just done, said for a moment, with a way to take it back.
// Invariant: one stays as long as the pointer or the focus is on it; of two that take back the same thing, the later one stands.
// Not here: how it is shown (Toasts.svelte).
export type Toast = { id: number; text: string; undo?: () => Promise<void>; topic?: string };
/** What can keep one from going. */
export type Hold = "pointer" | "focus";

export const TOAST_MS = 8_000;

export class Toasts {
  list = $state.raw<Toast[]>([]);
  #made = 0;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #holds = new Map<number, Set<Hold>>();

  /** Says something. With a topic it takes the place of the one before, whose undo would take back the wrong thing. */
  add(text: string, undo?: () => Promise<void>, topic?: string): void {
    const id = ++this.#made;
    if (topic) for (const before of this.list.filter((toast) => toast.topic === topic)) this.drop(before.id);
    this.list = [...this.list, { id, text, ...(undo && { undo }), ...(topic && { topic }) }];
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

  /** Takes back what was done last, while that is offered. */
  async undoLast(): Promise<void> {
    const last = this.list.findLast(({ undo }) => undo);
    if (last) await this.undo(last);
  }

  async undo(toast: Toast): Promise<void> {
    this.drop(toast.id);
    await toast.undo?.();
  }

  #wait(id: number): void {
    this.#timers.set(id, setTimeout(() => this.drop(id), TOAST_MS));
  }
}
