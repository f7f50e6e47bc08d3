import { describe, expect, it } from "vitest";
import type { AccountCard, AccountDraft, PersonId } from "../../lib/ipc/index.ts";
import { isSignInChange } from "./choices.ts";

const draft: AccountDraft = { person: "p" as PersonId, sign_in_email: "ana@example.org", origin: "signed_up", account_type: "applicant", code_delivery: "email", steps_done: [], notes: "" };
const before = (has_current_backup_code: boolean, change: Partial<AccountDraft> = {}) => ({ card: { has_current_backup_code } as AccountCard, draft: { ...draft, ...change } });

describe("a change of signing in", () => {
  it("is another address or another way for codes, while a backup code should work", () => {
    expect(isSignInChange(before(true), { ...draft, sign_in_email: "new@example.org" })).toBe(true);
    expect(isSignInChange(before(true), { ...draft, code_delivery: "both" })).toBe(true);
    expect(isSignInChange(before(false), { ...draft, code_delivery: "both" })).toBe(false);
  });

  it("is not filling in what was not recorded, nor other facts", () => {
    expect(isSignInChange(before(true, { sign_in_email: "", code_delivery: "not_recorded" }), draft)).toBe(false);
    expect(isSignInChange(before(true), { ...draft, notes: "x", origin: "made_by_uscis" })).toBe(false);
  });
});
