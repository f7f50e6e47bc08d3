import { describe, expect, it } from "vitest";
import type { OwnerView, OwnerWhy, Party, PersonId } from "../../lib/ipc/index.ts";
import { NEW, OTHER, Owners } from "./owners.svelte.ts";

const [ana, ben] = ["ana" as PersonId, "ben" as PersonId];
const rivera = { given_names: "Ana", family_name: "Rivera" };
const owner = (why: OwnerWhy, more: Partial<OwnerView> = {}): OwnerView => ({ party: "main", person: null, new_person: null, short_name: "", why, ...more });

describe("whose it is", () => {
  it("is what is suggested until something is chosen, and what was chosen from then on", () => {
    const owners = new Owners();
    expect(owners.picked(owner("unknown"))).toBe("");
    expect(owners.picked(owner("name", { person: ana }))).toBe(ana);
    expect(owners.picked(owner("new_name", { new_person: rivera }))).toBe(NEW);
    owners.pick(owner("name", { person: ana }), ben);
    // The reading that comes next may not have heard of it yet.
    expect(owners.picked(owner("name", { person: ana }))).toBe(ben);
  });

  it("stays asked once it was, and offers the printed name again", () => {
    const owners = new Owners();
    owners.hear([owner("new_name", { new_person: rivera })]);
    owners.pick(owner("new_name", { new_person: rivera }), ben);
    owners.hear([owner("chosen", { person: ben }), owner("name", { party: "petitioner", person: ana })]);
    owners.hear([owner("number", { person: ben })]);
    expect(owners.asked).toEqual(["main", "petitioner"] satisfies Party[]);
    owners.pick(owner("number", { person: ben }), NEW);
    expect(owners.choices).toEqual([{ party: "main", person: { is: "new", who: rivera } }]);
  });

  it("is not asked while the paper leaves no doubt", () => {
    const owners = new Owners();
    owners.hear([owner("number", { person: ana }), owner("name", { person: ana })]);
    expect(owners.asked).toEqual([]);
  });

  it("is somebody else while a name is typed, and no longer once another is picked", () => {
    const owners = new Owners();
    owners.pick(owner("unknown"), OTHER);
    owners.type("main", rivera);
    expect([owners.picked(owner("chosen", { new_person: rivera })), owners.names.main]).toEqual([OTHER, rivera]);
    owners.pick(owner("chosen"), ben);
    expect([owners.picked(owner("chosen")), owners.names.main]).toEqual([ben, undefined]);
  });
});

describe("somebody new", () => {
  const people = { ana: { id: ana, name: "Ana Rivera" }, ben: { id: ben, name: "Ben Okafor" } };
  const okafor = { given_names: "Ben", family_name: "Okafor" };
  const [main, petitioner, beneficiary] = [owner("chosen"), owner("chosen", { party: "petitioner" }), owner("chosen", { party: "beneficiary" })];

  it("is known once a save made them, so that the next save makes no second one", () => {
    const owners = new Owners();
    owners.type("main", rivera);
    owners.settle([main], [ben], [people.ben, people.ana]);
    expect(owners.choices).toEqual([{ party: "main", person: { is: "known", who: ana } }]);
    expect(owners.picked(owner("chosen", { person: ana }))).toBe(ana);
  });

  it("is told apart by name when two were made, and stays new while nothing of theirs is saved", () => {
    const owners = new Owners();
    owners.type("beneficiary", { given_names: " ana ", family_name: "RIVERA" });
    owners.type("petitioner", okafor);
    owners.settle([petitioner], [], [people.ben]);
    expect(owners.choices.map(({ party, person }) => [party, person.is])).toEqual([["beneficiary", "new"], ["petitioner", "known"]]);
    const both = new Owners();
    both.type("beneficiary", rivera);
    both.type("petitioner", okafor);
    both.settle([petitioner, beneficiary], [], [people.ben, people.ana]);
    expect(both.choices).toEqual([
      { party: "petitioner", person: { is: "known", who: ben } },
      { party: "beneficiary", person: { is: "known", who: ana } },
    ]);
  });

  it("who was only suggested is found by the printed name, or noted when the name was corrected", () => {
    const suggested = owner("new_name", { new_person: { given_names: "Ana", family_name: "R1vera" } });
    const owners = new Owners();
    owners.settle([suggested], [], [{ id: ana, name: "Ana R1vera" }]);
    expect(owners.choices).toEqual([]);
    const back = owners.settle([suggested], [], [people.ana]);
    expect(owners.picked(suggested)).toBe(ana);
    back();
    expect(owners.choices).toEqual([]);
  });

  it("is new again when the save is taken back, unless somebody else was chosen since", () => {
    const owners = new Owners();
    owners.type("main", rivera);
    const back = owners.settle([main], [], [people.ana]);
    back();
    expect([owners.choices[0]?.person, owners.names.main]).toEqual([{ is: "new", who: rivera }, rivera]);
    const again = owners.settle([main], [], [people.ana]);
    owners.pick(main, ben);
    again();
    expect(owners.picked(main)).toBe(ben);
  });
});
