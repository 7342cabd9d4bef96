//! The program: files and terminals around the library.

mod cli;

/// A reading makes many small strings: this allocator takes a quarter off the time.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}
