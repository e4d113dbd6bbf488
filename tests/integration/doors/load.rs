//! What is read from a disk, however hostile.

use std::fs;
use std::path::{Path, PathBuf};

use byline::load::error::LoadError;
use byline::load::fence::Fence;
use byline::load::gather::{Options, Unsaved};
use byline::load::unread::{LIMIT, Unread};
use byline::load::{self, Loaded};
use byline::text::FileId;
use tempfile::TempDir;

/// A folder that holds a desk called `desk`, and whatever a test puts beside it.
struct Place(TempDir);

impl Place {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(place.desk().join("briefs")).unwrap();
        for (path, bytes) in files {
            place.put(path, bytes);
        }
        place
    }

    fn desk(&self) -> PathBuf {
        self.0.path().join("desk")
    }

    /// Writes a file of the desk, its folders included.
    fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.desk().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn load(&self) -> Loaded {
        load::desk(&self.desk(), &Options::default()).unwrap()
    }

    fn error(&self) -> LoadError {
        load::desk(&self.desk(), &Options::default()).unwrap_err()
    }

    fn with(&self, path: &str, text: &str) -> Result<Loaded, LoadError> {
        let unsaved = Unsaved { path: self.desk().join(path), bytes: text.into() };
        load::desk(&self.desk(), &Options { unsaved: vec![unsaved], ..Options::default() })
    }

    fn capture(&self, from: &str, name: &str) -> Result<String, Unread> {
        let mut fence = Fence::new(&self.desk()).unwrap();
        fence.allow("../captures");
        fence.read(Path::new(from), name).map(|capture| capture.text.text)
    }
}

fn paths(loaded: &Loaded, files: &[FileId]) -> Vec<String> {
    files.iter().map(|&file| loaded.texts.file(file).unwrap().path.clone()).collect()
}

fn claims(loaded: &Loaded) -> Vec<String> {
    paths(loaded, &loaded.claims)
}

fn text(loaded: &Loaded, path: &str) -> String {
    loaded.texts.iter().find(|(_, text)| text.path == path).unwrap().1.text.clone()
}

/// Every fault as `path:line:column rule: message`.
fn faults(loaded: &Loaded) -> Vec<String> {
    let told = loaded.faults.iter().map(|fault| {
        assert!(fault.help.as_ref().is_some_and(|help| !help.is_empty()), "{fault:?}");
        let file = loaded.texts.file(fault.at.span.file).unwrap();
        let place = file.place(fault.at.span.start);
        format!("{}:{}:{} {}: {}", file.path, place.line, place.column, fault.rule, fault.message)
    });
    told.collect()
}

#[test]
fn a_desk_is_found_from_any_folder_in_it() {
    let place = Place::new(&[("briefs/a/b/c.yaml", b"")]);
    let desk = place.desk().canonicalize().unwrap();
    for start in ["", "briefs", "briefs/a/b"] {
        assert_eq!(load::find_desk(&place.desk().join(start)).unwrap(), desk);
    }
}

#[test]
fn without_a_desk_the_error_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let error = load::find_desk(folder.path()).unwrap_err();
    assert!(matches!(error, LoadError::NoDesk(_)));
    assert!(error.help().contains("byline init"));
    let error = load::find_desk(&folder.path().join("nowhere")).unwrap_err();
    assert!(matches!(error, LoadError::Missing { .. }));
    assert!(!error.to_string().contains("os error"), "{error}");
}

#[test]
fn a_desk_without_claim_files_is_an_error() {
    assert!(matches!(Place::new(&[("briefs/notes.txt", b"x")]).error(), LoadError::NoClaims(_)));
}

#[test]
fn a_desk_whose_briefs_is_a_file_has_no_claims_to_read() {
    let place = Place::new(&[]);
    fs::remove_dir(place.desk().join("briefs")).unwrap();
    place.put("briefs", b"");
    assert!(matches!(load::find_desk(&place.desk()), Err(LoadError::NoDesk(_))));
    assert!(matches!(place.error(), LoadError::NotFolder(_)));
}

