//! Requests to replies.

use std::convert::Infallible;
use std::net::TcpListener as Socket;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http_body_util::channel::{Channel, Sender};
use http_body_util::{Either, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::http::request::Parts;
use hyper::server::conn::http1::Builder;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, oneshot, watch};
use tokio::task::JoinSet;

use crate::serve::gate::{Refusal, admit};
use crate::serve::page;
use crate::serve::routes::{EVENTS, Routes};

/// How many connections are kept at a time.
const CONNECTIONS: usize = 256;

/// How long a request may take to be asked.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a socket that cannot accept is left alone.
const PAUSE: Duration = Duration::from_millis(100);

/// After how many milliseconds a page that lost the server asks again.
const RETRY: &str = "retry: 1000\n";

/// What a reply is made of: bytes that are all there, or words as they come.
type Body = Either<Full<Bytes>, Channel<Bytes>>;

/// Serves until `stop` is dropped. Everything runs on this one thread, which sleeps while nobody asks.
pub(super) fn serve(
    sockets: Vec<Socket>,
    port: u16,
    routes: &watch::Receiver<Arc<Routes>>,
    stop: oneshot::Receiver<()>,
) {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
    runtime.block_on(async {
        let room = Arc::new(Semaphore::new(CONNECTIONS));
        for socket in sockets {
            if let Ok(listener) = TcpListener::from_std(socket) {
                let place = Place { port, routes: routes.clone(), room: Arc::clone(&room) };
                tokio::spawn(accept(listener, place));
            }
        }
        // Either way of its ending means the same.
        drop(stop.await);
    });
}

/// What every connection needs.
#[derive(Clone)]
struct Place {
    port: u16,
    routes: watch::Receiver<Arc<Routes>>,
    room: Arc<Semaphore>,
}

async fn accept(listener: TcpListener, place: Place) {
    loop {
        let Ok(permit) = Arc::clone(&place.room).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, _)) => {
                let place = place.clone();
                tokio::spawn(async move {
                    connection(stream, place).await;
                    drop(permit);
                });
            }
            // Too many open files, or a guest that left at the door.
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

async fn connection(stream: TcpStream, place: Place) {
    // Small words must not wait for more.
    drop(stream.set_nodelay(true));
    // Whoever tells this page of changes stops when the page is gone.
    let telling = Mutex::new(JoinSet::new());
    let reply = service_fn(|request: Request<Incoming>| {
        let reply = reply(&request.into_parts().0, &place, &telling);
        async move { Ok::<_, Infallible>(reply) }
    });
    let mut http = Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(PATIENCE).auto_date_header(false);
    // What went wrong on the way concerns only the browser that asked.
    drop(http.serve_connection(TokioIo::new(stream), reply).await);
}

/// Answers a request from the table of routes.
fn reply(request: &Parts, place: &Place, telling: &Mutex<JoinSet<()>>) -> Response<Body> {
    if let Err(refusal) = admit(request, place.port) {
        return refused(refusal);
    }
    let path = request.uri.path();
    let routes = place.routes.borrow().clone();
    if let Some(route) = path.strip_prefix(EVENTS).filter(|route| routes.words.contains_key(*route)) {
        let (sender, body) = Channel::new(1);
        if let (&Method::GET, Ok(mut telling)) = (&request.method, telling.lock()) {
            telling.spawn(tell(sender, route.to_owned(), place.routes.clone()));
        }
        return whole(StatusCode::OK, "text/event-stream", Either::Right(body));
    }
    match routes.replies.get(path) {
        Some(found) => {
            let mut reply = whole(StatusCode::OK, found.kind, full(found.body.clone()));
            let headers = reply.headers_mut();
            headers.remove(header::CONTENT_SECURITY_POLICY);
            for policy in &found.policies {
                headers.append(header::CONTENT_SECURITY_POLICY, policy.clone());
            }
            reply
        }
        None => {
            whole(StatusCode::NOT_FOUND, TEXT, full(Bytes::from_static(b"there is no such brief here\n")))
        }
    }
}

const TEXT: &str = "text/plain; charset=utf-8";

fn full(bytes: Bytes) -> Body {
    Either::Left(Full::new(bytes))
}

fn refused(refusal: Refusal) -> Response<Body> {
    let words = full(Bytes::from_static(refusal.words().as_bytes()));
    let mut reply = whole(refusal.status(), TEXT, words);
    if refusal == Refusal::Method {
        reply.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    reply
}

/// A reply with the headers that all have.
fn whole(status: StatusCode, kind: &'static str, body: Body) -> Response<Body> {
    let mut reply = Response::new(body);
    *reply.status_mut() = status;
    let headers: &mut HeaderMap = reply.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_SECURITY_POLICY, page::nothing());
    for (name, value) in [
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    reply
}

/// Tells a page how it stands, now and whenever that changes, until the page is gone.
async fn tell(mut page: Sender<Bytes>, route: String, mut routes: watch::Receiver<Arc<Routes>>) {
    let mut last = String::new();
    loop {
        let word = routes.borrow_and_update().words.get(&route).cloned().unwrap_or_default();
        if word != last {
            let event = format!("{RETRY}data: {word}\n\n");
            if page.send_data(Bytes::from(event)).await.is_err() {
                return;
            }
            last = word;
        }
        if routes.changed().await.is_err() {
            return;
        }
    }
}
