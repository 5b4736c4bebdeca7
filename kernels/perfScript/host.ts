// What the reader does for the kernel.

/** The group of a line's frame that was not met before, which is told to the kernel meanwhile; NONE where the reader must look at the line itself. */
export declare function groupOf(lineStart: usize, lineEnd: usize): i32
