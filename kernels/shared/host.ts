// What the reader counts for every kernel.

/** Throws where there is no room for so many bytes. */
export declare function takeRoom(bytes: f64): void
