// Where a number goes: a place in the papers, or somebody who is not in them yet.
// Invariant: what was chosen stands while the places are asked for again; the likeliest is only taken while nothing was chosen.
// Not here: which places there are (Rust).
import type { HomeRef, HomesView, HomeView, HomeWord, IdentifierKind, NewPerson, OwnerView, PersonId } from "../../lib/ipc/index.ts";
import { kindsFor } from "./kinds.ts";

/** Somebody who is not in the papers. */
export const SOMEBODY = "somebody";
/** Nobody yet: the person is asked. */
export const ASK = "";

/** Whom a paper speaks of, as far as it is known. */
export type Likely = Pick<OwnerView, "person" | "new_person" | "why">;

/** A paper of which nothing says whose it is. */
export const OF_NOBODY: Likely = { person: null, new_person: null, why: "unknown" };

const keyOf = (to: HomeRef) => JSON.stringify(to);

/** With whom an identifier is kept. Codes, which belong to accounts, are none. */
export function homeOf(kind: IdentifierKind): HomeWord {
  const homes: HomeWord[] = ["account", "case"];
  return homes.find((of) => kindsFor({ of, id: "" as never }).includes(kind)) ?? "person";
}

/** The places of that sort. */
export function homesOf(homes: HomesView, home: HomeWord): HomeView[] {
  return { person: homes.people, account: homes.accounts, case: homes.cases }[home];
}

export class HomeChoice {
  #homes: () => HomeView[];
  #likely: () => Likely | undefined;
  #chosen = $state.raw<string>();
  #typed = $state.raw<NewPerson>();

  constructor(homes: () => HomeView[], likely: () => Likely | undefined = () => undefined) {
    this.#homes = homes;
    this.#likely = likely;
  }

  /** The places with what each is told by. */
  get places(): { key: string; home: HomeView }[] {
    return this.#homes().map((home) => ({ key: keyOf(home.to), home }));
  }

  /** What the list shows. */
  get picked(): string {
    const places = this.places;
    if (this.#chosen === SOMEBODY || places.length === 0) return SOMEBODY;
    return places.find(({ key }) => key === this.#chosen)?.key ?? this.#suggested(places);
  }

  #suggested(places: { key: string; home: HomeView }[]): string {
    const likely = this.#likely();
    const own = places.find(({ home }) => home.person === likely?.person) ?? places[0];
    const people = new Set<PersonId>(places.map(({ home }) => home.person));
    if (likely && likely.person === null && likely.new_person) return SOMEBODY;
    return likely?.why === "unknown" && people.size > 1 ? ASK : (own?.key ?? SOMEBODY);
  }

  pick(key: string): void {
    this.#chosen = key;
  }

  /** Names of somebody new: those that the paper prints until others are typed. */
  get names(): NewPerson {
    return this.#typed ?? this.#likely()?.new_person ?? { given_names: "", family_name: "" };
  }

  set names(names: NewPerson) {
    this.#typed = names;
  }

  /** The place picked, and whose; none while nobody is chosen or somebody new has no name. */
  get home(): Pick<HomeView, "to" | "person_name" | "detail"> | undefined {
    const picked = this.picked;
    if (picked !== SOMEBODY) return this.places.find(({ key }) => key === picked)?.home;
    const names = this.names;
    const name = [names.given_names, names.family_name].map((part) => part.trim()).filter(Boolean).join(" ");
    return name ? { to: { of: "new_person", id: names }, person_name: name, detail: "" } : undefined;
  }
}
