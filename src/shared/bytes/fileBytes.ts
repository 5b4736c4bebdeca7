// A file of which single places are read: programs are large, and their tables of names are a small part of them.

export type FileBytes = {
  readonly sizeBytes: number
  /** The bytes from `at` on; fewer where the file ends. Valid until the next call. */
  read(at: number, length: number): Uint8Array
}
