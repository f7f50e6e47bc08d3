//! Closed lists of words that the guide's files are written in.
//!
//! Invariant: a word's code is the one in the files and on the wire.
//! Not here: what a word is called on screen (ui).

use crate::words::words;

words! {
    /// What the one button at the end of a path does.
    Action {
        /// Shows the drawing of the paper.
        ShowPaper = "show-paper",
        /// Shows an address, to be opened in the person's own browser.
        OpenAddress = "open-address",
        /// Goes to a way back in.
        BackIn = "back-in",
        /// Goes to the path of another number.
        FindNumber = "find-number",
        /// Goes to the account set-up helper.
        SetUp = "set-up",
        /// Goes to the card for paper forms.
        FilingCard = "filing-card",
        /// Goes to the accounts, to look at or change what is kept.
        Accounts = "accounts",
        /// Shows the telephone number of the Contact Center.
        Call = "call",
        /// Something that happens away from the computer.
        Elsewhere = "elsewhere",
    }
}

words! {
    /// What to have at hand, from the person's papers.
    AtHand {
        /// Sign-in e-mail.
        SignInEmail = "sign_in_email",
        /// How codes arrive.
        CodeDelivery = "code_delivery",
        /// Backup code.
        BackupCode = "backup_code",
        /// Reset questions and answers.
        ResetAnswers = "reset_answers",
        /// Online account number.
        OnlineAccountNumber = "online_account_number",
        /// A-Number.
        ANumber = "a_number",
        /// Receipt numbers.
        ReceiptNumber = "receipt_number",
        /// Online access code.
        OnlineAccessCode = "online_access_code",
        /// Passcode from a representative.
        RepresentativePasscode = "representative_passcode",
        /// Name as printed.
        Name = "name",
        /// Date of birth.
        BirthDate = "birth_date",
        /// Safe mailing address.
        MailingAddress = "mailing_address",
        /// NVC case number.
        NvcCaseNumber = "nvc_case_number",
    }
}

words! {
    /// What is kept beside a step of the set-up.
    Keeps {
        /// How the account began.
        Origin = "origin",
        /// Sign-in e-mail.
        SignInEmail = "sign_in_email",
        /// Nothing: a password is tried against the rules and forgotten.
        PasswordCheck = "password_check",
        /// How codes arrive.
        CodeDelivery = "code_delivery",
        /// Backup code.
        BackupCode = "backup_code",
        /// Reset questions and answers.
        ResetAnswers = "reset_answers",
        /// Account type.
        AccountType = "account_type",
        /// Paper cases with receipt number and access code.
        PaperCases = "paper_cases",
        /// Passcode from a representative.
        RepresentativePasscode = "representative_passcode",
        /// The account's own number.
        OnlineAccountNumber = "online_account_number",
    }
}
