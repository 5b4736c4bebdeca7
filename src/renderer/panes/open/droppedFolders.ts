// A folder that was dropped is a trend of its profiles: by its path in the desktop app, file by file in a browser.

import { useSession } from '../../state/session'
import { trends } from '../../state/trend/trends'
import { showTab } from '../../state/view'
import { say, sayFault } from '../../ui/Toasts'
import type { DroppedFolder } from './followDrags'

/** More is somebody's home directory. */
const MAX_FILES = 20_000

export function openDroppedFolders(folders: readonly DroppedFolder[]): void {
  showTab('trend')
  const [{ entry, file }] = folders
  if (useSession.getState().startup?.host === 'electron' && file !== null) void trends.readGiven([file], entry.name)
  else void openWalked(entry)
}

async function openWalked(folder: FileSystemEntry): Promise<void> {
  const files: File[] = []
  const waiting = [folder]
  // One that vanished, or that may not be read, is no reason to read none.
  let unread = 0
  const skipped = <T>(instead: T) => {
    unread++
    return instead
  }
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (files.length > MAX_FILES) return say(`${folder.name} has more than ${MAX_FILES} files: drop the folder of the profiles`)
    if (isFile(next))
      files.push(
        ...(await fileOf(next).then(
          file => [file],
          () => skipped([]),
        )),
      )
    else if (isFolder(next) && !next.name.startsWith('.')) waiting.push(...(await entriesOf(next).catch(() => skipped([]))))
  }
  if (unread > 0) sayFault(`${unread} of the files in ${folder.name} could not be read`)
  const inOrder = files.sort((a, b) => IN_ORDER.compare(a.name, b.name))
  await trends.readGiven(inOrder, folder.name)
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
