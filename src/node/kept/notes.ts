// Notes and dismissed findings: one file a profile, found again by the profile's content.

import { join } from 'node:path'
import { isRecord } from '../../shared/base/json'
import { jsonFile, type Remark } from '../files/jsonFile'
import { mergedChange } from './mergedChange'

export type KeptNotes = {
  /** Null when there are none. */
  read(contentKey: string): unknown
  /** Keeps what is other in `after` than in `before`, which the page knew; lists that are all empty are no notes. */
  change(contentKey: string, before: unknown, after: unknown): void
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
    change(contentKey, before, after) {
      fileOf(contentKey).update(now => {
        const notes = mergedChange(now, before, after)
        return isEmpty(notes) ? undefined : notes
      })
    },
  }
}

function isEmpty(notes: unknown): boolean {
  return !isRecord(notes) || Object.values(notes).every(list => Array.isArray(list) && list.length === 0)
}
