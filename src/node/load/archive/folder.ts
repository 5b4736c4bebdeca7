// Members of a folder: the files in it and in its folders. Links are not followed.

import { readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { UnreadableError } from '../../bytes/unreadableError'
import { fileSource } from '../../bytes/source'
import { headOf, MAX_MEMBERS, type Member } from './archive'

/** Folders of tools. */
const SKIPPED = /^\.(?!clinic$)|^node_modules$/

export function folderMembers(folder: string): readonly Member[] {
  const members: Member[] = []
  const waiting = [folder]
  let entries = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of readdirSync(next, { withFileTypes: true })) {
      if (++entries > MAX_MEMBERS) {
        throw new UnreadableError({
          kind: 'unsupported',
          what: `a folder with more than ${MAX_MEMBERS} entries`,
          advice: 'name the folder or the file of the profile',
        })
      }
      const path = join(next, entry.name)
      if (entry.isDirectory() && !SKIPPED.test(entry.name)) waiting.push(path)
      if (!entry.isFile()) continue
      // Gone since the folder was listed, or a name that is no UTF-8 and cannot be given.
      const stat = statSync(path, { throwIfNoEntry: false })
      if (stat === undefined) continue
      const open = () => fileSource(path)
      members.push({
        name: relative(folder, path).split(sep).join('/'),
        sizeBytes: stat.size,
        modifiedMs: stat.mtimeMs,
        open,
        head: () => headOf(open()),
      })
    }
  }
  return members.sort((a, b) => (a.name < b.name ? -1 : 1))
}
