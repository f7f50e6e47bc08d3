-- The records of a vault, version 1, as they were first made; what changed since is in the files beside. Ids are 32 hex digits, days are 2026-03-18, moments are 2026-03-18T09:30:00Z.
-- `n` is only a row number for the search index. The triggers that keep `history` are made from these tables.

-- The vault itself: one row, renewed by every save.
CREATE TABLE vault (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  id         TEXT NOT NULL,
  generation INTEGER NOT NULL,
  device     TEXT NOT NULL,
  saved_at   TEXT NOT NULL
) STRICT;

-- The saves this one builds on, and damaged ones that were met.
CREATE TABLE saves (
  number       INTEGER NOT NULL,
  device       TEXT NOT NULL,
  at           TEXT NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('good', 'damaged')),
  keep_because TEXT CHECK (keep_because IN ('migration', 'merge', 'repair')),
  PRIMARY KEY (number, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE papers (
  one            INTEGER PRIMARY KEY CHECK (one = 1),
  name           TEXT NOT NULL,
  created_on     TEXT NOT NULL,
  recovery_sheet TEXT NOT NULL,
  is_example     INTEGER NOT NULL
) STRICT;

CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
  n                  INTEGER PRIMARY KEY,
  id                 TEXT NOT NULL UNIQUE,
  given_name         TEXT,
  family_name        TEXT,
  other_names        TEXT NOT NULL,  -- JSON list of texts
  birth_date         TEXT,
  birth_place        TEXT,
  citizenship        TEXT,
  preferred_language TEXT,
  mailing_address    TEXT,
  is_confidential    INTEGER NOT NULL,
  notes              TEXT,
  created_at         TEXT NOT NULL,
  changed_at         TEXT NOT NULL,
  trashed_at         TEXT,
  trashed_with       TEXT            -- id of the thing it went to the trash with
) STRICT;

CREATE TABLE online_accounts (
  n             INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  person_id     TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  sign_in_email TEXT,
  origin        TEXT NOT NULL,
  account_type  TEXT NOT NULL,
  code_delivery TEXT NOT NULL,
  steps_done    TEXT NOT NULL,       -- JSON list of numbers, 1 to 15
  notes         TEXT,
  created_at    TEXT NOT NULL,
  changed_at    TEXT NOT NULL,
  trashed_at    TEXT,
  trashed_with  TEXT
) STRICT;
CREATE INDEX online_accounts_of_person ON online_accounts (person_id);

CREATE TABLE secrets (
  n              INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  account_id     TEXT NOT NULL REFERENCES online_accounts (id) ON DELETE CASCADE,
  kind           TEXT NOT NULL,
  value          TEXT NOT NULL,
  question       TEXT,
  state          TEXT NOT NULL,
  noted_on       TEXT,
  printed_expiry TEXT,
  receipt_number TEXT,
  used_by        TEXT,
  created_at     TEXT NOT NULL,
  changed_at     TEXT NOT NULL,
  trashed_at     TEXT,
  trashed_with   TEXT
) STRICT;
CREATE INDEX secrets_of_account ON secrets (account_id);

CREATE TABLE cases (
  n             INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  form          TEXT,
  title         TEXT,
  account_id    TEXT REFERENCES online_accounts (id) ON DELETE SET NULL,
  filed_on      TEXT,
  received_on   TEXT,
  priority_date TEXT,
  office        TEXT,
  is_closed     INTEGER NOT NULL,
  notes         TEXT,
  created_at    TEXT NOT NULL,
  changed_at    TEXT NOT NULL,
  trashed_at    TEXT,
  trashed_with  TEXT
) STRICT;
CREATE INDEX cases_of_account ON cases (account_id);

