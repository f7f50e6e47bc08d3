// What one person's papers hold of the things to have at hand.
// Invariant: numbers and secrets come as references and masks, never in full.
// Not here: which things an end asks for (the guide's files).
import { commands, type AccountView, type AtHand, type CaseView, type CodeDelivery, type IdentifierKind, type NumberView, type PersonId, type PersonView, type SecretKind, type ValueRef } from "../../lib/ipc/index.ts";

export type Held = { note?: string | undefined } & (
  | { as: "text"; text: string }
  | { as: "day"; day: string }
  | { as: "delivery"; delivery: CodeDelivery }
  | { as: "value"; value: ValueRef; masked: string }
);

export type Hand = Record<AtHand, Held[]>;

export async function atHandOf(id: PersonId): Promise<Hand> {
  const person = await commands.person(id);
  const accounts = await Promise.all(person.accounts.map((account) => commands.account(account.id)));
  const cases = await Promise.all(person.cases.map((row) => commands.case(row.id)));
  return gathered(person, accounts, cases);
}

export function gathered(person: PersonView, accounts: AccountView[], cases: CaseView[]): Hand {
  const ofAccount = (account: AccountView) => (accounts.length > 1 ? account.draft.sign_in_email || account.card.number?.masked : undefined);
  const secrets = (kind: SecretKind): Held[] =>
    accounts.flatMap((account) =>
      account.secrets
        .filter((secret) => secret.kind === kind && secret.state === "current")
        .map((secret): Held => ({ as: "value", value: { what: "secret", id: secret.id }, masked: "••••••", note: secret.question ?? secret.receipt_number ?? ofAccount(account) })),
    );
  const numbers = (list: NumberView[], kind: IdentifierKind, note?: string): Held[] =>
    list.filter((number) => number.kind === kind).map((number): Held => ({ as: "value", value: { what: "identifier", id: number.id }, masked: number.masked, note }));
  const ofCases = (kind: IdentifierKind): Held[] => cases.flatMap((row) => numbers(row.numbers, kind, [row.card.form, row.card.title].filter(Boolean).join(", ")));
  const text = (value: string): Held[] => (value ? [{ as: "text", text: value }] : []);
  return {
    name: text(person.card.name),
    birth_date: person.draft.birth_date ? [{ as: "day", day: person.draft.birth_date }] : [],
    mailing_address: text(person.draft.mailing_address),
    a_number: numbers(person.numbers, "a_number"),
    online_account_number: accounts.flatMap((account) => numbers(account.numbers, "online_account_number", ofAccount(account))),
    receipt_number: ofCases("receipt_number"),
    nvc_case_number: ofCases("nvc_case_number"),
    sign_in_email: accounts.flatMap((account) => text(account.draft.sign_in_email)),
    code_delivery: accounts.filter(({ draft }) => draft.code_delivery !== "not_recorded").map((account): Held => ({ as: "delivery", delivery: account.draft.code_delivery, note: ofAccount(account) })),
    backup_code: secrets("backup_code"),
    reset_answers: secrets("reset_answer"),
    online_access_code: secrets("online_access_code"),
    representative_passcode: secrets("representative_passcode"),
  };
}
