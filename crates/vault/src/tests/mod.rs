//! Tests of the vault as a whole that need the inside: a cheap passphrase slot, or a child process of this very binary.

mod support;

mod damage;
mod disk;
mod hostile;
mod lifecycle;
mod model;
mod processes;
mod rows;
