// Which identifiers belong to whom, the likeliest first.
// Invariant: secrets (access code, passcode, backup code) are kept with the account, never as identifiers here.
import type { IdentifierKind, OwnerRef } from "../../lib/ipc/index.ts";

const ofPerson: IdentifierKind[] = [
  "a_number",
  "i94_number",
  "passport_number",
  "sevis_id",
  "ssn",
  "visa_foil_number",
  "visa_control_number",
  "ds160_number",
  "nvc_beneficiary_id",
  "class_of_admission",
  "ead_category",
  "occupation_code",
];

const ofCase: IdentifierKind[] = [
  "receipt_number",
  "nvc_case_number",
  "nvc_invoice_id",
  "dv_case_number",
  "dv_confirmation_number",
  "labor_certification_number",
  "legacy_perm_number",
];

export function kindsFor(owner: OwnerRef): IdentifierKind[] {
  switch (owner.of) {
    case "person":
      return ofPerson;
    case "account":
      return ["online_account_number"];
    case "case":
      return ofCase;
  }
}
