//! Files on their way to the disk, while others are still made.

use std::collections::VecDeque;
use std::fs::File;
use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many files are forced to the disk at a time.
const ABREAST: usize = 16;

/// How many files may wait for each thread before another one begins: the first of them waits until its thread runs.
const PATIENCE: usize = 2;

/// Forces files to the disk. One thread does it as long as the disk keeps pace, because to begin one takes longer than
/// many a disk needs for a page.
#[derive(Debug, Default)]
pub(super) struct Disk(Arc<Waiting>);

/// A file on its way.
#[derive(Debug)]
pub(super) struct Way(Receiver<io::Result<()>>);

#[derive(Debug, Default)]
struct Waiting {
    queue: Mutex<Queue>,
    /// Told when a file comes, and when no more will.
    news: Condvar,
}

#[derive(Debug, Default)]
struct Queue {
    files: VecDeque<(File, Sender<io::Result<()>>)>,
    threads: usize,
    closed: bool,
}

impl Disk {
    /// Sends a file on its way.
    pub(super) fn force(&self, file: File) -> Way {
        let (done, way) = mpsc::channel();
        let mut queue = self.0.lock();
        queue.files.push_back((file, done));
        if queue.files.len() > queue.threads * PATIENCE && queue.threads < ABREAST {
            let waiting = Arc::clone(&self.0);
            // Where no thread is to be had, whoever waits for the file forces it.
            let begun = thread::Builder::new().spawn(move || waiting.serve());
            queue.threads += usize::from(begun.is_ok());
        } else {
            self.0.news.notify_one();
        }
        Way(way)
    }

    /// Waits until a file is on the disk, and meanwhile forces others.
    pub(super) fn arrive(&self, way: &Way) -> io::Result<()> {
        loop {
            if let Ok(forced) = way.0.try_recv() {
                return forced;
            }
            let next = self.0.lock().files.pop_front();
            match next {
                Some(next) => force(next),
                None => return way.0.recv().unwrap_or_else(|gone| Err(io::Error::other(gone))),
            }
        }
    }
}

/// The threads end with what they work for.
impl Drop for Disk {
    fn drop(&mut self) {
        self.0.lock().closed = true;
        self.0.news.notify_all();
    }
}

impl Waiting {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forces one file after the other, until no more will come.
    fn serve(&self) {
        while let Some(next) = self.next() {
            force(next);
        }
    }

    fn next(&self) -> Option<(File, Sender<io::Result<()>>)> {
        let mut queue = self.lock();
        loop {
            match queue.files.pop_front() {
                None if queue.closed => return None,
                None => queue = self.news.wait(queue).unwrap_or_else(PoisonError::into_inner),
                next => return next,
            }
        }
    }
}

/// Forces a file to the disk, and says what came of it. It is closed then: many may be on their way.
fn force((file, done): (File, Sender<io::Result<()>>)) {
    let forced = file.sync_all();
    drop(file);
    // Whoever gave up in the meantime does not ask.
    drop(done.send(forced));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_arrives_however_many_are_on_their_way() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::default();
        let ways: Vec<Way> = (0..100)
            .map(|number| disk.force(File::create(folder.path().join(number.to_string())).unwrap()))
            .collect();
        assert!(ways.iter().all(|way| disk.arrive(way).is_ok()));
        let queue = disk.0.lock();
        assert!(queue.files.is_empty() && (1..=ABREAST).contains(&queue.threads));
    }

    #[test]
    #[cfg(unix)]
    fn what_the_disk_refuses_is_told_to_who_asked() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::default();
        // Nothing can be forced through a pipe.
        let (_reader, writer) = io::pipe().unwrap();
        let pipe = disk.force(File::from(std::os::fd::OwnedFd::from(writer)));
        let file = disk.force(File::create(folder.path().join("page")).unwrap());
        assert_eq!(disk.arrive(&pipe).unwrap_err().kind(), io::ErrorKind::InvalidInput);
        assert!(disk.arrive(&file).is_ok());
    }
}
