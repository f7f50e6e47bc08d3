//! The decoding helper: a process of its own with limits of its own, that answers one question and ends.
//!
//! Invariant: whatever a stranger's file does, it happens in the helper; the app waits a bounded time.
//! Not here: the decoding itself (`decoder`), the protocol (`wire`).

use std::{
    ffi::OsString,
    io,
    panic::{self, AssertUnwindSafe},
    path::Path,
    process::{Child, Command, ExitCode, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

use crate::{
    DecodeError, decoder,
    read::Tell,
    reading::ReadStep,
    wire::{self, Answer, File, Message, Request},
};

/// How long the app waits for an answer.
const WAIT: Duration = Duration::from_secs(60);
/// How often whoever listens is asked whether to go on.
const GLANCE: Duration = Duration::from_millis(100);

/// Asks a fresh helper; `tell` hears the steps of reading and says whether to go on.
pub(crate) fn ask(
    program: &Path,
    arguments: &[OsString],
    file: File<'_>,
    request: Request,
    tell: Tell<'_>,
) -> Result<Answer, DecodeError> {
    let mut helper = start(program, arguments).map_err(|_| DecodeError::HelperDied)?;
    let (Some(mut questions), Some(mut answers)) = (helper.stdin.take(), helper.stdout.take())
    else {
        return Err(DecodeError::HelperDied);
    };
    thread::scope(|scope| {
        // A helper that dies early breaks the pipe; what that means is told by its answer.
        scope.spawn(move || drop(wire::write_request(&mut questions, request, file)));
        let (hear, heard) = mpsc::channel();
        scope.spawn(move || {
            let mut is_step = true;
            while is_step {
                let message = wire::read_answer(&mut answers);
                is_step = matches!(message, Ok(Message::Step(_)));
                if hear.send(message).is_err() {
                    return;
                }
            }
        });
        let answer = wait(&heard, tell);
        stop(&mut helper);
        answer
    })
}

/// Waits for the answer, telling the steps before it.
fn wait(
    heard: &mpsc::Receiver<Result<Message, DecodeError>>,
    tell: Tell<'_>,
) -> Result<Answer, DecodeError> {
    let begun = Instant::now();
    let mut last = ReadStep::Drawing;
    loop {
        let step = match heard.recv_timeout(GLANCE) {
            Ok(Ok(Message::Answer(answer))) => return Ok(answer),
            Ok(Ok(Message::Step(step))) => step,
            Ok(Err(error)) => return Err(error),
            Err(RecvTimeoutError::Disconnected) => return Err(DecodeError::HelperDied),
            Err(RecvTimeoutError::Timeout) if begun.elapsed() > WAIT => {
                return Err(DecodeError::TimedOut);
            }
            // Nothing new: whoever listens may still want to stop.
            Err(RecvTimeoutError::Timeout) => last.clone(),
        };
        // A first answer is told once.
        if !matches!(step, ReadStep::FirstAnswer(_)) {
            last = step.clone();
        }
        if !tell(step) {
            return Err(DecodeError::Cancelled);
        }
    }
}

fn start(program: &Path, arguments: &[OsString]) -> io::Result<Child> {
    Command::new(program)
        .args(arguments)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

/// Ends the helper, whether it is done or not, and waits for it, so that nothing is left behind.
fn stop(helper: &mut Child) {
    drop(helper.kill());
    drop(helper.wait());
}

/// The helper's whole life: limits, one question from standard input, one answer to standard output.
#[must_use]
pub fn serve_decode() -> ExitCode {
    limits::set();
    // What a stranger's file makes a decoder say is nobody's business.
    panic::set_hook(Box::new(|_| {}));
    let Ok((request, password, bytes)) = wire::read_request(&mut io::stdin().lock()) else {
        return ExitCode::from(2);
    };
    let mut tell = |step| wire::write_step(&mut io::stdout().lock(), &step).is_ok();
    let file = File {
        bytes: &bytes,
        password: &password,
    };
    let job = AssertUnwindSafe(|| decoder::answer(file, request, &mut tell));
    let answer = panic::catch_unwind(job).unwrap_or(Err(DecodeError::Broken));
    match wire::write_answer(&mut io::stdout().lock(), answer) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

#[cfg(unix)]
mod limits {
    use rustix::process::{Resource, Rlimit, setrlimit};

    const MEMORY_BYTES: u64 = 1 << 30;
    const CPU_SECONDS: u64 = 20;
    const OPEN_FILES: u64 = 16;

    /// Bounds memory, time and files of this process. A limit the system refuses leaves the others in force.
    pub(super) fn set() {
        limit(Resource::Data, MEMORY_BYTES);
        limit(Resource::Cpu, CPU_SECONDS);
        limit(Resource::Nofile, OPEN_FILES);
        limit(Resource::Fsize, 0);
        limit(Resource::Core, 0);
    }

    fn limit(resource: Resource, most: u64) {
        let _ = setrlimit(
            resource,
            Rlimit {
                current: Some(most),
                maximum: Some(most),
            },
        );
    }
}

#[cfg(not(unix))]
mod limits {
    /// Other systems bound the helper by time alone for now.
    pub(super) fn set() {}
}
