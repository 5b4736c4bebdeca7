// Reads a profile on a thread of its own.
export {}