#[test]
fn claim_files_are_read_in_the_order_of_their_paths() {
    let place = Place::new(&[
        ("briefs/b.yml", b"b"),
        ("briefs/a/z.yaml", b"az"),
        ("briefs/a.yaml", b"a"),
        ("briefs/Z.YAML", b"Z"),
        ("briefs/a-b/c.yaml", b"abc"),
        ("briefs/readme.md", b"no"),
        ("elsewhere.yaml", b"no"),
    ]);
    let loaded = place.load();
    let expected = ["briefs/Z.YAML", "briefs/a-b/c.yaml", "briefs/a.yaml", "briefs/a/z.yaml", "briefs/b.yml"];
    assert_eq!(claims(&loaded), expected);
    assert_eq!(text(&loaded, "briefs/a/z.yaml"), "az");
    assert_eq!(faults(&loaded), [""; 0]);
    assert_eq!(loaded, place.load());
}

#[test]
fn configuration_and_templates_come_along() {
    let place = Place::new(&[
        ("briefs/a.yaml", b"a"),
        ("byline.toml", b"format = 1"),
        ("templates/memo.md", b"m"),
        ("templates/parts/head.html", b"h"),
        ("templates/logo.png", b"\xFF"),
    ]);
    let loaded = place.load();
    assert_eq!(loaded.texts.file(loaded.config.unwrap()).unwrap().text, "format = 1");
    let names = loaded.templates.iter().map(|&file| loaded.template_name(file).unwrap());
    assert_eq!(names.collect::<Vec<_>>(), ["memo.md", "parts/head.html"]);
    assert_eq!(faults(&loaded), [""; 0]);
}

#[test]
fn another_configuration_may_lie_outside() {
    let place =
        Place::new(&[("briefs/a.yaml", b"a"), ("byline.toml", b"mine"), ("../strict.toml", b"strict")]);
    let config = Some(place.desk().join("../strict.toml"));
    let loaded = load::desk(&place.desk(), &Options { config, ..Options::default() }).unwrap();
    let file = loaded.texts.file(loaded.config.unwrap()).unwrap();
    assert_eq!((file.path.as_str(), file.text.as_str()), ("../strict.toml", "strict"));
    let config = Some(place.desk().join("none.toml"));
    let error = load::desk(&place.desk(), &Options { config, ..Options::default() }).unwrap_err();
    assert!(matches!(error, LoadError::Missing { .. }));
}

#[test]
fn hidden_and_ignored_files_are_left_out() {
    let place = Place::new(&[
        (".gitignore", b"drafts/\n/briefs/old.yaml\n"),
        ("briefs/.gitignore", b"*.tmp.yaml\n!kept.tmp.yaml\n[broken\n"),
        ("briefs/a.yaml", b""),
        ("briefs/old.yaml", b""),
        ("briefs/.hidden.yaml", b""),
        ("briefs/.git/config.yaml", b""),
        ("briefs/x.tmp.yaml", b""),
        ("briefs/kept.tmp.yaml", b""),
        ("briefs/drafts/d.yaml", b""),
        ("briefs/sub/old.yaml", b""),
    ]);
    let loaded = place.load();
    assert_eq!(claims(&loaded), ["briefs/a.yaml", "briefs/kept.tmp.yaml", "briefs/sub/old.yaml"]);
    assert_eq!(faults(&loaded), [""; 0]);
}

#[test]
fn ignore_rules_beyond_any_need_are_a_finding() {
    let rules = "**/a*b*\n".repeat(10_000);
    let place = Place::new(&[
        ("briefs/a/.gitignore", rules.as_bytes()),
        ("briefs/b/.gitignore", rules.as_bytes()),
        ("briefs/c/.gitignore", "x".repeat(200_000).as_bytes()),
        ("briefs/a.yaml", b""),
    ]);
    let told = [
        "briefs/b/.gitignore:1:1 too-large: this file and those before it have more than the 131072 bytes that byline reads",
        "briefs/c/.gitignore:1:1 too-large: this file has 200000 bytes, more than the 131072 that byline reads",
    ];
    assert_eq!(faults(&place.load()), told);
}

