//! The server: opened on a port of this machine, given new pages, closed again.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;

use tokio::sync::{oneshot, watch};

use crate::serve::listen::serve;
use crate::serve::notice::Notice;
use crate::serve::routes::Routes;
use crate::serve::site::Site;
use crate::text::cause;

/// The port that is tried first: BYLINE on the keys of a telephone, without its last letter.
pub const PORT: u16 = 29546;

/// How many ports after the first are tried before any other is taken.
const TRIES: u16 = 10;

/// Which port to listen on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// This one and no other; 0 for any that is free.
    Only(u16),
    /// This one or the first free one after it.
    From(u16),
}

/// Why the server cannot listen.
#[derive(Debug, thiserror::Error)]
#[error("port {port} of this machine cannot be used: {cause}")]
pub struct ServeError {
    port: u16,
    cause: String,
}

impl ServeError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        "give another port with `--port`, or 0 for any that is free"
    }
}

/// A server that runs until it is dropped.
#[derive(Debug)]
pub struct Server {
    port: u16,
    routes: watch::Sender<Arc<Routes>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Listens on the loopback addresses, IPv4 and, where there is one, IPv6; nothing is served yet.
    ///
    /// # Errors
    ///
    /// The port is taken, or the system refuses.
    pub fn open(port: Port) -> Result<Self, ServeError> {
        let (port, sockets) = listen(port)?;
        let (routes, seen) = watch::channel(Arc::new(Routes::default()));
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || serve(sockets, port, &seen, stopped));
        Ok(Self { port, routes, stop: Some(stop), thread: Some(thread) })
    }

    /// The address of a route.
    pub fn url(&self, route: &str) -> String {
        format!("http://127.0.0.1:{}{route}", self.port)
    }

    /// Serves a site from now on, and tells every open page of what changed in it. `trouble` is why the desk could
    /// not be read.
    pub fn publish(&self, site: &Site, trouble: Option<&Notice>) {
        let before = Arc::clone(&self.routes.borrow());
        self.routes.send_replace(Arc::new(Routes::of(site, trouble, &before)));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A thread that died has nothing left to stop.
            drop(thread.join());
        }
    }
}

/// Opens the sockets: IPv4, and IPv6 on the same port.
fn listen(port: Port) -> Result<(u16, Vec<TcpListener>), ServeError> {
    let candidates: Vec<u16> = match port {
        Port::Only(port) => vec![port],
        Port::From(first) => (0..TRIES).map(|nth| first.saturating_add(nth)).chain([0]).collect(),
    };
    let mut refused = ServeError { port: 0, cause: String::new() };
    for port in candidates {
        match pair(port) {
            Ok(pair) => return Ok(pair),
            Err(error) => refused = ServeError { port, cause: cause(&error) },
        }
    }
    Err(refused)
}

#[expect(clippy::disallowed_methods, reason = "this is the door to the network, and it opens inward only")]
fn pair(port: u16) -> io::Result<(u16, Vec<TcpListener>)> {
    let first = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
    let port = first.local_addr()?.port();
    let mut sockets = vec![first];
    match TcpListener::bind(SocketAddr::from((Ipv6Addr::LOCALHOST, port))) {
        Ok(second) => sockets.push(second),
        // Another program would answer to `localhost` in our place.
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
        // A machine without IPv6.
        Err(_) => {}
    }
    sockets.iter().try_for_each(|socket| socket.set_nonblocking(true))?;
    Ok((port, sockets))
}
