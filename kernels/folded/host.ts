// What the reader does for the kernel.

/** The frame or function of a name that was not seen before, as the reader numbers them. */
export declare function idOf(start: usize, size: i32): i32
