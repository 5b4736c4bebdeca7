// The files of a folder and of the folders in it. Links are not followed.

import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

export type FileBelow = {
  readonly path: string
  /** From the folder that was named, with slashes. */
  readonly name: string
}

export type FilesBelow = {
  /** In no order. */
  readonly files: readonly FileBelow[]
  /** False where there are more entries than were asked for: the walk ended there. */
  readonly isAll: boolean
}

/** Entries are files and folders alike. `skips` is asked of folders; `depth` 1 is in the one that was named. Throws what the system throws. */
export function filesBelow(
  folder: string,
  mostEntries: number,
  skips: (name: string, depth: number) => boolean,
  entriesOf = entriesIn,
): FilesBelow {
  const files: FileBelow[] = []
  const waiting: (readonly [string, number])[] = [[folder, 0]]
  let entries = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [place, depth] = next
    for (const entry of entriesOf(place)) {
      if (++entries > mostEntries) return { files, isAll: false }
      const path = join(place, entry.name)
      if (entry.isDirectory() && !skips(entry.name, depth + 1)) waiting.push([path, depth + 1])
      if (entry.isFile()) files.push({ path, name: relative(folder, path).split(sep).join('/') })
    }
  }
  return { files, isAll: true }
}

function entriesIn(folder: string) {
  return readdirSync(folder, { withFileTypes: true })
}

/** For who looks around: what may not be looked into holds nothing. */
export function readableEntriesIn(folder: string) {
  try {
    return entriesIn(folder)
  } catch {
    return []
  }
}
