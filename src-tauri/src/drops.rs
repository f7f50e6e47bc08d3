//! Files dropped on the window.
//!
//! Invariant: paths stay on this side.
//! Not here: reading them (app).

use std::{path::PathBuf, thread};

use casekeep_app::{Casekeep, contract::session::Happening};
use tauri::{AppHandle, DragDropEvent, Manager, Window, WindowEvent};

use crate::watching::Watchers;

/// Tells the window of files above it and attaches those that are dropped.
pub(crate) fn on_window_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::DragDrop(event) = event else {
        return;
    };
    let tell = |is_over| {
        window
            .state::<Watchers>()
            .tell(Happening::FilesOverWindow { is_over });
    };
    match event {
        DragDropEvent::Enter { .. } => tell(true),
        DragDropEvent::Leave => tell(false),
        DragDropEvent::Drop { paths, .. } => {
            tell(false);
            attach(window.app_handle().clone(), paths.clone());
        }
        _ => {}
    }
}

/// Attaches files beside the window's own work.
pub(crate) fn attach(shell: AppHandle, files: Vec<PathBuf>) {
    thread::spawn(move || {
        let watchers = shell.state::<Watchers>().inner().clone();
        let attached = shell
            .state::<Casekeep>()
            .attach(files, None, &|step| watchers.tell(step));
        if let Ok(outcome) = attached {
            watchers.tell(Happening::Attached { outcome });
        }
    });
}
