#!/usr/bin/env python3
"""Reads a Casekeep vault without Casekeep, from docs/vault-format.md: prints all of it as one JSON object.

Usage: read_vault.py FOLDER (--passphrase-stdin | --sheet-stdin)      Needs: age, Python 3.8.
"""
import hashlib, io, json, os, pathlib, pty, re, sqlite3, subprocess, sys, tarfile, tempfile, unicodedata


def with_passphrase(file, passphrase):
    """age asks for a passphrase only on a terminal, so it is given one."""
    read_end, write_end = os.pipe()
    pid, terminal = pty.fork()
    if pid == 0:
        os.dup2(write_end, 1)
        os.execvp("age", ["age", "-d", str(file)])
    os.close(write_end)
    asked = b""
    while b"passphrase" not in asked:
        asked += os.read(terminal, 1024)
    os.write(terminal, unicodedata.normalize("NFC", passphrase.strip()).encode() + b"\n")
    with os.fdopen(read_end, "rb") as plain:
        key = plain.read()
    os.waitpid(pid, 0)
    os.close(terminal)
    return key


def with_key(file, key):
    with tempfile.NamedTemporaryFile(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as identity:
        identity.write(key)
        identity.flush()
        done = subprocess.run(["age", "-d", "-i", identity.name, str(file)], capture_output=True)
    return done.stdout if done.returncode == 0 else None


def records(folder, key, vault_id):
    """The newest good save."""
    saves = [f for f in (folder / "records").iterdir() if re.fullmatch(r"\d{6,}-[0-9a-f]{4}\.age", f.name)]
    for file in sorted(saves, key=lambda f: (int(f.stem[:-5]), f.stem[-4:]), reverse=True):
        image = with_key(file, key)
        if not image or not image.startswith(b"SQLite format 3\0"):
            continue
        with tempfile.NamedTemporaryFile(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as copy:
            copy.write(image)
            copy.flush()
            db = sqlite3.connect(":memory:")
            sqlite3.connect(f"file:{copy.name}?mode=ro", uri=True).backup(db)
        if db.execute("PRAGMA user_version").fetchone()[0] > 2:
            sys.exit("a newer version is needed")
        stamp = db.execute("SELECT id, generation, device FROM vault").fetchone()
        if stamp == (vault_id, int(file.stem[:-5]), file.stem[-4:]):
            return db
    sys.exit("no save can be read")


def scan(folder, key, name, content_sha256):
    file = folder / "scans" / name[:2] / f"{name}.age"
    assert hashlib.sha256(file.read_bytes()).hexdigest() == name, "the scan was changed"
    archive = tarfile.open(fileobj=io.BytesIO(with_key(file, key)))
    original = archive.extractfile("original").read()
    assert hashlib.sha256(original).hexdigest() == content_sha256, "not the bytes that were attached"
    return {"meta": json.load(archive.extractfile("meta.json")), "original_hex": original.hex()}


def main(folder, how):
    typed = sys.stdin.read()
    slot = folder / "keys" / ("passphrase.age" if how == "--passphrase-stdin" else "recovery.age")
    key = with_passphrase(slot, typed) if how == "--passphrase-stdin" else with_key(slot, typed.encode())
    vault_id = re.search(rb"# vault-id: ([0-9a-f]{32})", key or b"") or sys.exit("the slot did not open")
    db = records(folder, key, vault_id[1].decode())
    db.row_factory = sqlite3.Row
    tables = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_search%' ESCAPE '\\'")
    rows = {t[0]: [dict(row) for row in db.execute(f"SELECT * FROM {t[0]}")] for t in tables.fetchall()}
    scans = {d["scan"]: scan(folder, key, d["scan"], d["content_sha256"]) for d in rows["documents"]}
    print(json.dumps({"tables": rows, "scans": scans}, ensure_ascii=False))


main(pathlib.Path(sys.argv[1]), sys.argv[2])
