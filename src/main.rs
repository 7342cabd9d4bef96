//! The program: files and terminals around the library.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
