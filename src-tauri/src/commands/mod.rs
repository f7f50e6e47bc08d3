//! What the window may ask: each command hands one question to one use case.
//!
//! Invariant: a command holds no decision; five lines at most.
//! Not here: what the answers mean (app), which window may ask (capabilities).

pub(crate) mod files;
pub(crate) mod guide;
pub(crate) mod notices;
pub(crate) mod readings;
pub(crate) mod records;
pub(crate) mod session;
pub(crate) mod summary;
pub(crate) mod things;

/// Every command, once: the handler and the generated bindings are made from this list.
macro_rules! all_commands {
    ($with:ident) => {
        $with![
            commands::session::start,
            commands::session::watch,
            commands::session::passphrase_strength,
            commands::session::create_papers,
            commands::session::open_example,
            commands::session::choose_recent,
            commands::session::forget_recent,
            commands::session::unlock,
            commands::session::unlock_with_recovery_sheet,
            commands::session::lock,
            commands::session::stay_unlocked,
            commands::session::change_passphrase,
            commands::session::save_preferences,
            commands::session::papers,
            commands::session::rename_papers,
            commands::session::recovery_sheet,
            commands::session::check_recovery_sheet,
            commands::files::choose_new_place,
            commands::files::choose_papers,
            commands::files::save_recovery_sheet,
            commands::files::save_summary,
            commands::files::save_original,
            commands::files::show_in_folder,
            commands::files::attach_from_dialog,
            commands::files::attach_from_clipboard,
            commands::files::attach_into_from_dialog,
            commands::files::attach_protected,
            commands::files::leave_out_protected,
            commands::files::cancel_attaching,
            commands::files::copy_value,
            commands::files::copy_text,
            commands::records::overview,
            commands::records::search,
            commands::records::people,
            commands::records::person,
            commands::records::save_person,
            commands::records::accounts,
            commands::records::account,
            commands::records::save_account,
            commands::records::save_secret,
            commands::records::set_secret_state,
            commands::records::cases,
            commands::records::case,
            commands::records::save_case,
            commands::records::save_case_event,
            commands::records::dates,
            commands::records::save_date,
            commands::records::set_date_done,
            commands::records::save_number,
            commands::records::number_hint,
            commands::records::confirm_number,
            commands::records::reveal,
            commands::notices::notices,
            commands::notices::notice,
            commands::notices::save_notice,
            commands::notices::turn_page,
            commands::notices::move_page,
            commands::readings::notice_reading,
            commands::readings::read_first,
            commands::readings::read_again,
            commands::readings::read_rest,
            commands::readings::read_all,
            commands::readings::reading_backlog,
            commands::readings::cancel_reading,
            commands::readings::read_spot,
            commands::readings::accept_proposals,
            commands::readings::take_back_accepted,
            commands::readings::reject_proposal,
            commands::readings::set_notice_kind,
            commands::readings::own_scan,
            commands::guide::catalogue,
            commands::guide::catalogue_kind,
            commands::guide::papers_with,
            commands::guide::guide,
            commands::guide::open_address,
            commands::guide::identify,
            commands::guide::file_number,
            commands::guide::account_map,
            commands::guide::set_step_done,
            commands::guide::link_case,
            commands::guide::account_password,
            commands::guide::filing_card,
            commands::guide::save_filing_card,
            commands::summary::summary_offer,
            commands::summary::preview_summary,
            commands::summary::exports,
            commands::things::trash,
            commands::things::restore,
            commands::things::trash_list,
            commands::things::delete_for_good,
            commands::things::empty_trash,
            commands::things::history,
        ]
    };
}
pub(crate) use all_commands;
