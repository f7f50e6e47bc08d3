// Problems in English: what happened, what it does not mean, what to do.
// Invariant: the table is exhaustive over the codes of the contract.
import type { FieldTrouble, NotThisKindView, OpenRemark, Problem } from "../ipc/bindings.ts";
import { moment, type LanguageCode } from "../dates.ts";
import { kinds } from "./en-kinds.ts";
import { counted } from "./plural.ts";

export type Words = { happened: string; not: string; todo: string };
const n = counted("en");
const safe = "Your papers are safe as they were last saved.";
const kept = "Nothing that you keep here was changed.";

export function problem(problem: Problem): Words {
  switch (problem.code) {
    case "locked":
      return { happened: "Your papers are locked.", not: kept, todo: "Open them again with your passphrase." };
    case "wrong_passphrase":
      return { happened: "That passphrase does not open these papers.", not: "Nothing is lost, and nothing was counted against you.", todo: "Check Caps Lock and the keyboard language, then try again. The recovery sheet opens them too." };
    case "wrong_recovery_sheet":
      return { happened: "This sheet belongs to other papers, or a newer sheet took its place.", not: "Your papers are not damaged.", todo: "Look for the newest sheet, or use your passphrase." };
    case "recovery_text_mistyped":
      return { happened: "At least one character is wrong or missing.", not: "It says nothing about your papers: they were not touched.", todo: "Compare each group with the paper. Upper and lower case do not matter." };
    case "passphrase_slot_damaged":
      return { happened: "The file that the passphrase opens is damaged.", not: "Your papers themselves are not affected.", todo: "Open them with the recovery sheet, then set the passphrase again in Settings." };
    case "recovery_slot_damaged":
      return { happened: "The file that the recovery sheet opens is damaged.", not: "Your papers themselves are not affected.", todo: "Open them with your passphrase, then make a new sheet in Settings." };
    case "slot_too_costly":
      return { happened: "The key file asks for more work than this app allows. It may have been changed by somebody.", not: "Nothing was tried and nothing was written.", todo: "Use a copy of your papers from before, or the recovery sheet." };
    case "all_states_damaged":
      return { happened: "None of the saved states can be read.", not: "Nothing was written, so a copy elsewhere is still good.", todo: "Open a copy of the folder from a backup or another computer." };
    case "newer_format":
      return { happened: "These papers were saved by a newer Casekeep.", not: "They are not damaged, and nothing was written.", todo: "Install the newer version on this computer." };
    case "not_papers":
      return { happened: "This folder holds no Casekeep papers.", not: "It does not mean your papers are gone.", todo: "Choose the folder whose name ends in .casekeep." };
    case "folder_missing":
      return { happened: "The folder is not there.", not: "It does not mean it was deleted: a drive may be unplugged or the folder moved.", todo: "Connect the drive, or choose the folder where it lies now." };
    case "place_taken":
      return { happened: "There is already something with this name in this place.", not: "It was not touched.", todo: "Choose another name or another place." };
    case "odd_file":
      return { happened: "Something in the folder is not a plain file, so nothing was opened.", not: "Your papers were not changed.", todo: "Somebody may have put a link there. Use a copy of the folder from before." };
    case "not_writable":
      return { happened: "This place can't be written to.", not: safe, todo: "Check that the drive is not write-protected, or choose another place." };
    case "disk_full":
      return { happened: `The disk is full: ${problem.parameters.needed_mb} MB are needed, ${problem.parameters.free_mb} MB are free.`, not: safe, todo: "Free some space and try again. What you typed is still here." };
    case "open_elsewhere":
      return { happened: "These papers are open in another window of Casekeep.", not: "Nothing is wrong with them.", todo: "Go on in the other window, or close it and try again." };
    case "read_only":
      return { happened: "The disk did not confirm the last save, so nothing more is saved in this session.", not: "What was saved before is safe.", todo: "Copy the folder to another drive, then lock and open again." };
    case "disk_trouble":
      return { happened: "The disk did not do what it was asked.", not: safe, todo: "Try again. If it happens once more, copy the folder to another drive." };
    case "browser_not_opened":
      return { happened: "This computer opened no browser.", not: kept, todo: "Copy the address and paste it into a browser yourself." };
    case "not_there":
      return { happened: "It is no longer there.", not: "Other things you keep are not affected.", todo: "Look in the trash, or go back to the list." };
    case "fields":
      return { happened: "Something in the form can't be read.", not: "What you typed is still here.", todo: "Look at the fields that are marked." };
    case "passphrase_too_weak":
      return { happened: "This passphrase is too easy to guess.", not: "Nothing was changed yet.", todo: "Use several words that have nothing to do with each other." };
    case "groups_do_not_match":
      return { happened: "These are not the groups on the sheet.", not: "The sheet still works.", todo: "Look at the numbers of the groups and type them from the paper." };
    case "no_sheet_made":
      return { happened: "There is no new sheet to check.", not: "The sheet you have still works.", todo: "Save a sheet first." };
    case "empty_file":
      return { happened: "The file is empty.", not: "It does not mean your scan is lost: the copy may not have finished.", todo: "Copy or scan it again." };
    case "file_too_big":
      return { happened: `The file is larger than ${problem.parameters.limit_mb} MB. It was not read.`, not: kept, todo: "Scan at 300 dots per inch, or split the PDF." };
    case "not_a_page":
      return { happened: "This is neither a picture nor a PDF.", not: "The file was not changed.", todo: "Save it as PDF, JPEG or PNG and add that." };
    case "heic_not_supported":
      return { happened: "This copy of Casekeep can't read HEIC pictures.", not: "Your photo is fine.", todo: "On the phone, choose Settings, Camera, Formats, Most Compatible, or send the photo as JPEG." };
    case "picture_not_supported":
      return { happened: "This picture is stored in a way that Casekeep can't open.", not: "It does not mean that it is damaged: other programs may show it.", todo: "Open it in another program, save it as JPEG, PNG or PDF, and add that." };
    case "pdf_has_password":
      return { happened: "This PDF asks for a password that is not kept with it.", not: "It is not damaged.", todo: "Open it in a PDF reader with its password, save a copy without one, and add that copy." };
    case "pdf_password_is_wrong":
      return { happened: "That password does not open this PDF.", not: "Nothing was kept, and you can try as often as you like.", todo: "Check Caps Lock and the keyboard language. If it opens in a PDF reader, save a copy without a password there and add that." };
    case "file_damaged":
      return { happened: "The file is cut short or damaged.", not: kept, todo: "Copy it again from where it came, or scan the paper again." };
    case "too_many_pixels":
      return { happened: "The picture has more dots than can be shown safely.", not: "The file was not changed.", todo: "Scan at 300 dots per inch, or make the picture smaller." };
    case "no_pages":
      return { happened: "This PDF has no pages.", not: "The file was not changed.", todo: "Ask for the file again, or scan the paper." };
    case "page_not_drawn":
      return { happened: "This page took too much time or memory to show.", not: "The original is kept as it came.", todo: "Save the original and look at it in another program, or scan the paper again." };
    case "page_not_read":
      return { happened: "This page took too long to read, or the program that reads it ended.", not: "The original is kept as it came, and nothing else is affected.", todo: "Read it again, or mark what you need by hand." };
    case "file_not_readable":
      return { happened: "The file could not be opened.", not: kept, todo: "Check that it is still there and that you may read it." };
    case "nothing_to_paste":
      return { happened: "There is no picture or file to paste.", not: "Nothing is lost.", todo: "Copy a picture or a file first." };
    case "clipboard_not_available":
      return { happened: "The clipboard can't be reached on this computer.", not: kept, todo: "Show the number and type it by hand." };
    case "scan_missing":
      return { happened: "The file of this scan is not in the folder.", not: "The numbers you typed are still here.", todo: "Put it back from a backup, or add the scan again." };
    case "scan_damaged":
      return { happened: "The file of this scan is not as it was saved.", not: "Other scans and your numbers are not affected.", todo: "Put it back from a backup, or add the scan again." };
    case "pdf_not_made":
      return { happened: "The PDF could not be made.", not: kept, todo: "Choose fewer pages or leave out the scans, and try again." };
    case "not_saved":
      return { happened: "The file could not be saved there.", not: kept, todo: "Choose another place." };
    case "nothing_chosen":
      return { happened: "Nobody is chosen.", not: kept, todo: "Choose at least one person." };
    case "row_not_readable":
      return { happened: "One entry can't be read as it is stored.", not: "Other entries are not affected.", todo: "Go back to an earlier saved state from a backup, and keep this folder for whoever helps you." };
    case "owner_in_trash":
      return { happened: "What it belongs to is in the trash.", not: "Nothing is lost.", todo: "Restore that first." };
    case "not_kept":
      return { happened: "Your papers can't hold that.", not: kept, todo: "Look whether the same thing is there already." };
  }
}

