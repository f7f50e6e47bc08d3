// Where a number goes: a place in the papers, or somebody who is not in them yet.
// Invariant: what was chosen stands while the places are asked for again; the likeliest is only taken while nothing was chosen.
// Not here: which places there are and which is the likeliest (Rust).
import type { HomeRef, HomesView, HomeView, IdentifierKind, NewPerson } from "../../lib/ipc/index.ts";
import { kindsFor } from "./kinds.ts";

/** Somebody who is not in the papers. */
export const SOMEBODY = "somebody";

const keyOf = (to: HomeRef) => JSON.stringify(to);

/** The places of a kind of number. */
export function homesOf(homes: HomesView, kind: IdentifierKind): HomeView[] {
  if (kindsFor({ of: "account", id: "" as never }).includes(kind)) return homes.accounts;
  return kindsFor({ of: "case", id: "" as never }).includes(kind) ? homes.cases : homes.people;
}

export class HomeChoice {
  #homes: () => HomeView[];
  #chosen = $state.raw("");
  /** Names of somebody new. */
  names = $state.raw<NewPerson>({ given_names: "", family_name: "" });

  constructor(homes: () => HomeView[]) {
    this.#homes = homes;
  }

  /** The places with what each is told by. */
  get places(): { key: string; home: HomeView }[] {
    return this.#homes().map((home) => ({ key: keyOf(home.to), home }));
  }

  /** What the list shows. */
  get picked(): string {
    const places = this.places;
    if (this.#chosen === SOMEBODY) return SOMEBODY;
    return (places.find(({ key }) => key === this.#chosen) ?? places[0])?.key ?? SOMEBODY;
  }

  pick(key: string): void {
    this.#chosen = key;
  }

  /** The place picked; none while somebody new has no name. */
  get home(): HomeView | undefined {
    const picked = this.picked;
    if (picked !== SOMEBODY) return this.places.find(({ key }) => key === picked)?.home;
    const name = [this.names.given_names, this.names.family_name].map((part) => part.trim()).filter(Boolean).join(" ");
    return name ? { to: { of: "new_person", id: this.names }, person_name: name, detail: "" } : undefined;
  }
}
