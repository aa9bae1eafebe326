//! Rosters as units send them.
