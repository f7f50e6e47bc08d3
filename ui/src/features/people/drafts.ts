// Drafts as they begin: every field empty.
import type { AccountDraft, CaseDraft, PersonDraft, PersonId } from "../../lib/ipc/index.ts";

export function emptyPerson(): PersonDraft {
  return {
    given_names: "",
    family_name: "",
    other_names: "",
    birth_date: "",
    birth_place: "",
    citizenship: "",
    preferred_language: "",
    mailing_address: "",
    is_confidential: false,
    notes: "",
  };
}

export function emptyAccount(person: PersonId): AccountDraft {
  return {
    person,
    sign_in_email: "",
    origin: "not_recorded",
    account_type: "not_recorded",
    code_delivery: "not_recorded",
    steps_done: [],
    notes: "",
  };
}

export function emptyCase(): CaseDraft {
  return {
    form: "",
    title: "",
    people: [],
    account: null,
    filed_on: "",
    received_on: "",
    priority_date: "",
    office: "",
    is_closed: false,
    notes: "",
  };
}
