// Keeping a secret of an account with what is usual for its kind.
// Invariant: a field that the kind does not have stays empty.
// Not here: the form for every detail (SecretForm).
import { commands, type AccountId, type SecretDraft, type SecretId, type SecretKind } from "../../lib/ipc/index.ts";

export function saveSecretOf(account: AccountId, kind: SecretKind, value: string, notedOn: string, details: Partial<SecretDraft> = {}): Promise<SecretId> {
  return commands.saveSecret(null, { account, kind, value, question: "", noted_on: notedOn, printed_expiry: "", receipt_number: "", used_by: "", ...details });
}