CREATE TABLE case_people (
  case_id   TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  role      TEXT NOT NULL,
  position  INTEGER NOT NULL,
  PRIMARY KEY (case_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_people_of_person ON case_people (person_id);

CREATE TABLE notices (
  n              INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  kind           TEXT,               -- id in the catalogue
  title          TEXT,
  notice_date    TEXT,
  paper_location TEXT,
  notes          TEXT,
  created_at     TEXT NOT NULL,
  changed_at     TEXT NOT NULL,
  trashed_at     TEXT,
  trashed_with   TEXT
) STRICT;

CREATE TABLE notice_people (
  notice_id TEXT NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  PRIMARY KEY (notice_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_people_of_person ON notice_people (person_id);

CREATE TABLE notice_cases (
  notice_id TEXT NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
  case_id   TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  PRIMARY KEY (notice_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_cases_of_case ON notice_cases (case_id);

CREATE TABLE case_events (
  n            INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  case_id      TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  happened_on  TEXT NOT NULL,
  what         TEXT NOT NULL,
  notice_id    TEXT REFERENCES notices (id) ON DELETE SET NULL,
  created_at   TEXT NOT NULL,
  changed_at   TEXT NOT NULL,
  trashed_at   TEXT,
  trashed_with TEXT
) STRICT;
CREATE INDEX case_events_of_case ON case_events (case_id);
CREATE INDEX case_events_of_notice ON case_events (notice_id);

-- Files as they were attached. The bytes are in scans/<first two digits of scan>/<scan>.age.
CREATE TABLE documents (
  n              INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  scan           TEXT NOT NULL UNIQUE, -- SHA-256 of the encrypted file
  content_sha256 TEXT NOT NULL,        -- SHA-256 of the original bytes
  file_name      TEXT NOT NULL,
  media_type     TEXT NOT NULL,
  size_bytes     INTEGER NOT NULL,
  page_count     INTEGER NOT NULL,
  added_at       TEXT NOT NULL,
  created_at     TEXT NOT NULL,
  changed_at     TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_content ON documents (content_sha256);

CREATE TABLE pages (
  n                INTEGER PRIMARY KEY,
  id               TEXT NOT NULL UNIQUE,
  notice_id        TEXT NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
  position         INTEGER NOT NULL,   -- from 0
  document_id      TEXT NOT NULL REFERENCES documents (id),
  page_in_document INTEGER NOT NULL,   -- from 0
  turn             INTEGER NOT NULL,   -- clockwise quarter turns
  width_px         INTEGER NOT NULL,
  height_px        INTEGER NOT NULL,
  text             TEXT,
  created_at       TEXT NOT NULL,
  changed_at       TEXT NOT NULL
) STRICT;
CREATE INDEX pages_of_notice ON pages (notice_id, position);
CREATE INDEX pages_of_document ON pages (document_id);

-- A-Numbers, receipt numbers and so on: each is a person's, an account's or a case's.
CREATE TABLE identifiers (
  n            INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  person_id    TEXT REFERENCES people (id) ON DELETE CASCADE,
  account_id   TEXT REFERENCES online_accounts (id) ON DELETE CASCADE,
  case_id      TEXT REFERENCES cases (id) ON DELETE CASCADE,
  kind         TEXT NOT NULL,
  value        TEXT NOT NULL,
  is_kept_as_printed INTEGER NOT NULL,  -- 1: an odd value the person wanted to keep
  as_printed   TEXT,
  source       TEXT NOT NULL CHECK (source IN ('typed', 'page')),
  page_id      TEXT REFERENCES pages (id) ON DELETE SET NULL,
  box_left     REAL,                   -- the place on the page, each 0 to 1
  box_top      REAL,
  box_width    REAL,
  box_height   REAL,
  is_confirmed INTEGER NOT NULL,
  created_at   TEXT NOT NULL,
  changed_at   TEXT NOT NULL,
  trashed_at   TEXT,
  trashed_with TEXT,
  CHECK ((person_id IS NOT NULL) + (account_id IS NOT NULL) + (case_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX identifiers_of_person ON identifiers (person_id);
CREATE INDEX identifiers_of_account ON identifiers (account_id);
CREATE INDEX identifiers_of_case ON identifiers (case_id);
CREATE INDEX identifiers_of_page ON identifiers (page_id);

CREATE TABLE dates (
  n            INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  day          TEXT NOT NULL,
  kind         TEXT NOT NULL,
  what         TEXT NOT NULL,
  time         TEXT,
  place        TEXT,
  person_id    TEXT REFERENCES people (id) ON DELETE CASCADE,
  case_id      TEXT REFERENCES cases (id) ON DELETE CASCADE,
  notice_id    TEXT REFERENCES notices (id) ON DELETE SET NULL, -- the notice that prints it
  is_done      INTEGER NOT NULL,
  created_at   TEXT NOT NULL,
  changed_at   TEXT NOT NULL,
  trashed_at   TEXT,
  trashed_with TEXT
) STRICT;
CREATE INDEX dates_by_day ON dates (day);
CREATE INDEX dates_of_person ON dates (person_id);
CREATE INDEX dates_of_case ON dates (case_id);
CREATE INDEX dates_of_notice ON dates (notice_id);

CREATE TABLE contacts (
  n             INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  name          TEXT NOT NULL,
  firm          TEXT,
  bar_number    TEXT,
  email         TEXT,
  phone         TEXT,
  age_recipient TEXT,
  created_at    TEXT NOT NULL,
  changed_at    TEXT NOT NULL,
  trashed_at    TEXT,
  trashed_with  TEXT
) STRICT;

CREATE TABLE exports (
  n          INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  at         TEXT NOT NULL,
  file_name  TEXT NOT NULL,
  people     TEXT NOT NULL,            -- JSON list of ids
  sections   TEXT NOT NULL,            -- JSON list of codes
  is_masked  INTEGER NOT NULL,
  for_whom   TEXT,
  page_count INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;

-- What every changed or deleted row was before.
CREATE TABLE history (
  seq         INTEGER PRIMARY KEY,
  at          TEXT NOT NULL,
  table_name  TEXT NOT NULL,
  row_id      TEXT NOT NULL,
  change      TEXT NOT NULL CHECK (change IN ('changed', 'deleted')),
  before_json TEXT NOT NULL
) STRICT;
CREATE INDEX history_of_row ON history (table_name, row_id);

-- Scans whose last row is gone: their files are removed after the save that says so.
CREATE TABLE scans_to_remove (
  scan TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TRIGGER documents_leave_a_scan AFTER DELETE ON documents BEGIN
  INSERT OR IGNORE INTO scans_to_remove VALUES (OLD.scan);
END;

-- A number whose page is gone was, as far as anyone can show, typed.
CREATE TRIGGER pages_leave_their_numbers BEFORE DELETE ON pages BEGIN
  UPDATE identifiers
     SET source = 'typed', page_id = NULL, box_left = NULL, box_top = NULL, box_width = NULL, box_height = NULL
   WHERE page_id = OLD.id;
END;
