// The files that were opened last, newest first.

import { join } from 'node:path'
import { isRecord } from '../../shared/base/json'
import { jsonFile, type Remark } from '../files/jsonFile'

export type RecentEntry = { readonly path: string; readonly openedMs: number }

export type RecentFiles = {
  list(): readonly RecentEntry[]
  add(entry: RecentEntry): void
  clear(): void
}

/** A menu of more is not looked through. */
const MAX_ENTRIES = 12

export function recentFiles(dataFolder: string, remark?: Remark): RecentFiles {
  const file = jsonFile(join(dataFolder, 'recent.json'), remark)
  // Read each time: another window or host may have added to it.
  const list = () => entriesOf(file.read())
  return {
    list,
    add: entry =>
      file.update(now => ({ files: [entry, ...entriesOf(now).filter(({ path }) => path !== entry.path)].slice(0, MAX_ENTRIES) })),
    clear: () => file.write(undefined),
  }
}

function entriesOf(value: Readonly<Record<string, unknown>> | undefined): readonly RecentEntry[] {
  const files = value?.['files']
  if (!Array.isArray(files)) return []
  return files.flatMap((entry: unknown) => {
    if (!isRecord(entry)) return []
    const { path, openedMs } = entry
    return typeof path === 'string' && typeof openedMs === 'number' ? [{ path, openedMs }] : []
  })
}
