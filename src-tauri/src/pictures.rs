//! `vault://localhost/...`: pictures of pages and of the summary's preview, made on demand.
//!
//! Invariant: nothing is answered without this session's token, and nothing may be cached.
//! Not here: drawing (reader), what may be seen (app).

use std::thread;

use casekeep_app::{Casekeep, Problem};
use tauri::{
    Manager, Runtime, UriSchemeContext, UriSchemeResponder,
    http::{Request, Response, StatusCode, header},
};

/// Answers one request on a thread of its own.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the signature Tauri asks for"
)]
pub(crate) fn answer<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let shell = context.app_handle().clone();
    thread::spawn(move || {
        let uri = request.uri();
        let picture = shell
            .state::<Casekeep>()
            .picture(uri.path(), uri.query().unwrap_or_default());
        responder.respond(response(picture));
    });
}

fn response(picture: Result<Vec<u8>, Problem>) -> Response<Vec<u8>> {
    let (status, kind, body) = match picture {
        Ok(png) => (StatusCode::OK, "image/png", png),
        Err(problem) => (status_of(&problem), "text/plain", Vec::new()),
    };
    let built = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, kind)
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .body(body);
    built.unwrap_or_default()
}

fn status_of(problem: &Problem) -> StatusCode {
    match problem {
        Problem::Locked => StatusCode::FORBIDDEN,
        Problem::NotThere | Problem::ScanMissing => StatusCode::NOT_FOUND,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
