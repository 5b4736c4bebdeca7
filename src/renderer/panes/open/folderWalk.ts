// The files of a folder that a browser was given, entry by entry: those that the host would find in it.

import { isToolFolder, MAX_FOLDER_ENTRIES, mayBeProfile } from '../../../shared/host/folders'

export type FolderWalk = {
  /** Each named by its path, in that order. */
  readonly files: readonly File[]
  /** Vanished, or not to be read: no reason to read none. */
  readonly unread: number
}

/** Null for a folder that has more than `mostEntries`. */
export async function walkedFolder(folder: FileSystemEntry, mostEntries = MAX_FOLDER_ENTRIES): Promise<FolderWalk | null> {
  const files: File[] = []
  const waiting = [folder]
  let entries = 0
  let unread = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const inside = isFolder(next) ? await entriesOf(next).catch(() => null) : []
    if (inside === null) unread++
    for (const entry of inside ?? []) {
      if (++entries > mostEntries) return null
      if (isFolder(entry) && !isToolFolder(entry.name)) waiting.push(entry)
      if (!isFile(entry) || !mayBeProfile(entry.name)) continue
      const file = await fileOf(entry).catch(() => null)
      if (file === null) unread++
      else files.push(file)
    }
  }
  return { files: files.sort((a, b) => IN_ORDER.compare(a.name, b.name)), unread }
}

const IN_ORDER = new Intl.Collator('en', { numeric: true })

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

/** Named by its path in the folder, which says what deployment it is of. */
function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) =>
    entry.file(file => resolve(new File([file], entry.fullPath.slice(1), { lastModified: file.lastModified })), reject),
  )
}

/** A reader gives a hundred at a time, and none when there are no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}
