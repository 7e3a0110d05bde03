//! The rule library is embedded at compile time; a new file in it must be seen.

fn main() {
    println!("cargo:rerun-if-changed=rules");
    println!("cargo:rerun-if-changed=build.rs");
}
