// Members of a folder: the files in it and in its folders.

import { statSync } from 'node:fs'
import { isToolFolder } from '../../../shared/host/folders'
import { UnreadableError } from '../../bytes/unreadableError'
import { fileSource } from '../../bytes/source'
import { filesBelow } from '../../files/filesBelow'
import { headOf, MAX_MEMBERS, type Member } from './archive'

/** Clinic's recordings lie in it. */
const CLINIC = '.clinic'

export function folderMembers(folder: string): readonly Member[] {
  const { files, isAll } = filesBelow(folder, MAX_MEMBERS, name => isToolFolder(name) && name !== CLINIC)
  if (!isAll) {
    throw new UnreadableError({
      kind: 'unsupported',
      what: `a folder with more than ${MAX_MEMBERS} entries`,
      advice: 'name the folder or the file of the profile',
    })
  }
  const members = files.flatMap(({ path, name }) => {
    // Gone since the folder was listed, or a name that is no UTF-8 and cannot be given.
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat === undefined) return []
    const open = () => fileSource(path)
    return [{ name, sizeBytes: stat.size, modifiedMs: stat.mtimeMs, open, head: () => headOf(open()) }]
  })
  return members.sort((a, b) => (a.name < b.name ? -1 : 1))
}
