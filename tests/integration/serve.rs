//! The preview as browsers and strangers meet it: a running server, raw requests, files that change under it.
//!
//! Nothing waits for a time to pass: every wait is for a word of the server, and fails when none comes.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use tempfile::TempDir;

/// How long a word of the server may take on a machine with much else to do.
const DEADLINE: Duration = Duration::from_mins(1);

const BRIEF: &str = "brief: {id: note, title: Note, as_of: 2031-05}\n\
documents:\n  - {id: wire, title: Talks end, publisher: Meridian Wire, published: 2031-05-06, url: 'https://example.org/talks'}\n\
sources:\n  - {id: ruiz, name: Ana Ruiz, role: Valdorian Foreign Minister}\n";
const CLAIMS: &str = "claims:\n  - {id: open, assertion: The strait stays open, source: ruiz, document: wire, topics: [strait]}\n";

/// A desk with a program that watches it.
struct Running {
    desk: TempDir,
    child: Child,
    address: String,
    said: Receiver<String>,
}

impl Running {
    /// Starts `byline serve` over a desk of one brief.
    fn serve(args: &[&str]) -> Self {
        let desk = desk();
        let mut all = vec!["serve", "--port", "0"];
        all.extend(args);
        let mut child = start(desk.path(), &all);
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").unwrap().trim_end_matches('/').to_owned();
        let said = lines(child.stderr.take().unwrap());
        Self { desk, child, address, said }
    }

    fn port(&self) -> u16 {
        self.address.rsplit(':').next().unwrap().parse().unwrap()
    }

    fn path(&self, path: &str) -> PathBuf {
        self.desk.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
    }

