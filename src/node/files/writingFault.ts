// What the system says of a place that cannot be written to, in words that a person can act on.

export const DISK_FULL = 'the disk is full'

const WORDS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', DISK_FULL],
  ['EDQUOT', 'your share of this disk is used up'],
  ['EFBIG', 'this disk takes no file as large'],
  ['EROFS', 'this disk is only for reading'],
  ['EACCES', 'no permission to write there'],
  ['EPERM', 'no permission to write there'],
  ['ENOENT', 'no such folder'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['EISDIR', 'a folder of that name is there'],
  ['ENAMETOOLONG', 'the name is longer than the system allows'],
  ['ELOOP', 'a symbolic link that leads in a circle'],
  ['ENXIO', 'a pipe that nobody reads, or a device that is not there'],
  ['EIO', 'the disk reports an error while writing'],
])

/** One clause; the system's own words where there are no better ones. */
export function writingFaultText(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return WORDS.get(code) ?? (error instanceof Error ? error.message : String(error))
}
