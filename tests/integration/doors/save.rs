//! How pages get to a disk, whatever gets in the way.

use std::env;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use byline::save::{self, Out, Page, SaveError};
use tempfile::{TempDir, tempdir};

/// Names the folder that a child process of a test writes to.
const FOLDER: &str = "BYLINE_TEST_FOLDER";
/// Says how large the child's pages are.
const SIZE: &str = "BYLINE_TEST_SIZE";
/// What the child exits with where saving failed.
const FAILED: i32 = 7;

fn page(name: &str, bytes: &str) -> Page<'static> {
    Page { name: name.to_owned(), bytes: bytes.as_bytes().to_vec().into() }
}

fn open(folder: &TempDir) -> Out {
    Out::open(folder.path(), Path::new("out")).unwrap()
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join("out").join(name)).unwrap()
}

/// The names in the output folder, in order.
fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path().join("out")).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn pages_are_written_and_missing_folders_made() {
    let folder = tempdir().unwrap();
    let root = folder.path().join("not/yet");
    let out = Out::open(&root, Path::new("out/public")).unwrap();
    let saved = out.write(&[page("b.html", "<p>"), page("b.manifest.json", "{}")]).unwrap();
    assert_eq!(saved.written, ["b.html", "b.manifest.json"]);
    assert_eq!(fs::read_to_string(root.join("out/public/b.html")).unwrap(), "<p>");
    assert_eq!(save::read_back(&root.join("out/public/b.manifest.json")).unwrap(), Some(b"{}".to_vec()));
    assert_eq!(save::read_back(&root.join("out/public/none")).unwrap(), None);
}

#[test]
fn a_page_with_the_same_bytes_is_left_alone() {
    let folder = tempdir().unwrap();
    let out = open(&folder);
    out.write(&[page("a", "one"), page("b", "one")]).unwrap();
    let old = fs::File::options().write(true).open(folder.path().join("out/a")).unwrap();
    old.set_modified(std::time::UNIX_EPOCH).unwrap();
    let saved = out.write(&[page("a", "one"), page("b", "two")]).unwrap();
    assert_eq!((saved.unchanged, saved.written), (vec!["a".to_owned()], vec!["b".to_owned()]));
    let time = fs::metadata(folder.path().join("out/a")).unwrap().modified().unwrap();
    assert_eq!(time, std::time::UNIX_EPOCH);
    assert_eq!(read(&folder, "b"), "two");
    assert_eq!(names(&folder), ["a", "b"]);
}

#[test]
fn a_page_that_cannot_be_saved_leaves_all_old_ones_in_place() {
    let folder = tempdir().unwrap();
    let out = open(&folder);
    out.write(&[page("a", "old")]).unwrap();
    fs::create_dir(folder.path().join("out/b")).unwrap();
    let error = out.write(&[page("a", "new"), page("b", "new")]).unwrap_err();
    assert!(matches!(error, SaveError::NotFile(_)), "{error}");
    assert!(!error.help().is_empty());
    assert_eq!(read(&folder, "a"), "old");
    assert_eq!(names(&folder), ["a", "b"]);
}

#[test]
fn a_name_that_leads_elsewhere_is_refused() {
    let folder = tempdir().unwrap();
    let out = open(&folder);
    for name in ["", ".", "..", "../a", "a/b", "/a", "a/", "./a", "a/.", ".byline-x.part"] {
        assert!(matches!(out.write(&[page(name, "")]), Err(SaveError::Outside(_))), "{name:?}");
        assert!(matches!(out.remove(&[name.to_owned()]), Err(SaveError::Outside(_))), "{name:?}");
    }
    for path in ["..", "../other", "out/../..", "/"] {
        let opened = Out::open(folder.path(), Path::new(path));
        assert!(matches!(opened, Err(SaveError::Outside(_))), "{path}");
    }
    assert_eq!(names(&folder), [""; 0]);
}

#[test]
fn a_file_in_the_place_of_the_folder_is_refused() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("out"), "mine").unwrap();
    let opened = Out::open(folder.path(), Path::new("out/public"));
    assert!(matches!(opened, Err(SaveError::NotFolder(_))));
    assert_eq!(fs::read_to_string(folder.path().join("out")).unwrap(), "mine");
}

#[test]
fn a_name_too_long_for_the_disk_is_an_error_of_the_system() {
    let folder = tempdir().unwrap();
    let out = open(&folder);
    let error = out.write(&[page(&"n".repeat(300), "")]).unwrap_err();
    assert!(matches!(error, SaveError::Failed { .. }), "{error}");
    assert!(error.help().contains("shorter id"), "{}", error.help());
    assert_eq!(names(&folder), [""; 0]);
}

