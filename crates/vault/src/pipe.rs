//! Reading ahead and writing behind: the disk works while the processor encrypts.
//!
//! Invariant: bytes come out in the order they went in, and an error on the other side is not lost.
//! Not here: what is read and written.

use std::{
    io::{self, BufRead, Read, Write},
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread::{Scope, ScopedJoinHandle},
};

use zeroize::Zeroizing;

use crate::fault;

/// Most bytes that are handed over at once.
const BLOCK_BYTES: usize = 1 << 20;
/// No input is so small that less is asked for.
const SMALL_BLOCK_BYTES: usize = 64 * 1024;
/// Blocks that may wait.
const WAITING: usize = 2;

type Block = Zeroizing<Vec<u8>>;

/// Reads an input on a thread of its own.
pub(crate) struct ReadAhead<'scope, R> {
    blocks: Receiver<io::Result<Block>>,
    /// Empty blocks on their way back, so that none is made anew.
    empty: SyncSender<Block>,
    block: Block,
    used: usize,
    block_bytes: usize,
    is_over: bool,
    reader: ScopedJoinHandle<'scope, R>,
}

impl<'scope, R: Read + Send + 'scope> ReadAhead<'scope, R> {
    /// Starts reading an input of about `size_bytes`.
    pub(crate) fn start<'env>(
        scope: &'scope Scope<'scope, 'env>,
        mut input: R,
        size_bytes: u64,
    ) -> Self {
        // One more than there is, so that the first block of a small input shows its end.
        let block_bytes = usize::try_from(size_bytes.saturating_add(1)).unwrap_or(BLOCK_BYTES);
        let block_bytes = block_bytes.clamp(SMALL_BLOCK_BYTES, BLOCK_BYTES);
        let (send, blocks) = sync_channel(WAITING);
        let (empty, taken) = sync_channel(WAITING + 2);
        let seam = fault::seam();
        let reader = scope.spawn(move || {
            fault::adopt(seam);
            loop {
                let block = read_block(
                    &mut input,
                    taken.try_recv().unwrap_or_default(),
                    block_bytes,
                );
                let is_last = !matches!(&block, Ok(block) if block.len() == block_bytes);
                // Nobody listens any more: an error on the other side, which is told there.
                if send.send(block).is_err() || is_last {
                    return input;
                }
            }
        });
        Self {
            blocks,
            empty,
            block: Block::default(),
            used: 0,
            block_bytes,
            is_over: false,
            reader,
        }
    }

    /// Hands the input back, once it was read to its end.
    pub(crate) fn finish(self) -> io::Result<R> {
        drop(self.blocks);
        self.reader.join().map_err(|_| gone())
    }
}

fn read_block(input: &mut impl Read, mut block: Block, block_bytes: usize) -> io::Result<Block> {
    block.resize(block_bytes, 0);
    let mut count = 0;
    while count < block_bytes {
        match input.read(&mut block[count..]) {
            Ok(0) => break,
            Ok(more) => count += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    block.truncate(count);
    Ok(block)
}

impl<'scope, R: Read + Send + 'scope> BufRead for ReadAhead<'scope, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used == self.block.len() && !self.is_over {
            let block = self.blocks.recv().map_err(|_| gone())??;
            // Lost when there are enough, or nobody reads any more.
            let _ = self
                .empty
                .try_send(std::mem::replace(&mut self.block, block));
            self.used = 0;
            self.is_over = self.block.len() < self.block_bytes;
        }
        Ok(&self.block[self.used..])
    }

    fn consume(&mut self, count: usize) {
        self.used += count;
    }
}

impl<'scope, R: Read + Send + 'scope> Read for ReadAhead<'scope, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

/// Writes to an output on a thread of its own.
pub(crate) struct WriteBehind<'scope, W> {
    blocks: SyncSender<Vec<u8>>,
    /// Written blocks on their way back, so that none is made anew.
    empty: Receiver<Vec<u8>>,
    block: Vec<u8>,
    writer: ScopedJoinHandle<'scope, io::Result<W>>,
}

impl<'scope, W: Write + Send + 'scope> WriteBehind<'scope, W> {
    pub(crate) fn start<'env>(scope: &'scope Scope<'scope, 'env>, mut output: W) -> Self {
        let (blocks, receive) = sync_channel::<Vec<u8>>(WAITING);
        let (written, empty) = sync_channel(WAITING + 2);
        let seam = fault::seam();
        let writer = scope.spawn(move || {
            fault::adopt(seam);
            for mut block in receive {
                output.write_all(&block)?;
                block.clear();
                // Lost when there are enough, or nobody writes any more.
                let _ = written.try_send(block);
            }
            Ok(output)
        });
        Self {
            blocks,
            empty,
            block: Vec::with_capacity(BLOCK_BYTES),
            writer,
        }
    }

    /// Waits until everything is written, and hands the output back or tells what went wrong.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        // When nobody listens, the writer tells why.
        let _ = self.hand_over();
        drop(self.blocks);
        self.writer.join().map_err(|_| gone())?
    }

    fn hand_over(&mut self) -> io::Result<()> {
        let next = self.empty.try_recv();
        let next = next.unwrap_or_else(|_| Vec::with_capacity(BLOCK_BYTES));
        let block = std::mem::replace(&mut self.block, next);
        self.blocks.send(block).map_err(|_| gone())
    }
}

impl<'scope, W: Write + Send + 'scope> Write for WriteBehind<'scope, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.block.len() + bytes.len() > BLOCK_BYTES {
            self.hand_over()?;
        }
        self.block.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The other side has stopped; it knows why.
fn gone() -> io::Error {
    io::ErrorKind::BrokenPipe.into()
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn bytes_come_out_as_they_went_in_whatever_their_number() {
        for size in [
            0,
            1,
            BLOCK_BYTES - 1,
            BLOCK_BYTES,
            BLOCK_BYTES + 1,
            3 * BLOCK_BYTES,
        ] {
            let bytes: Vec<u8> = (0..size).map(|n| (n % 251) as u8).collect();
            for hint in [size as u64, 0, u64::MAX] {
                let copied = thread::scope(|scope| {
                    let mut input = ReadAhead::start(scope, &bytes[..], hint);
                    let mut output = WriteBehind::start(scope, Vec::new());
                    io::copy(&mut input, &mut output).unwrap();
                    input.finish().unwrap();
                    output.finish().unwrap()
                });
                assert!(copied == bytes, "{size} {hint}");
            }
        }
    }

    /// Fails after some bytes.
    struct Failing(usize);

    impl Read for Failing {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = buffer.len().min(self.0);
            self.0 -= count;
            if count == 0 {
                Err(io::ErrorKind::TimedOut.into())
            } else {
                Ok(count)
            }
        }
    }

    impl Write for Failing {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 = self
                .0
                .checked_sub(bytes.len())
                .ok_or(io::ErrorKind::TimedOut)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn an_error_on_the_other_side_is_told() {
        for size in [0, 100, 3_000_000] {
            let errors = thread::scope(|scope| {
                let read = io::copy(
                    &mut ReadAhead::start(scope, Failing(size), 10),
                    &mut io::sink(),
                );
                let mut output = WriteBehind::start(scope, Failing(size));
                let _ = output
                    .write_all(&[0; 100])
                    .and_then(|()| output.write_all(&vec![0; 5_000_000]));
                [read.err(), output.finish().err()]
            });
            for error in errors {
                assert_eq!(error.unwrap().kind(), io::ErrorKind::TimedOut, "{size}");
            }
        }
    }
}
