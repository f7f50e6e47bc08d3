// Something that a screen shows, loaded again whenever the papers changed.
// Invariant: an answer that comes late, after another was asked for, is dropped.
import { problemOf, type Problem } from "../ipc/index.ts";
import type { AppState } from "./app.svelte.ts";

export class Loaded<T> {
  value = $state.raw<T>();
  problem = $state.raw<Problem>();
  #asked = 0;
  #ask: () => Promise<T>;

  /** Asks at once, and again after each change. Call it while a component is made. */
  constructor(app: AppState, ask: () => Promise<T>) {
    this.#ask = ask;
    $effect(() => {
      void app.revision;
      void this.reload();
    });
  }

  async reload(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const value = await this.#ask();
      if (asked === this.#asked) {
        this.value = value;
        this.problem = undefined;
      }
    } catch (error) {
      if (asked === this.#asked) this.problem = problemOf(error);
    }
  }
}