#[test]
fn a_new_folder_that_gets_no_page_is_gone_again() {
    let folder = tempdir().unwrap();
    let deep = folder.path().join("a/b");
    drop(Out::open(&deep, Path::new("out")).unwrap());
    assert!(!folder.path().join("a").exists());
    Out::open(&deep, Path::new("out")).unwrap().write(&[page("x", "")]).unwrap();
    assert!(deep.join("out/x").exists());
}

#[test]
fn a_page_begun_early_stands_in_its_place_only_once_it_is_wanted() {
    let folder = tempdir().unwrap();
    let out = open(&folder);
    out.write(&[page("a", "old"), page("same", "s")]).unwrap();
    let begin = |name: &str, bytes: &str| out.begin(&page(name, bytes)).unwrap();
    drop(begin("a", "unwanted"));
    assert_eq!(names(&folder), ["a", "same"]);
    let early = vec![begin("same", "s"), begin("a", "new")];
    assert_eq!(read(&folder, "a"), "old");
    let pages = [page("a", "new"), page("b", "late"), page("same", "s")];
    let saved = out.write_vouched(&pages, early, || out.begin(&page("m", "vouches"))).unwrap();
    assert_eq!(
        (saved.written, saved.unchanged),
        (["a", "b", "m"].map(str::to_owned).to_vec(), vec!["same".to_owned()])
    );
    assert_eq!(names(&folder), ["a", "b", "m", "same"]);
    assert_eq!((read(&folder, "a"), read(&folder, "b")), ("new".to_owned(), "late".to_owned()));
}

#[test]
fn only_stale_files_are_removed_and_never_a_folder() {
    let folder = tempdir().unwrap();
    let out = open(&folder);
    out.write(&[page("old.html", ""), page("kept.html", "")]).unwrap();
    fs::create_dir(folder.path().join("out/folder")).unwrap();
    let stale = ["old.html", "gone.html"].map(str::to_owned);
    let refused = [&stale[..], &["folder".to_owned()]].concat();
    assert!(matches!(out.remove(&refused), Err(SaveError::NotFile(_))));
    assert_eq!(names(&folder), ["folder", "kept.html", "old.html"]);
    assert_eq!(out.remove(&stale).unwrap(), ["old.html"]);
    assert_eq!(names(&folder), ["folder", "kept.html"]);
}

#[test]
fn builds_at_once_leave_every_page_whole_and_of_one_build() {
    let folder = tempdir().unwrap();
    std::thread::scope(|scope| {
        for letter in ["a", "b", "c"] {
            let folder = &folder;
            scope.spawn(move || {
                for _ in 0..5 {
                    let text = letter.repeat(100_000);
                    open(folder).write(&["x", "y", "z"].map(|name| page(name, &text))).unwrap();
                }
            });
        }
    });
    let pages = ["x", "y", "z"].map(|name| read(&folder, name));
    let last = pages[0].chars().next().unwrap();
    assert!(pages.iter().all(|page| page.len() == 100_000));
    if cfg!(unix) {
        assert!(pages.iter().all(|page| page.chars().all(|char| char == last)));
    }
    assert_eq!(names(&folder), ["x", "y", "z"]);
}

/// A child process: this test binary, told to run nothing but [`writes_until_killed_where_asked_to`].
fn child(folder: &Path, size: usize) -> Command {
    let mut child = Command::new(env::current_exe().unwrap());
    child.args(["--exact", "doors::save::writes_until_killed_where_asked_to", "--nocapture"]);
    child.env(FOLDER, folder).env(SIZE, size.to_string()).stderr(Stdio::null());
    child
}

/// One build of the child: two pages that open and close with its number, and then the manifest.
fn build(number: usize, size: usize) -> Vec<Page<'static>> {
    let body = format!("{number} {} {number}", "x".repeat(size));
    vec![page("b.html", &body), page("b.md", &body), page("b.manifest.json", &number.to_string())]
}

/// The number of the build that a whole page comes from.
fn number(text: &str) -> usize {
    let parts: Vec<_> = text.split(' ').collect();
    assert_eq!(parts.first(), parts.last());
    parts[0].parse().unwrap()
}

#[test]
#[expect(clippy::exit, reason = "the parent test tells a failure by the child's exit code")]
fn writes_until_killed_where_asked_to() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    let size = env::var(SIZE).unwrap().parse().unwrap();
    for number in 1_usize.. {
        let out = Out::open(Path::new(&folder), Path::new("out")).unwrap();
        match out.write(&build(number, size)) {
            Ok(_) => io::stdout().write_all(b"#\n").unwrap(),
            Err(error) => {
                io::stdout().write_all(format!("{error}; {}", error.help()).as_bytes()).unwrap();
                std::process::exit(FAILED);
            }
        }
    }
}

