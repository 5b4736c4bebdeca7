// Notes and dismissed findings: one file a profile, found again by the profile's content.

import { join } from 'node:path'
import { jsonFile, type Remark } from './jsonFile'

export type KeptNotes = {
  /** Null when there are none. */
  read(contentKey: string): unknown
  write(contentKey: string, notes: unknown): void
}

/** As `contentKeyOf` makes them: nothing that could be a path. */
const CONTENT_KEY = /^[0-9a-f]{32}$/

export function isContentKey(value: unknown): value is string {
  return typeof value === 'string' && CONTENT_KEY.test(value)
}

export function keptNotes(dataFolder: string, remark?: Remark): KeptNotes {
  const fileOf = (contentKey: string) => jsonFile(join(dataFolder, 'notes', `${contentKey}.json`), remark)
  return {
    read: contentKey => fileOf(contentKey).read() ?? null,
    write: (contentKey, notes) => fileOf(contentKey).write(notes ?? undefined),
  }
}
