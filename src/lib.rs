//! An argument-mapping engine with rule evaluation.
//!
//! Text walks down one street and never turns back: each room below takes what the room before it gives.
//! ARCHITECTURE.md tells what comes into each room, what goes out, and what never happens in it.

pub mod vocabulary;

pub mod source;

pub mod diagnostic;

pub mod syntax;

pub mod format;

pub mod model;

pub mod theory;

pub mod network;

pub mod sat;

pub mod evaluate;

pub mod certify;

pub mod variation;

pub mod explain;

pub mod conclusions;

pub mod map;

pub mod render;

pub mod workspace;

pub mod testing;

pub mod serve;

pub mod cli;
