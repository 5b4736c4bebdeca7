// What a program measured of itself, name by name: how often, how long, and what the samples inside say.

import { firstReached } from '../base/bisect'
import { frameKind, NONE, stringAt, type MarkTable, type Profile } from '../profile/profile'

/** What the program did not put on a track of its own stands on this one. */
export const PLAIN_TRACK = 'Marks and measures'

export type SpanRow = {
  readonly name: string
  readonly track: string | null
  readonly count: number
  readonly totalNs: number
  readonly meanNs: number
  /** Nineteen of twenty were no longer (nearest rank). */
  readonly p95Ns: number
  /** What samples weigh that were taken inside and are not idle, each once however many of this name overlap; in the sample type's unit. */
  readonly inside: number
}

/** Moments: how often a name was marked. */
export type MomentRow = { readonly name: string; readonly track: string | null; readonly count: number }

export type Spans = { readonly spans: readonly SpanRow[]; readonly moments: readonly MomentRow[] }

const P95 = 0.95

/** The longest first, moments by how often. */
export function spansOf(profile: Profile, sampleType: number): Spans {
  const { marks } = profile
  if (marks === undefined) return { spans: [], moments: [] }
  const spans: SpanRow[] = []
  const moments: MomentRow[] = []
  const weights = weightsByThread(profile, sampleType)
  for (const rows of rowsByName(marks)) {
    const [first] = rows
    const name = stringAt(profile, marks.name[first]) ?? ''
    const track = stringAt(profile, marks.track[first])
    const lengths = rows.map(row => marks.endNs[row] - marks.startNs[row]).sort((a, b) => a - b)
    const totalNs = lengths.reduce((sum, ns) => sum + ns, 0)
    if (totalNs === 0) {
      moments.push({ name, track, count: rows.length })
      continue
    }
    const p95Ns = lengths[Math.ceil(P95 * lengths.length) - 1]
    spans.push({ name, track, count: rows.length, totalNs, meanNs: totalNs / rows.length, p95Ns, inside: insideOf(rows, marks, weights) })
  }
  return { spans: spans.sort((a, b) => b.totalNs - a.totalNs), moments: moments.sort((a, b) => b.count - a.count) }
}

/** Of one name and track; moments of a name that also lasts are apart. */
function rowsByName({ name, track, startNs, endNs }: MarkTable): Iterable<number[]> {
  const rows = new Map<string, number[]>()
  for (let row = 0; row < name.length; row++) {
    const key = `${name[row]} ${track[row]} ${endNs[row] > startNs[row]}`
    const known = rows.get(key)
    if (known === undefined) rows.set(key, [row])
    else known.push(row)
  }
  return rows.values()
}

/** Samples of a thread in the order of time, and what all before each weigh; NONE: of all threads. */
type Weights = { readonly timeNs: Float64Array; readonly before: Float64Array }

function weightsByThread({ samples, stacks, frames }: Profile, sampleType: number): (thread: number) => Weights {
  const known = new Map<number, Weights>()
  const { timeNs, thread } = samples
  const values = samples.values[sampleType] ?? new Float64Array()
  /** Waiting in the event loop is no work of what is measured. */
  const weightOf = (row: number) => {
    const stack = samples.stack[row]
    return stack !== NONE && frameKind(frames.flags[stacks.frame[stack]]) === 'idle' ? 0 : values[row]
  }
  return wanted => {
    const found = known.get(wanted)
    if (found !== undefined) return found
    const isIn = (row: number) => wanted === NONE || thread === null || thread[row] === wanted
    const rows =
      timeNs === null
        ? []
        : Array.from(timeNs.keys())
            .filter(isIn)
            .sort((a, b) => timeNs[a] - timeNs[b])
    const before = new Float64Array(rows.length + 1)
    rows.forEach((row, at) => (before[at + 1] = before[at] + weightOf(row)))
    const made = { timeNs: Float64Array.from(rows, row => timeNs?.[row] ?? 0), before }
    known.set(wanted, made)
    return made
  }
}

/** Stretches that overlap are one. */
function insideOf(rows: readonly number[], { startNs, endNs, thread }: MarkTable, weightsOf: (thread: number) => Weights): number {
  let sum = 0
  const ends = new Map<number, number>()
  // Rows are in the order of their beginnings.
  for (const row of rows) {
    const weights = weightsOf(thread[row])
    const start = Math.max(startNs[row], ends.get(thread[row]) ?? -Infinity)
    const end = endNs[row]
    if (end <= start) continue
    ends.set(thread[row], end)
    sum += weights.before[firstFrom(weights.timeNs, end)] - weights.before[firstFrom(weights.timeNs, start)]
  }
  return sum
}

/** The first sample at or after that time. */
function firstFrom(timeNs: Float64Array, ns: number): number {
  return firstReached(timeNs.length, at => timeNs[at] >= ns)
}
