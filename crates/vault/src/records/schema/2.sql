-- Records of version 2: a protected PDF keeps the password that opens it.
ALTER TABLE documents ADD COLUMN pdf_password TEXT; -- NULL: it needs none