#[test]
fn rules_above_the_desk_hold_up_to_the_repository_and_no_further() {
    let files: &[(&str, &[u8])] =
        &[("briefs/a.yaml", b""), ("briefs/private/p.yaml", b""), ("../.gitignore", b"private/\n")];
    let place = Place::new(files);
    assert_eq!(claims(&place.load()), ["briefs/a.yaml", "briefs/private/p.yaml"]);
    fs::create_dir(place.0.path().join(".git")).unwrap();
    assert_eq!(claims(&place.load()), ["briefs/a.yaml"]);
}

#[test]
fn a_folder_named_like_a_claim_file_is_a_folder() {
    let place = Place::new(&[("briefs/x.yaml/inner.yaml", b"")]);
    assert_eq!(claims(&place.load()), ["briefs/x.yaml/inner.yaml"]);
}

#[test]
fn a_folder_in_the_place_of_the_configuration_is_a_finding() {
    let place = Place::new(&[("briefs/a.yaml", b""), ("byline.toml/x", b"")]);
    let loaded = place.load();
    assert_eq!(faults(&loaded), ["byline.toml:1:1 unreadable-file: this is a folder, not a file"]);
    assert_eq!(loaded.config, None);
}

#[test]
fn a_bad_byte_has_its_place_and_the_other_files_are_read() {
    let place =
        Place::new(&[("briefs/a.yaml", b"id: x\nname: Andr\xE9\nrole: z\n"), ("briefs/b.yaml", b"b")]);
    let loaded = place.load();
    assert_eq!(faults(&loaded), ["briefs/a.yaml:2:11 unreadable-file: byte 0xE9 is not UTF-8"]);
    assert_eq!(text(&loaded, "briefs/a.yaml"), "id: x\nname: Andr\u{FFFD}\nrole: z\n");
    assert_eq!(claims(&loaded), ["briefs/a.yaml", "briefs/b.yaml"]);
}

#[test]
fn a_file_saved_by_notepad_reads_like_any_other() {
    let utf16: Vec<u8> = "\u{FEFF}id: é\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let place = Place::new(&[("briefs/a.yaml", &utf16), ("briefs/b.yaml", b"\xEF\xBB\xBFid: b\r\n")]);
    let loaded = place.load();
    assert_eq!(text(&loaded, "briefs/a.yaml"), "id: é\r\n");
    assert_eq!(text(&loaded, "briefs/b.yaml"), "id: b\r\n");
    assert_eq!(faults(&loaded), [""; 0]);
}

#[test]
fn a_hash_is_that_of_the_bytes_on_disk() {
    let place = Place::new(&[("briefs/a.yaml", b"abc"), ("briefs/b.yaml", b"\xEF\xBB\xBFabc")]);
    let loaded = place.load();
    let hashes: Vec<_> = loaded.claims.iter().map(|&file| loaded.sha256(file).unwrap()).collect();
    assert_eq!(
        hashes,
        [
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "1c28dc3f1f804a1ad9c9b4b4cf5e2658d16ad4ed08e3020d04a8d2865018947c",
        ]
    );
}

#[test]
fn a_file_over_the_limit_is_a_finding_and_is_not_read() {
    let place = Place::new(&[("briefs/a.yaml", b"a"), ("briefs/big.yaml", b"")]);
    let big = fs::OpenOptions::new().write(true).open(place.desk().join("briefs/big.yaml")).unwrap();
    big.set_len(LIMIT + 1).unwrap();
    let loaded = place.load();
    let told = "briefs/big.yaml:1:1 too-large: this file has 67108865 bytes, more than the 67108864 that byline reads";
    assert_eq!(faults(&loaded), [told]);
    assert_eq!(text(&loaded, "briefs/big.yaml"), "");
    assert_eq!(claims(&loaded), ["briefs/a.yaml"]);
}