    /// Sends a request as it stands, and returns all of the reply.
    fn raw(&self, request: &str) -> String {
        let mut stream = connect(SocketAddr::from((Ipv4Addr::LOCALHOST, self.port())));
        stream.write_all(request.as_bytes()).unwrap();
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply).unwrap();
        String::from_utf8(reply).unwrap()
    }

    fn ask(&self, method: &str, path: &str, headers: &str) -> String {
        let host = &self.address;
        self.raw(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n"))
    }

    fn get(&self, path: &str) -> String {
        self.ask("GET", path, "")
    }

    /// What is said to a page from now on.
    fn events(&self, route: &str) -> Events {
        let mut stream = connect(SocketAddr::from((Ipv4Addr::LOCALHOST, self.port())));
        let host = &self.address;
        write!(stream, "GET /.byline/events{route} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        Events(BufReader::new(stream))
    }

    /// Reads what is said in the terminal until a line holds a text.
    fn hear(&self, text: &str) -> String {
        let mut all = String::new();
        loop {
            let line = self.said.recv_timeout(DEADLINE);
            assert!(line.is_ok(), "it never said {text:?}:\n{all}");
            let line = line.unwrap();
            all.push_str(&line);
            all.push('\n');
            if line.contains(text) {
                return all;
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The lines that a program says, as they come.
fn lines(said: ChildStderr) -> Receiver<String> {
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        BufReader::new(said).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
    lines
}

/// The words of the server to a page.
struct Events(BufReader<TcpStream>);

impl Events {
    /// The next word that a condition holds for.
    fn until(&mut self, wanted: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        loop {
            let mut line = String::new();
            assert_ne!(self.0.read_line(&mut line).unwrap(), 0, "the server hung up");
            let Some(data) = line.trim_end().strip_prefix("data: ") else { continue };
            let word: serde_json::Value = serde_json::from_str(data).unwrap();
            if wanted(&word) {
                return word;
            }
        }
    }
}

fn desk() -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    fs::create_dir(desk.path().join("briefs")).unwrap();
    fs::write(desk.path().join("briefs/brief.yaml"), BRIEF).unwrap();
    fs::write(desk.path().join("briefs/claims.yaml"), CLAIMS).unwrap();
    desk
}

fn start(desk: &Path, args: &[&str]) -> Child {
    Command::new(assert_cmd::cargo::cargo_bin("byline"))
        .current_dir(desk)
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(DEADLINE)).unwrap();
    stream
}

fn status(reply: &str) -> &str {
    reply.split(' ').nth(1).unwrap()
}

fn body(reply: &str) -> &str {
    reply.split_once("\r\n\r\n").unwrap().1
}

#[test]
fn a_brief_is_served_with_a_script_that_no_written_page_has() {
    let running = Running::serve(&[]);
    let index = running.get("/");
    assert!(index.contains("<a href=\"/note.html\">Note</a>"), "{index}");
    let reply = running.get("/note.html");
    assert_eq!(status(&reply), "200");
    assert!(reply.contains("\r\ncontent-type: text/html; charset=utf-8\r\n"));
    assert!(reply.contains("script-src 'sha256-"), "{reply}");
    for header in [
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        "frame-ancestors 'none'",
        "cross-origin-resource-policy: same-origin",
    ] {
        assert!(reply.contains(header), "{header}");
    }
    assert_eq!(reply.matches("<script").count(), 1);
    assert!(!reply.contains("http-equiv=\"Content-Security-Policy\""));
    let built =
        start(running.desk.path(), &["build", "--out", "-", "--format", "html"]).wait_with_output().unwrap();
    let built = String::from_utf8(built.stdout).unwrap();
    assert!(built.contains("The strait stays open") && !built.contains("<script"));
    assert!(running.get("/note.md").contains("The strait stays open, Valdorian"));
}

#[test]
fn only_this_machine_under_its_own_name_is_answered() {
    let running = Running::serve(&[]);
    let port = running.port();
    let with =
        |host: &str| running.raw(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
    for host in [format!("localhost:{port}"), format!("127.0.0.1:{port}"), format!("[::1]:{port}")] {
        assert_eq!(status(&with(&host)), "200", "{host}");
    }
    for host in ["localhost", "evil.example", &format!("evil.example:{port}"), &format!("0.0.0.0:{port}")] {
        let reply = with(host);
        assert_eq!(status(&reply), "403", "{host}");
        assert!(!reply.contains("note"), "{reply}");
    }
    assert_eq!(status(&running.raw("GET / HTTP/1.0\r\n\r\n")), "403");
    assert_eq!(status(&running.ask("GET", "/note.html", "Origin: https://evil.example\r\n")), "403");
    assert_eq!(status(&running.ask("GET", "/.byline/events/note.html", "Origin: null\r\n")), "403");
    assert_eq!(status(&running.ask("GET", "/note.html", "Sec-Fetch-Site: cross-site\r\n")), "403");
    if let Ok(mut stream) = TcpStream::connect(SocketAddr::from((Ipv6Addr::LOCALHOST, port))) {
        write!(stream, "GET / HTTP/1.1\r\nHost: [::1]:{port}\r\nConnection: close\r\n\r\n").unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        assert_eq!(status(&reply), "200");
    }
}

#[test]
fn only_reading_is_possible_and_only_the_briefs_can_be_read() {
    let running = Running::serve(&[]);
    let built = start(running.desk.path(), &["build"]).wait_with_output().unwrap();
    assert!(built.status.success());
    for path in [
        "/briefs/brief.yaml",
        "/brief.yaml",
        "/byline.toml",
        "/out/note.html",
        "/note.manifest.json",
        "/../briefs/brief.yaml",
        "/%2e%2e/briefs/brief.yaml",
        "/..%2fbriefs%2fnote.yaml",
        "//etc/passwd",
        "/etc/passwd",
        "/note.html/",
        "/note.html%00",
        "/.byline/events",
        "/.byline/events/briefs/brief.yaml",
        "/NOTE.html",
    ] {
        let reply = running.get(path);
        assert_eq!(status(&reply), "404", "{path}");
        assert!(!reply.contains("Ruiz") && !reply.contains("root:"), "{path}: {reply}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let reply = running.ask(method, "/note.html", "Content-Length: 0\r\n");
        assert_eq!(status(&reply), "405", "{method}");
        assert!(reply.contains("\r\nallow: GET, HEAD\r\n"));
    }
    let head = running.ask("HEAD", "/note.html", "");
    assert_eq!((status(&head), body(&head)), ("200", ""));
}

#[test]
fn a_save_reaches_the_open_page_and_an_error_leaves_the_last_good_one() {
    let running = Running::serve(&[]);
    let mut page = running.events("/note.html");
    let first = page.until(|_| true);
    assert!(first["notice"].is_null());
    running.write("briefs/claims.yaml", &CLAIMS.replace("stays open", "is closed"));
    let second = page.until(|word| word["page"] != first["page"]);
    assert!(running.get("/note.html").contains("The strait is closed"));

    running.write("briefs/claims.yaml", &CLAIMS.replace("source: ruiz", "source: <b>nobody</b>"));
    let third = page.until(|word| !word["notice"].is_null());
    assert_eq!(third["page"], second["page"]);
    let finding = &third["notice"]["findings"][0];
    assert_eq!(finding["place"].as_str().unwrap().rsplit_once(':').unwrap().0, "briefs/claims.yaml:2");
    assert!(running.get("/note.html").contains("The strait is closed"));
    assert!(running.get("/").contains("shows its last good version"));
    let said = running.hear("note stays at its last good version");
    assert!(said.contains("--> briefs/claims.yaml:2:"), "{said}");

    running.write("briefs/claims.yaml", CLAIMS);
    let fourth = page.until(|word| word["notice"].is_null());
    assert_eq!(fourth["page"], first["page"]);
}

#[test]
fn files_that_are_deleted_emptied_moved_or_renamed_over_are_survived() {
    let running = Running::serve(&[]);
    let mut page = running.events("/note.html");
    let first = page.until(|_| true)["page"].clone();
    let back = |page: &mut Events| page.until(|word| word["notice"].is_null() && word["page"] == first);

    // The whole brief is gone, then comes back.
    fs::rename(running.path("briefs/brief.yaml"), running.path("brief.yaml")).unwrap();
    let gone = page.until(|word| !word["notice"].is_null());
    assert_eq!(gone["page"], first);
    fs::rename(running.path("brief.yaml"), running.path("briefs/brief.yaml")).unwrap();
    back(&mut page);

    // Half a file, as an editor or a full disk leaves it.
    running.write("briefs/brief.yaml", BRIEF.split_at(BRIEF.len() / 2).0);
    page.until(|word| !word["notice"].is_null());
    running.write("briefs/brief.yaml", BRIEF);
    back(&mut page);

    // The whole folder goes away and another one takes its place.
    fs::rename(running.path("briefs"), running.path("elsewhere")).unwrap();
    let lost = page.until(|word| !word["notice"].is_null());
    assert_eq!(lost["notice"]["headline"], "the desk could not be read");
    assert_eq!(lost["page"], first);
    running.hear("cannot read");
    fs::rename(running.path("elsewhere"), running.path("briefs")).unwrap();
    back(&mut page);

    // And what is saved then is heard: an editor writes beside the file and renames over it.
    running.write("briefs/.claims.yaml.swp", &CLAIMS.replace("stays open", "is closed"));
    fs::rename(running.path("briefs/.claims.yaml.swp"), running.path("briefs/claims.yaml")).unwrap();
    page.until(|word| word["page"] != first);
    assert!(running.get("/note.html").contains("The strait is closed"));
}

#[test]
fn new_files_folders_templates_and_settings_are_heard_of() {
    let running = Running::serve(&[]);
    let mut page = running.events("/note.html");
    let mut seen = page.until(|_| true)["page"].clone();
    let mut changed = || {
        let word = page.until(|word| word["page"] != seen && word["notice"].is_null());
        seen = word["page"].clone();
    };
    fs::create_dir(running.path("templates")).unwrap();
    running
        .write("templates/memo.html", "<!doctype html><title>T</title><p>{{ brief.title }} of the desk</p>");
    changed();
    assert!(running.get("/note.html").contains("<p>Note of the desk</p>"));
    fs::remove_dir_all(running.path("templates")).unwrap();
    changed();
    fs::create_dir_all(running.path("briefs/deep/er")).unwrap();
    running.write(
        "briefs/deep/er/more.yaml",
        "claims:\n  - {id: shut, assertion: The port is shut, source: ruiz, document: wire}\n",
    );
    changed();
    let mut index = running.events("/");
    let old = index.until(|_| true)["page"].clone();
    running.write("byline.toml", "profil = \"strict\"\n");
    index.until(|word| word["page"] != old);
}

#[test]
fn a_brief_that_has_errors_from_the_start_says_so_in_its_place() {
    let desk = desk();
    fs::write(desk.path().join("briefs/claims.yaml"), CLAIMS.replace("document: wire", "document: wir"))
        .unwrap();
    let mut child = start(desk.path(), &["serve", "--port", "0"]);
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("http://").unwrap().trim_end_matches('/').to_owned();
    let said = lines(child.stderr.take().unwrap());
    let running = Running { desk, child, address, said };
    let page = running.get("/note.html");
    assert!(page.contains("<code>briefs/claims.yaml:2:"), "{page}");
    let mut events = running.events("/note.html");
    let old = events.until(|_| true)["page"].clone();
    running.write("briefs/claims.yaml", CLAIMS);
    events.until(|word| word["page"] != old);
    assert!(running.get("/note.html").contains("The strait stays open"));
}

#[test]
fn a_port_that_is_taken_is_refused_when_it_was_asked_for() {
    let running = Running::serve(&[]);
    let port = running.port().to_string();
    let second = start(running.desk.path(), &["serve", "--port", &port]).wait_with_output().unwrap();
    assert_eq!(second.status.code(), Some(2));
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(said.contains(&format!("port {port} of this machine cannot be used")), "{said}");
}

#[test]
fn a_brief_that_is_not_there_is_refused_at_the_start() {
    let desk = desk();
    let ended = start(desk.path(), &["serve", "nota", "--port", "0"]).wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
    assert!(String::from_utf8(ended.stderr).unwrap().contains("did you mean `note`?"));
}

#[cfg(unix)]
fn interrupt(child: &Child) {
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

#[cfg(unix)]
#[test]
fn control_c_stops_the_server_cleanly_while_a_page_listens() {
    let mut running = Running::serve(&[]);
    let mut page = running.events("/note.html");
    page.until(|_| true);
    interrupt(&running.child);
    assert_eq!(running.child.wait().unwrap().code(), Some(0));
    running.hear("stopped");
}

#[cfg(unix)]
#[test]
fn a_watching_build_writes_again_with_every_save_and_keeps_what_was_good() {
    let desk = desk();
    let mut child = start(desk.path(), &["build", "--watch"]);
    let said = lines(child.stderr.take().unwrap());
    let mut running = Running { desk, child, address: String::new(), said };
    let read = |running: &Running| fs::read_to_string(running.path("out/note.md")).unwrap();
    running.hear("note: wrote note.html, note.md");
    running.write("briefs/claims.yaml", &CLAIMS.replace("stays open", "is closed"));
    running.hear("note: wrote note.html, note.md");
    assert!(read(&running).contains("The strait is closed"));
    running.write("briefs/claims.yaml", &CLAIMS.replace("source: ruiz", "source: nobody"));
    running.hear("note was not written; an earlier output stays as it is");
    assert!(read(&running).contains("The strait is closed"));
    running.write("briefs/claims.yaml", CLAIMS);
    running.hear("note: wrote note.html, note.md");
    interrupt(&running.child);
    assert_eq!(running.child.wait().unwrap().code(), Some(0));
}

#[cfg(unix)]
#[test]
fn the_page_is_opened_in_the_browser_where_that_is_asked_for() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = desk();
    let tools = tempfile::tempdir().unwrap();
    let fifo = tools.path().join("opened");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let name = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let tool = tools.path().join(name);
    fs::write(&tool, format!("#!/bin/sh\necho \"$1\" > '{}'\n", fifo.display())).unwrap();
    fs::set_permissions(&tool, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", tools.path().display(), std::env::var("PATH").unwrap());
    let built = Command::new(assert_cmd::cargo::cargo_bin("byline"))
        .current_dir(desk.path())
        .args(["build", "--open"])
        .env("PATH", path)
        .output()
        .unwrap();
    assert!(built.status.success());
    let opened = fs::read_to_string(&fifo).unwrap();
    assert!(opened.trim_end().ends_with("out/note.html"), "{opened}");
}