/// Reads a child's output up to its `count`th build.
fn watch(child: &mut Child, count: usize) {
    let output = child.stdout.as_mut().unwrap();
    let mut byte = [0];
    let mut seen = 0;
    while seen < count {
        output.read_exact(&mut byte).unwrap();
        seen += usize::from(byte == *b"#");
    }
}

#[test]
fn a_hundred_kills_leave_every_page_whole() {
    const SIZE: usize = 200_000;
    let folder = tempdir().unwrap();
    let mut random = 1_u64;
    let mut left_behind = 0;
    for _ in 0..100 {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut child = child(folder.path(), SIZE).stdout(Stdio::piped()).spawn().unwrap();
        watch(&mut child, 1 + usize::try_from(random >> 62).unwrap());
        for _ in 0..(random >> 40) % 500_000 {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        left_behind += names(&folder).iter().filter(|name| name.starts_with('.')).count();
        let [html, md] = ["b.html", "b.md"].map(|name| {
            let text = read(&folder, name);
            let number = number(&text);
            assert_eq!(text.len(), SIZE + 2 + 2 * number.to_string().len());
            number
        });
        let manifest = number(&read(&folder, "b.manifest.json"));
        // The child has built at least once, so all three are its own, the manifest never ahead of its pages.
        assert!(html >= md && md >= manifest && html - manifest <= 1, "{html} {md} {manifest}");
    }
    drop(open(&folder));
    assert_eq!(names(&folder), ["b.html", "b.manifest.json", "b.md"]);
    assert!(left_behind > 0, "no kill fell into a writing, so this test shows nothing");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::os::unix::process::ExitStatusExt as _;

    use super::*;
    use crate::doors::{permissions_mean_nothing, skipped};

    fn mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_link_in_the_place_of_a_page_is_refused_and_not_followed() {
        let folder = tempdir().unwrap();
        let out = open(&folder);
        fs::write(folder.path().join("mine"), "mine").unwrap();
        for (name, goal) in [("page", "../mine"), ("dead", "../none")] {
            symlink(goal, folder.path().join("out").join(name)).unwrap();
            assert!(matches!(out.write(&[page(name, "new")]), Err(SaveError::Link(_))));
            assert!(matches!(out.remove(&[name.to_owned()]), Err(SaveError::Link(_))));
            assert!(save::read_back(&folder.path().join("out").join(name)).is_err());
        }
        assert_eq!(fs::read_to_string(folder.path().join("mine")).unwrap(), "mine");
        assert!(!folder.path().join("none").exists());
    }

    #[test]
    fn a_folder_that_leads_out_through_a_link_is_refused() {
        let folder = tempdir().unwrap();
        let other = tempdir().unwrap();
        symlink(other.path(), folder.path().join("out")).unwrap();
        for path in ["out", "out/public"] {
            assert!(matches!(Out::open(folder.path(), Path::new(path)), Err(SaveError::Link(_))));
        }
        assert_eq!(fs::read_dir(other.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_that_the_user_names_may_be_a_link() {
        let folder = tempdir().unwrap();
        let other = tempdir().unwrap();
        let link = folder.path().join("link");
        symlink(other.path(), &link).unwrap();
        Out::open(&link, Path::new("")).unwrap().write(&[page("a", "new")]).unwrap();
        assert_eq!(fs::read_to_string(other.path().join("a")).unwrap(), "new");
    }

    #[test]
    fn a_pipe_in_the_place_of_a_page_is_refused() {
        let folder = tempdir().unwrap();
        let out = open(&folder);
        let pipe = folder.path().join("out/pipe");
        if !Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
            return skipped("there is no mkfifo here");
        }
        assert!(matches!(out.write(&[page("pipe", "new")]), Err(SaveError::NotFile(_))));
        assert!(save::read_back(&pipe).is_err());
    }

    #[test]
    fn a_page_keeps_its_permissions_and_a_new_one_gets_the_usual_ones() {
        let folder = tempdir().unwrap();
        let out = open(&folder);
        out.write(&[page("new", "1"), page("secret", "1")]).unwrap();
        let secret = folder.path().join("out/secret");
        let bits = |name: &str| {
            fs::metadata(folder.path().join("out").join(name)).unwrap().permissions().mode() & 0o777
        };
        fs::write(folder.path().join("out/usual"), "").unwrap();
        assert_eq!(bits("new"), bits("usual"));
        mode(&secret, 0o600);
        out.write(&[page("secret", "2")]).unwrap();
        assert_eq!((bits("secret"), read(&folder, "secret").as_str()), (0o600, "2"));
    }

    #[test]
    fn a_folder_that_may_not_be_written_is_an_error_that_helps() {
        if permissions_mean_nothing() {
            return skipped("this user may write everywhere");
        }
        let folder = tempdir().unwrap();
        open(&folder).write(&[page("a", "old")]).unwrap();
        mode(&folder.path().join("out"), 0o500);
        let error = open(&folder).write(&[page("a", "new")]).unwrap_err();
        mode(&folder.path().join("out"), 0o700);
        assert!(error.to_string().ends_with("permission denied"), "{error}");
        assert!(error.help().starts_with("make the folder writable"));
        assert_eq!(read(&folder, "a"), "old");
        mode(folder.path(), 0o500);
        let error = Out::open(folder.path(), Path::new("new")).unwrap_err();
        mode(folder.path(), 0o700);
        assert!(matches!(error, SaveError::Failed { action: "create", .. }), "{error}");
    }

    #[test]
    fn what_a_killed_build_left_is_swept_but_not_what_others_named() {
        let folder = tempdir().unwrap();
        fs::create_dir(folder.path().join("out")).unwrap();
        for name in [".byline-abc.part", ".byline-mine", "x.part"] {
            fs::write(folder.path().join("out").join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("out/.byline-d.part")).unwrap();
        symlink("../mine", folder.path().join("out/.byline-l.part")).unwrap();
        drop(open(&folder));
        assert_eq!(names(&folder), [".byline-d.part", ".byline-l.part", ".byline-mine", "x.part"]);
    }

    /// Runs the child under a limit of 16 blocks a file, after a shell command, with large pages.
    fn limited(folder: &Path, before: &str) -> Option<std::process::Output> {
        let child = child(folder, 1_000_000);
        let mut shell = Command::new("bash");
        shell.args(["-c", &format!("{before} ulimit -c 0; ulimit -f 16; exec \"$0\" \"$@\"")]);
        shell.arg(child.get_program()).args(child.get_args());
        shell.envs(child.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = shell.output().ok();
        if output.is_none() {
            skipped("there is no bash here");
        }
        output
    }

    #[test]
    fn a_limit_on_file_sizes_that_is_told_leaves_the_old_pages() {
        let folder = tempdir().unwrap();
        open(&folder).write(&build(1, 10)).unwrap();
        let Some(output) = limited(folder.path(), "trap '' XFSZ;") else { return };
        let told = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(FAILED), "{output:?}");
        assert!(told.contains("cannot write") && told.contains("raise the limit"), "{told}");
        assert_eq!(number(&read(&folder, "b.html")), 1);
        assert_eq!(names(&folder), ["b.html", "b.manifest.json", "b.md"]);
    }

    #[test]
    fn a_limit_on_file_sizes_that_kills_leaves_the_old_pages() {
        let folder = tempdir().unwrap();
        open(&folder).write(&build(1, 10)).unwrap();
        let Some(output) = limited(folder.path(), "") else { return };
        assert!(output.status.signal().is_some(), "{output:?}");
        assert_eq!(read(&folder, "b.html"), String::from_utf8(build(1, 10)[0].bytes.to_vec()).unwrap());
        // The pages are written beside each other, so there is one part at least and one a page at most.
        assert!((4..=6).contains(&names(&folder).len()), "{:?}", names(&folder));
        drop(open(&folder));
        assert_eq!(names(&folder), ["b.html", "b.manifest.json", "b.md"]);
    }

    #[test]
    fn a_full_disk_leaves_the_old_pages() {
        let folder = tempdir().unwrap();
        let child = child(folder.path(), 1_000_000);
        let mut shell = Command::new("unshare");
        // A disk of its own, seen by the child alone, with room for the old pages only.
        let script = "mount -t tmpfs -o size=256k none \"$BYLINE_TEST_FOLDER\" || exit 3; cd \"$BYLINE_TEST_FOLDER\"; \
                      mkdir out; echo old > out/b.html; \"$0\" \"$@\"; code=$?; cat out/b.html; ls -A out; exit $code";
        shell.args(["--user", "--map-root-user", "--mount", "sh", "-c", script]);
        shell.arg(child.get_program()).args(child.get_args());
        shell.envs(child.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let Ok(output) = shell.output() else { return skipped("there is no unshare here") };
        let told = String::from_utf8_lossy(&output.stdout);
        if output.status.code() != Some(FAILED) && !told.contains("running 1 test") {
            return skipped("no disk can be made here");
        }
        assert_eq!(output.status.code(), Some(FAILED), "{output:?}");
        assert!(told.contains("make room on the disk"), "{told}");
        assert!(told.ends_with("old\nb.html\n"), "{told}");
    }
}