#[test]
fn an_unsaved_file_stands_in_for_the_one_on_disk() {
    let place = Place::new(&[("briefs/a.yaml", b"old"), ("briefs/b.yaml", b"b")]);
    let loaded = place.with("briefs/a.yaml", "new").unwrap();
    assert_eq!(text(&loaded, "briefs/a.yaml"), "new");
    assert_eq!(claims(&loaded), ["briefs/a.yaml", "briefs/b.yaml"]);
}

#[test]
fn an_unsaved_file_need_not_exist_on_disk() {
    let place = Place::new(&[]);
    let loaded = place.with("briefs/new/../new/a.yaml", "new").unwrap();
    assert_eq!(claims(&loaded), ["briefs/new/a.yaml"]);
    let file = loaded.claims[0];
    assert_eq!(loaded.below(&place.desk().join("briefs/new/a.yaml")).unwrap(), [file]);
}

#[test]
fn an_unsaved_file_of_another_place_is_refused() {
    let place = Place::new(&[("briefs/a.yaml", b"")]);
    for path in ["../a.yaml", "briefs/../../a.yaml", "briefs/a.txt", "a.yaml", "out/byline.toml"] {
        assert!(matches!(place.with(path, ""), Err(LoadError::Elsewhere(_))), "{path}");
    }
}

#[test]
fn a_path_on_the_command_line_means_what_lies_below_it() {
    let place = Place::new(&[("briefs/a/x.yaml", b""), ("briefs/a/y.yaml", b""), ("briefs/ab.yaml", b"")]);
    let loaded = place.load();
    let below = |path: &str| loaded.below(&place.desk().join(path)).map(|files| paths(&loaded, &files));
    assert_eq!(below("briefs/a").unwrap(), ["briefs/a/x.yaml", "briefs/a/y.yaml"]);
    assert_eq!(below("briefs/ab.yaml").unwrap(), ["briefs/ab.yaml"]);
    assert!(matches!(below("briefs/none.yaml"), Err(LoadError::Missing { .. })));
    assert!(matches!(below(".."), Ok(all) if all.len() == 3));
    place.put("notes.txt", b"");
    assert!(matches!(below("notes.txt"), Err(LoadError::Elsewhere(_))));
}

#[test]
fn a_capture_is_read_relative_to_the_file_that_names_it() {
    let place =
        Place::new(&[("briefs/a/texts/t.txt", b"said"), ("../captures/c.txt", b"outside, but allowed")]);
    assert_eq!(place.capture("briefs/a/brief.yaml", "texts/t.txt").unwrap(), "said");
    assert_eq!(place.capture("briefs/a/brief.yaml", "./x/../texts/t.txt").unwrap(), "said");
    let name = "../../../captures/c.txt";
    assert_eq!(place.capture("briefs/a/brief.yaml", name).unwrap(), "outside, but allowed");
    let mut fence = Fence::new(&place.desk()).unwrap();
    assert!(fence.allow("../captures"));
    assert!(!fence.allow("../none"));
    let capture = fence.read(Path::new("briefs/a/brief.yaml"), name).unwrap();
    assert_eq!(capture.text.path, "../captures/c.txt");
    assert_eq!(capture.sha256.len(), 64);
}

