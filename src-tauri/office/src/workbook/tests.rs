//! Every kind of file, read or refused.
