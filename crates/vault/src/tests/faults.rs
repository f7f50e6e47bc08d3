//! Damage, loss, hostile folders, crashes.