#[test]
fn a_capture_that_is_not_there_or_not_allowed_says_why() {
    let place = Place::new(&[
        ("briefs/a.yaml", b""),
        ("../secret.txt", b"secret"),
        ("../desk-secret/s.txt", b"secret"),
        (".git/config", b"token"),
        ("texts/t.txt", b""),
    ]);
    let why = |name: &str| place.capture("briefs/a.yaml", name).unwrap_err();
    assert_eq!(why("none.txt"), Unread::Missing);
    assert_eq!(why("../../secret.txt"), Unread::Outside);
    assert_eq!(why("../../desk-secret/s.txt"), Unread::Outside);
    assert_eq!(why("../../no/such/file"), Unread::Outside);
    assert_eq!(why("../../../../../../../../../etc/passwd"), Unread::Outside);
    assert_eq!(why("/etc/passwd"), Unread::Absolute);
    assert_eq!(why("../.git/config"), Unread::Hidden);
    assert_eq!(why("../texts"), Unread::NotFile("a folder"));
    assert!(matches!(why(""), Unread::NotFile("a folder")));
    assert!(matches!(why("a\0b"), Unread::Failed(_)));
    assert!(matches!(why(&"a".repeat(5000)), Unread::Failed(_)));
}

#[test]
fn a_capture_over_the_limit_is_too_large() {
    let place = Place::new(&[("briefs/big.txt", b"")]);
    let big = fs::OpenOptions::new().write(true).open(place.desk().join("briefs/big.txt")).unwrap();
    big.set_len(LIMIT + 1).unwrap();
    let why = place.capture("briefs/a.yaml", "big.txt").unwrap_err();
    assert_eq!(why, Unread::TooLarge { size: LIMIT + 1, limit: LIMIT });
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    use super::*;
    use crate::doors::{permissions_mean_nothing, skipped};

    impl Place {
        fn link(&self, from: &str, to: &str) {
            symlink(to, self.desk().join(from)).unwrap();
        }

        fn pipe(&self, path: &str) -> bool {
            let made = Command::new("mkfifo").arg(self.desk().join(path)).status();
            let made = made.is_ok_and(|status| status.success());
            if !made {
                skipped("there is no mkfifo here");
            }
            made
        }
    }

    #[test]
    fn a_pipe_is_a_finding_and_is_never_opened() {
        let place = Place::new(&[("briefs/a.yaml", b"")]);
        if !place.pipe("briefs/pipe.yaml") || !place.pipe("briefs/pipe.txt") || !place.pipe("byline.toml") {
            return;
        }
        let loaded = place.load();
        let told = [
            "briefs/pipe.yaml:1:1 unreadable-file: this is a named pipe, not a file",
            "byline.toml:1:1 unreadable-file: this is a named pipe, not a file",
        ];
        assert_eq!(faults(&loaded), told);
        assert_eq!(claims(&loaded), ["briefs/a.yaml"]);
        assert_eq!(place.capture("briefs/a.yaml", "pipe.txt"), Err(Unread::NotFile("a named pipe")));
    }

    #[test]
    fn a_pipe_in_the_place_of_ignore_rules_does_not_hang() {
        let place = Place::new(&[("briefs/a.yaml", b"")]);
        if !place.pipe("briefs/.gitignore") {
            return;
        }
        place.link(".gitignore", "/dev/zero");
        let told = [
            ".gitignore:1:1 unreadable-file: this is a link, not a file",
            "briefs/.gitignore:1:1 unreadable-file: this is a named pipe, not a file",
        ];
        assert_eq!(faults(&place.load()), told);
    }

    #[test]
    fn a_socket_is_a_finding() {
        let place = Place::new(&[("briefs/a.yaml", b"")]);
        let Ok(_socket) = UnixListener::bind(place.desk().join("briefs/s.yaml")) else {
            return skipped("the path is too long for a socket");
        };
        assert_eq!(
            faults(&place.load()),
            ["briefs/s.yaml:1:1 unreadable-file: this is a socket, not a file"]
        );
    }

    #[test]
    fn a_link_to_a_device_leads_out_and_is_not_opened() {
        let place = Place::new(&[("briefs/a.yaml", b"")]);
        place.link("briefs/zero.yaml", "/dev/zero");
        place.link("byline.toml", "/dev/zero");
        let told = [
            "briefs/zero.yaml:1:1 unreadable-file: this link leads out of the desk",
            "byline.toml:1:1 unreadable-file: this link leads out of the desk",
        ];
        assert_eq!(faults(&place.load()), told);
    }

    #[test]
    fn links_out_of_the_desk_are_not_followed() {
        let place = Place::new(&[
            ("briefs/a.yaml", b""),
            ("../other/o.yaml", b"secret"),
            ("../other/o.md", b"secret"),
        ]);
        place.link("briefs/o.yaml", "../../other/o.yaml");
        place.link("briefs/other", "../../other");
        place.link("briefs/up", "../..");
        place.link("briefs/picture.png", "../../other/o.yaml");
        place.link("templates", "../other");
        let loaded = place.load();
        let told = ["briefs/o.yaml", "briefs/other", "briefs/up", "templates"];
        assert_eq!(
            faults(&loaded),
            told.map(|path| format!("{path}:1:1 unreadable-file: this link leads out of the desk"))
        );
        assert!(loaded.texts.iter().all(|(_, text)| text.text.is_empty()));
    }

    #[test]
    fn a_briefs_folder_that_leads_out_of_the_desk_is_refused() {
        let place = Place::new(&[("../other/briefs/a.yaml", b"")]);
        fs::remove_dir(place.desk().join("briefs")).unwrap();
        place.link("briefs", "../other/briefs");
        assert!(matches!(place.error(), LoadError::LinkOut(_)));
    }

    #[test]
    fn links_that_lead_nowhere_or_in_a_circle_are_findings() {
        let place = Place::new(&[("briefs/a.yaml", b"")]);
        place.link("briefs/dead.yaml", "none.yaml");
        place.link("briefs/dead", "none");
        place.link("briefs/dead.png", "none");
        place.link("briefs/x.yaml", "y.yaml");
        place.link("briefs/y.yaml", "x.yaml");
        let told = faults(&place.load());
        let paths: Vec<_> = told.iter().map(|fault| fault.split(':').next().unwrap()).collect();
        assert_eq!(paths, ["briefs/dead", "briefs/dead.yaml", "briefs/x.yaml", "briefs/y.yaml"]);
        assert!(
            told.iter().all(|fault| fault.contains("unreadable-file: this link cannot be followed: ")),
            "{told:?}"
        );
    }

    #[test]
    fn links_inside_the_desk_are_followed_once() {
        let place =
            Place::new(&[("briefs/z.yaml", b"z"), ("shared/s.yaml", b"s"), ("shared/deep/d.yaml", b"d")]);
        place.link("briefs/alias.yaml", "z.yaml");
        place.link("briefs/shared", "../shared");
        place.link("briefs/one.yaml", "../shared/s.yaml");
        place.link("briefs/again", "../shared");
        place.link("shared/deep/loop", "..");
        place.link("briefs/all", "..");
        let loaded = place.load();
        let read = ["briefs/again/deep/d.yaml", "briefs/again/s.yaml", "briefs/z.yaml"];
        assert_eq!(claims(&loaded), read);
        let twice = |path: &str, what: &str| {
            format!("{path}:1:1 unreadable-file: this link leads to what is read already: `{what}`")
        };
        let told = [
            twice("briefs/again/deep/loop", "shared"),
            twice("briefs/alias.yaml", "briefs/z.yaml"),
            twice("briefs/all", "."),
            twice("briefs/one.yaml", "shared/s.yaml"),
            twice("briefs/shared", "shared"),
        ];
        assert_eq!(faults(&loaded), told);
    }

    #[test]
    fn folders_that_link_to_each_other_many_times_over_take_no_longer() {
        let place = Place::new(&[("briefs/a.yaml", b""), ("f0/x.yaml", b"")]);
        for n in 0..40 {
            fs::create_dir_all(place.desk().join(format!("f{}", n + 1))).unwrap();
            for name in ["l", "r"] {
                place.link(&format!("f{n}/{name}"), &format!("../f{}", n + 1));
            }
        }
        place.link("briefs/f", "../f0");
        assert_eq!(faults(&place.load()).len(), 40);
    }

    #[test]
    fn a_link_into_a_hidden_folder_is_refused() {
        let place = Place::new(&[("briefs/a.yaml", b""), (".git/config", b"token")]);
        place.link("briefs/c.yaml", "../.git/config");
        place.link("briefs/c.txt", "../.git/config");
        let told = ["briefs/c.yaml:1:1 unreadable-file: this path goes through a hidden file or folder"];
        assert_eq!(faults(&place.load()), told);
        assert_eq!(place.capture("briefs/a.yaml", "c.txt"), Err(Unread::Hidden));
    }

    #[test]
    fn a_capture_may_not_leave_through_a_link() {
        let place =
            Place::new(&[("briefs/a.yaml", b""), ("../secret/s.txt", b"secret"), ("texts/t.txt", b"t")]);
        place.link("briefs/out", "../../secret");
        place.link("briefs/in.txt", "../texts/t.txt");
        assert_eq!(place.capture("briefs/a.yaml", "out/s.txt"), Err(Unread::Outside));
        assert_eq!(place.capture("briefs/a.yaml", "in.txt").unwrap(), "t");
        assert_eq!(place.capture("briefs/a.yaml", "out/../../texts/t.txt").unwrap(), "t");
    }

    #[test]
    fn what_may_not_be_read_is_a_finding() {
        if permissions_mean_nothing() {
            return skipped("this user may read everything");
        }
        let place =
            Place::new(&[("briefs/a.yaml", b"a"), ("briefs/b.yaml", b"b"), ("briefs/closed/c.yaml", b"c")]);
        let close = |path: &str, mode| {
            fs::set_permissions(place.desk().join(path), fs::Permissions::from_mode(mode)).unwrap();
        };
        close("briefs/b.yaml", 0o000);
        close("briefs/closed", 0o000);
        let loaded = place.load();
        close("briefs/closed", 0o700);
        let told = ["briefs/b.yaml", "briefs/closed"];
        assert_eq!(
            faults(&loaded),
            told.map(|path| format!("{path}:1:1 unreadable-file: this cannot be read: permission denied"))
        );
        assert_eq!(claims(&loaded), ["briefs/a.yaml"]);
    }

    #[test]
    fn odd_names_are_read_right_and_shown_clean() {
        let long = format!("{}.yaml", "l".repeat(250));
        let names: [&[u8]; 6] = [
            b"-rf.yaml",
            b"a\nb.yaml",
            b"caf\xE9.yaml",
            b"\x1b[31mred.yaml",
            "\u{202E}lmay.yaml".as_bytes(),
            long.as_bytes(),
        ];
        let place = Place::new(&[]);
        for name in names {
            if fs::write(place.desk().join("briefs").join(OsStr::from_bytes(name)), name).is_err() {
                return skipped("this file system does not take such names");
            }
        }
        let loaded = place.load();
        let shown =
            [r"\u{1b}[31mred.yaml", "-rf.yaml", r"a\nb.yaml", r"caf\xE9.yaml", &long, r"\u{202e}lmay.yaml"];
        assert_eq!(claims(&loaded), shown.map(|name| format!("briefs/{name}")));
        for (&file, name) in loaded.claims.iter().zip([3, 0, 1, 2, 5, 4].map(|at| names[at])) {
            assert_eq!(loaded.path(file).unwrap().file_name().unwrap().as_bytes(), name);
            assert_eq!(loaded.texts.file(file).unwrap().text, String::from_utf8_lossy(name));
        }
    }

    #[test]
    fn folders_within_folders_end_with_a_finding_at_most() {
        let place = Place::new(&[("briefs/a.yaml", b"")]);
        let mut deep = place.desk().join("briefs");
        for _ in 0..1800 {
            deep.push("d");
        }
        fs::create_dir_all(&deep).unwrap();
        fs::write(deep.join("x.yaml"), "").unwrap();
        assert_eq!(place.load().claims.len(), 2);
    }
}
