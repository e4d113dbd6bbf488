//! Who may ask: requests that name this machine, from a page of this server or from the address bar.
//!
//! A page elsewhere can make a browser ask a server on this machine, and can point a name of its own at it (DNS
//! rebinding). The name in `Host` gives the second away, `Origin` and `Sec-Fetch-Site` the first.

use hyper::header::{HOST, HeaderMap, HeaderName, HeaderValue, ORIGIN};
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};

/// Why a request is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Only reading is possible.
    Method,
    /// It is not this machine that was asked for.
    Host,
    /// A page elsewhere asks.
    Origin,
}

impl Refusal {
    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Host | Self::Origin => StatusCode::FORBIDDEN,
        }
    }

    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Method => "only GET and HEAD are answered\n",
            Self::Host => "this server answers to localhost only\n",
            Self::Origin => "this server does not answer to other pages\n",
        }
    }
}

/// Lets a request in that reads, names this machine and this port, and is not made by a page of another origin.
pub(super) fn admit(request: &Parts, port: u16) -> Result<(), Refusal> {
    let names_us = |authority: &str| is_us(authority, port);
    let host = only(&request.headers, &HOST).ok_or(Refusal::Host)?;
    let target = request.uri.authority();
    if !names_us(host) || target.is_some_and(|target| !names_us(target.as_str())) {
        return Err(Refusal::Host);
    }
    let is_own = |origin: &str| origin.strip_prefix("http://").is_some_and(names_us);
    if request.headers.contains_key(ORIGIN) && !only(&request.headers, &ORIGIN).is_some_and(is_own) {
        return Err(Refusal::Origin);
    }
    if !is_near(&request.headers) {
        return Err(Refusal::Origin);
    }
    let reads = [Method::GET, Method::HEAD].contains(&request.method);
    if reads { Ok(()) } else { Err(Refusal::Method) }
}

/// The value of a header that is there once; none where it is missing, there twice, or no text.
fn only<'a>(headers: &'a HeaderMap<HeaderValue>, name: &HeaderName) -> Option<&'a str> {
    let mut all = headers.get_all(name).iter();
    let first = all.next()?.to_str().ok()?;
    all.next().is_none().then_some(first)
}

fn is_us(authority: &str, port: u16) -> bool {
    let (name, at) = match authority.rsplit_once(':') {
        Some((name, digits)) if !digits.ends_with(']') => (name, digits.to_owned()),
        _ => (authority, "80".to_owned()),
    };
    let names = ["localhost", "127.0.0.1", "[::1]"];
    at == port.to_string() && names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// What the browser says of who asks: a page of this server, the user, or a link that was followed.
fn is_near(headers: &HeaderMap<HeaderValue>) -> bool {
    let says = |name: &str| headers.get(name).map(HeaderValue::as_bytes);
    match says("sec-fetch-site") {
        None | Some(b"same-origin" | b"none") => true,
        Some(_) => says("sec-fetch-mode") == Some(b"navigate") && says("sec-fetch-dest") == Some(b"document"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::Request;

    fn asked(method: &str, uri: &str, headers: &[(&str, &str)]) -> Result<(), Refusal> {
        let mut request = Request::builder().method(method).uri(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        admit(&request.body(()).unwrap().into_parts().0, 29546)
    }

    #[test]
    fn only_the_names_of_this_machine_with_the_right_port_are_answered() {
        for host in ["localhost:29546", "LOCALHOST:29546", "127.0.0.1:29546", "[::1]:29546"] {
            assert_eq!(asked("GET", "/", &[("host", host)]), Ok(()), "{host}");
        }
        for host in [
            "localhost",
            "localhost:80",
            "127.0.0.1:2954",
            "evil.example:29546",
            "localhost.evil.example:29546",
            "127.0.0.1.evil.example:29546",
            "0.0.0.0:29546",
            "[::]:29546",
            "::1",
            "",
            "localhost:29546:29546",
            "user@localhost:29546",
            "127.1:29546",
            "localhost.:29546",
            "localhost:029546",
            "localhost:+29546",
        ] {
            assert_eq!(asked("GET", "/", &[("host", host)]), Err(Refusal::Host), "{host}");
        }
        assert_eq!(asked("GET", "/", &[]), Err(Refusal::Host));
        let twice = [("host", "localhost:29546"), ("host", "evil.example:29546")];
        assert_eq!(asked("GET", "/", &twice), Err(Refusal::Host));
        let absolute = asked("GET", "http://evil.example/", &[("host", "localhost:29546")]);
        assert_eq!(absolute, Err(Refusal::Host));
    }

    #[test]
    fn a_page_elsewhere_is_not_answered() {
        let from = |name, value| asked("GET", "/", &[("host", "localhost:29546"), (name, value)]);
        for own in ["http://localhost:29546", "http://127.0.0.1:29546", "http://[::1]:29546"] {
            assert_eq!(from("origin", own), Ok(()), "{own}");
        }
        for other in
            ["null", "https://localhost:29546", "http://localhost:3000", "http://evil.example", "", "file://"]
        {
            assert_eq!(from("origin", other), Err(Refusal::Origin), "{other}");
        }
        assert_eq!(from("sec-fetch-site", "same-origin"), Ok(()));
        assert_eq!(from("sec-fetch-site", "none"), Ok(()));
        assert_eq!(from("sec-fetch-site", "cross-site"), Err(Refusal::Origin));
        assert_eq!(from("sec-fetch-site", "same-site"), Err(Refusal::Origin));
    }

    #[test]
    fn a_link_elsewhere_may_be_followed_but_no_frame_filled() {
        let to = |dest| {
            let site = ("sec-fetch-site", "cross-site");
            let all =
                [("host", "localhost:29546"), site, ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", dest)];
            asked("GET", "/", &all)
        };
        assert_eq!(to("document"), Ok(()));
        assert_eq!(to("iframe"), Err(Refusal::Origin));
    }

    #[test]
    fn only_reading_is_possible() {
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"] {
            assert_eq!(asked(method, "/", &[("host", "localhost:29546")]), Err(Refusal::Method), "{method}");
        }
        assert_eq!(asked("HEAD", "/", &[("host", "localhost:29546")]), Ok(()));
    }
}
