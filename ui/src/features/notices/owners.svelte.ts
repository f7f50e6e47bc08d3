// Whose the values of one notice are, as the person said.
// Invariant: what was chosen stands until something else is chosen, whatever is read or saved meanwhile.
// Not here: what is suggested and why (Rust), how it is asked (OwnerPicker).
import type { NewPerson, OwnerChoice, OwnerView, Party, PersonCard, PersonChoice, PersonId } from "../../lib/ipc/index.ts";

/** The one whose name is printed. */
export const NEW = "new";
/** Somebody whom the paper does not name. */
export const OTHER = "other";

type Named = Pick<PersonCard, "id" | "name">;

export class Owners {
  choices = $state.raw<OwnerChoice[]>([]);
  /** Names that were typed. */
  names = $state.raw<Partial<Record<Party, NewPerson>>>({});
  /** Who is asked for; once asked, the question stays. */
  asked = $state.raw<Party[]>([]);
  /** The name that is printed stays on offer after somebody else was chosen. */
  printed = $state.raw<Partial<Record<Party, NewPerson>>>({});

  /** Notes what a reading suggests. */
  hear(owners: OwnerView[]): void {
    const printed = owners.flatMap(({ party, why, new_person }) => (why === "new_name" && new_person ? [[party, new_person]] : []));
    this.printed = { ...this.printed, ...Object.fromEntries(printed) };
    const more = owners.filter((owner) => isDoubtful(owner) && !this.asked.includes(owner.party));
    if (more.length > 0) this.asked = [...this.asked, ...more.map(({ party }) => party)];
  }

  /** What the list shows: what was chosen, else what is suggested. */
  picked({ party, person, new_person }: OwnerView): string {
    if (this.names[party]) return OTHER;
    const chosen = this.#choice(party);
    if (chosen) return chosen.is === "known" ? chosen.who : NEW;
    return person ?? (new_person ? NEW : "");
  }

  pick({ party, new_person }: OwnerView, value: string): void {
    if (value === OTHER) return this.type(party, { given_names: "", family_name: "" });
    const printed = this.printed[party] ?? new_person;
    if (value === NEW && printed) this.#put(party, { is: "new", who: printed }, undefined);
    else if (value && value !== NEW) this.#put(party, { is: "known", who: value as PersonId }, undefined);
  }

  type(party: Party, names: NewPerson): void {
    this.#put(party, { is: "new", who: names }, names);
  }

  /** Somebody new who was made by a save of values of these is known from then on, so that the next save makes no second one.
   *  Answers with the way back. */
  settle(saved: OwnerView[], before: readonly PersonId[], now: readonly Named[]): () => void {
    const made = now.filter(({ id }) => !before.includes(id));
    const fresh = saved.flatMap((owner) => {
      const who = this.#newOf(owner);
      return who ? [{ party: owner.party, who }] : [];
    });
    const back = fresh.flatMap(({ party, who }) => {
      const named = made.find(({ name }) => isName(name, who));
      // A suggestion finds by itself whoever has the printed name; not whoever got a corrected one.
      if (named && !this.#choice(party)) return [];
      const known = named ?? (made.length === 1 && fresh.length === 1 ? made[0] : undefined);
      return known ? [this.#know(party, known.id)] : [];
    });
    return () => back.forEach((takeBack) => takeBack());
  }

  #newOf({ party, person, new_person }: OwnerView): NewPerson | null {
    const chosen = this.#choice(party);
    if (chosen) return chosen.is === "new" ? chosen.who : null;
    return person === null ? new_person : null;
  }

  #know(party: Party, who: PersonId): () => void {
    const [before, names] = [this.#choice(party), this.names[party]];
    this.#put(party, { is: "known", who }, undefined);
    return () => {
      const now = this.#choice(party);
      if (now?.is === "known" && now.who === who) this.#put(party, before, names);
    };
  }

  #choice(party: Party): PersonChoice | undefined {
    return this.choices.find((choice) => choice.party === party)?.person;
  }

  #put(party: Party, person: PersonChoice | undefined, names: NewPerson | undefined): void {
    const { [party]: _, ...others } = this.names;
    this.names = names ? { ...others, [party]: names } : others;
    const choices = this.choices.filter((choice) => choice.party !== party);
    this.choices = person ? [...choices, { party, person }] : choices;
  }
}

/** Whether the person should see whose it is taken to be. */
function isDoubtful({ party, why }: OwnerView): boolean {
  return party !== "main" || why === "unknown" || why === "new_name" || why === "only_person" || why === "chosen";
}

function isName(name: string, { given_names, family_name }: NewPerson): boolean {
  const plain = (text: string) => text.trim().replace(/\s+/g, " ").toLocaleLowerCase();
  return plain(name) === plain(`${given_names} ${family_name}`);
}
