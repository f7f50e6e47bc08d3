//! Telling the window what happens.
//!
//! Invariant: nobody waits for the window; what it does not hear is lost.
//! Not here: what there is to tell (`casekeep_app::contract::session::Happening`).

use std::sync::{Arc, Mutex, PoisonError};

use casekeep_app::contract::session::Happening;
use tauri::ipc::Channel;

/// The window's ear.
#[derive(Clone, Default)]
pub(crate) struct Watchers(Arc<Mutex<Option<Channel<Happening>>>>);

impl Watchers {
    /// Listens through this channel from now on.
    pub(crate) fn set(&self, channel: Channel<Happening>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(channel);
    }

    /// Tells the window, if it listens.
    pub(crate) fn tell(&self, happening: Happening) {
        let channel = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some(channel) = channel {
            // A window that is going away needs no news.
            drop(channel.send(happening));
        }
    }
}
