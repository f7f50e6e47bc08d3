import { describe, expect, it } from "vitest";
import type { HomeView } from "../../lib/ipc/index.ts";
import { ASK, HomeChoice, homeOf, homesOf, type Likely, SOMEBODY } from "./homes.svelte.ts";

const home = (id: string): HomeView => ({ to: { of: "person", id: id as never }, person: id as never, person_name: id, detail: "" });

describe("where a number goes", () => {
  it("is the likeliest place until one is chosen, which then stands", () => {
    let homes = [home("Ana"), home("Marco")];
    const choice = new HomeChoice(() => homes);
    expect(choice.home?.person_name).toBe("Ana");
    choice.pick(choice.places[1]?.key ?? "");
    homes = [home("Lena"), home("Ana"), home("Marco")];
    expect(choice.home?.person_name).toBe("Marco");
    homes = [home("Lena")];
    expect(choice.home?.person_name).toBe("Lena");
  });

  it("is with whom the paper names, asked where it names nobody who is known", () => {
    const places = [home("Ana"), home("Marco")];
    const of = (likely: Likely) => new HomeChoice(() => places, () => likely);
    expect(of({ person: "Marco" as never, new_person: null, why: "name" }).home?.person_name).toBe("Marco");
    const named = of({ person: null, new_person: { given_names: "Omar", family_name: "Mbekiza" }, why: "new_name" });
    expect([named.picked, named.home?.person_name]).toEqual([SOMEBODY, "Omar Mbekiza"]);
    named.names = { given_names: "Omar", family_name: "" };
    expect(named.home?.person_name).toBe("Omar");
    const unknown = of({ person: null, new_person: null, why: "unknown" });
    expect([unknown.picked, unknown.home]).toEqual([ASK, undefined]);
  });

  it("is somebody new, once there is a name, where there is nobody or nobody fits", () => {
    const nobody = new HomeChoice(() => []);
    expect(nobody.picked).toBe(SOMEBODY);
    expect(nobody.home).toBeUndefined();
    nobody.names = { given_names: " Ana ", family_name: "Rivera" };
    expect(nobody.home).toMatchObject({ to: { of: "new_person", id: { family_name: "Rivera" } }, person_name: "Ana Rivera" });
    const other = new HomeChoice(() => [home("Ana")]);
    other.pick(SOMEBODY);
    expect(other.home).toBeUndefined();
  });

  it("is where numbers of its kind belong", () => {
    const homes = { people: [home("p")], accounts: [home("a")], cases: [home("c")] };
    expect(homesOf(homes, homeOf("online_account_number"))).toBe(homes.accounts);
    expect(homesOf(homes, homeOf("receipt_number"))).toBe(homes.cases);
    expect(homesOf(homes, homeOf("a_number"))).toBe(homes.people);
    // As it is told of a code, which is no identifier.
    expect(homesOf(homes, "account")).toBe(homes.accounts);
  });
});