export function trouble(trouble: FieldTrouble): string {
  switch (trouble.code) {
    case "empty":
      return "Please fill this in.";
    case "too_long":
      return `At most ${trouble.parameters.max_chars} characters fit here.`;
    case "not_a_date":
      return "This is not a day of the calendar. Type it as 03/14/2026.";
    case "not_a_form":
      return "A form is letters and a number, such as I-485.";
    case "not_this_kind":
      return notThis(trouble.parameters.detail);
    case "already_kept":
      return "This number is already kept here.";
    case "not_there":
      return "This choice is no longer there.";
  }
}

export function notThis(view: NotThisKindView): string {
  const expected = kinds[view.expected];
  const [other] = view.looks_like;
  if (other && other !== view.expected) return `This looks like ${kinds[other].a}, not ${expected.a}. ${expected.about}`;
  return `This does not look like ${expected.a}. ${expected.about}`;
}

export function remark(remark: OpenRemark, language: LanguageCode): string {
  switch (remark.code) {
    case "fell_back": {
      const { damaged_saved_at, opened_saved_at } = remark.parameters;
      const damaged = damaged_saved_at ? ` from ${moment(damaged_saved_at, language)}` : "";
      return `The newest saved state${damaged} could not be read. These are your papers as of ${moment(opened_saved_at, language)}. What was entered in between has to be entered again.`;
    }
    case "older_than_last_seen":
      return `These papers are from ${moment(remark.parameters.opened_saved_at, language)}, older than the ones opened here on ${moment(remark.parameters.seen_saved_at, language)}. An old copy may have been put in their place.`;
    case "another_head":
      return `There is another saved state, from ${moment(remark.parameters.saved_at, language)}, made on another computer. Both are kept.`;
    case "backups_missing":
      return `${remark.parameters.count} ${n(remark.parameters.count, "older saved state is", "older saved states are")} gone. Your papers are complete.`;
    case "scans_not_filed":
      return `${remark.parameters.count} ${n(remark.parameters.count, "scan was", "scans were")} found that no notice speaks of: adding was interrupted. Add the file again.`;
    case "scans_missing":
      return `The files of ${remark.parameters.count} ${n(remark.parameters.count, "scan are", "scans are")} missing. Everything else is here.`;
    case "recovery_slot_damaged":
      return "The recovery sheet no longer opens these papers. Make a new one in Settings.";
    case "passphrase_slot_damaged":
      return "The passphrase no longer opens these papers. Set it again in Settings.";
    case "recovery_sheet_not_checked":
      return "There is no checked recovery sheet yet. Without it, a forgotten passphrase can't be helped.";
  }
}
