//! The program: files and terminals around the library.

mod cli;

/// A reading makes many small strings: faster with this allocator, at the cost of memory.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}
