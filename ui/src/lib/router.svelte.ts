// Where the person is in the window, with a way back.
// Invariant: going somewhere new forgets what lay ahead.
// Not here: what a screen shows.
import type { AccountId, CaseId, IdentifierKind, NoticeId, PageId, PersonId } from "./ipc/bindings.ts";

export type Place =
  | { at: "overview" }
  | { at: "people" }
  | { at: "person"; id: PersonId }
  | { at: "cases" }
  | { at: "case"; id: CaseId }
  | { at: "notices" }
  | { at: "notice"; id: NoticeId; page?: PageId; showing?: IdentifierKind }
  | { at: "accounts" }
  | { at: "account"; id: AccountId }
  | { at: "find"; kind?: string; number?: IdentifierKind }
  | { at: "identify" }
  | { at: "back-in"; path?: string }
  | { at: "set-up"; id: AccountId; step?: number }
  | { at: "filing-card"; id: PersonId }
  | { at: "summary" }
  | { at: "settings" }
  | { at: "trash" };

export class Router {
  #visited = $state<Place[]>([{ at: "overview" }]);
  #now = $state(0);

  get place(): Place {
    return this.#visited[this.#now] ?? { at: "overview" };
  }

  get canGoBack(): boolean {
    return this.#now > 0;
  }

  go(place: Place): void {
    if (JSON.stringify(place) === JSON.stringify(this.place)) return;
    this.#visited = [...this.#visited.slice(0, this.#now + 1), place];
    this.#now = this.#visited.length - 1;
  }

  back(): void {
    if (this.canGoBack) this.#now -= 1;
  }

  forward(): void {
    if (this.#now < this.#visited.length - 1) this.#now += 1;
  }
}
