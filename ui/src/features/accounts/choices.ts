// What can be chosen about an account, and when a change of it is a change of signing in.
// Invariant: filling in what was not recorded is no change at USCIS.
// Not here: the words (messages).
import type { AccountDraft, AccountView } from "../../lib/ipc/index.ts";

export const origins = ["signed_up", "made_by_uscis", "representative", "not_recorded"] as const;
export const types = ["applicant", "representative", "not_recorded"] as const;
export const deliveries = ["email", "text", "both", "authenticator_app", "not_recorded"] as const;

/** Whether USCIS may have given a new backup code: a sign-in setting changed, and a code is kept that should still work. */
export function isSignInChange(before: Pick<AccountView, "card" | "draft">, after: AccountDraft): boolean {
  if (!before.card.has_current_backup_code) return false;
  const { sign_in_email: email, code_delivery: delivery } = before.draft;
  const isNewEmail = email !== "" && after.sign_in_email.trim() !== email;
  const isNewDelivery = delivery !== "not_recorded" && after.code_delivery !== delivery;
  return isNewEmail || isNewDelivery;
}
