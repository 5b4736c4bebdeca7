// Marks and measures of a Node process beside its profile: `NAME.marks.json` for `NAME.cpuprofile`, by the clock that both count on.

import { basename } from 'node:path'
import { withMarks, type Mark } from '../../shared/profile/markColumns'
import type { Profile } from '../../shared/profile/profile'
import { openFileBytes } from '../files/openFileBytes'
import { textOf } from '../../shared/base/utf8'

const PROFILE_END = /(?:\.cpuprofile)?(?:\.gz)?$/
const MARKS_END = '.marks.json'
/** Millions of entries. */
const MAX_BYTES = 256 * 2 ** 20
const US_PER_MS = 1000
const NS_PER_US = 1000

/** The profile itself where nothing lies beside it, or what lies there is something else. */
export function withMarksBeside(profile: Profile, path: string): Profile {
  const { clockStartUs } = profile.meta
  if (clockStartUs === undefined) return profile
  const beside = path.replace(PROFILE_END, MARKS_END)
  const text = beside === path ? null : textFile(beside)
  const marks = text === null ? null : marksOf(text, clockStartUs)
  if (text === null) return profile
  const name = basename(beside)
  const note = marks === null ? `${name} lies beside it and holds no marks that could be read` : `marks and measures of ${name}`
  const noted = {
    ...profile,
    meta: { ...profile.meta, notes: [...profile.meta.notes, { what: note, count: marks?.length ?? 1, where: null }] },
  }
  return marks === null ? noted : withMarks(noted, marks)
}

function textFile(path: string): string | null {
  const file = openFileBytes(path)
  if (file === null) return null
  try {
    return file.sizeBytes > MAX_BYTES ? '' : textOf(file.read(0, file.sizeBytes))
  } finally {
    file.close()
  }
}

/** Entries of the Performance API in ms since `timeOrigin`, and how far that lies behind the clock of V8's profiles. */
function marksOf(text: string, clockStartUs: number): readonly Mark[] | null {
  const file = parsed(text)
  const offsetUs = fieldOf(file, 'monotonicOffsetUs')
  const entries = fieldOf(file, 'entries')
  if (typeof offsetUs !== 'number' || !Array.isArray(entries)) return null
  return entries.flatMap((entry: unknown): Mark[] => {
    const [name, startMs, lengthMs] = ['name', 'startTime', 'duration'].map(field => fieldOf(entry, field))
    if (typeof name !== 'string' || typeof startMs !== 'number' || !Number.isFinite(startMs)) return []
    const startNs = (offsetUs + startMs * US_PER_MS - clockStartUs) * NS_PER_US
    const lengthNs = typeof lengthMs === 'number' && lengthMs > 0 ? lengthMs * US_PER_MS * NS_PER_US : 0
    return [{ name, startNs, endNs: startNs + lengthNs }]
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
