// Groups stacks by what labels say: each value stands as a frame under the root, over the stacks of its samples.

import { int32Column } from '../base/columns'
import { NONE, type FrameTable, type Profile } from '../profile/profile'
import { labelText } from './labelLoads'

/** By label key: which frame stands for what a label set says of it. */
type LabelFrames = ReadonlyMap<string, Int32Array>

/** By table of frames, which never changes: a profile that was given such frames has them in it. */
const known = new WeakMap<FrameTable, LabelFrames>()

/** A graph of more is no graph; what is over it is one group. */
const MAX_GROUPS = 500

/** The same profile with a function and a frame for every value of these labels, behind those it has: no row of it changes. */
export function withLabelFrames(profile: Profile, keys: readonly string[]): Profile {
  const before = known.get(profile.frames) ?? new Map<string, Int32Array>()
  const missing = keys.filter(key => !before.has(key))
  return missing.length === 0 ? profile : missing.reduce(withFramesOf, profile)
}

/** The keys whose values have functions. */
export function namedLabels({ frames }: Pick<Profile, 'frames'>): readonly string[] {
  return [...(known.get(frames)?.keys() ?? [])]
}

function withFramesOf(profile: Profile, key: string): Profile {
  const said = valuesBySet(profile, key)
  const titles = [...new Set(said)]
  const { strings, functions, frames } = profile
  const more = <T extends Int32Array>(column: T, value: (at: number) => number) => {
    const longer = new Int32Array(column.length + titles.length)
    longer.set(column)
    for (let at = 0; at < titles.length; at++) longer[column.length + at] = value(at)
    return longer
  }
  const none = () => NONE
  const firstFn = functions.name.length
  const firstFrame = frames.fn.length
  const address = frames.address === null ? null : new BigUint64Array(firstFrame + titles.length)
  if (frames.address !== null) address?.set(frames.address)
  const longer: FrameTable = {
    fn: more(frames.fn, at => firstFn + at),
    line: more(frames.line, none),
    column: more(frames.column, none),
    flags: more(frames.flags, () => 0),
    address,
  }
  const rowOf = new Map(titles.map((title, at) => [title, firstFrame + at]))
  const bySet = Int32Array.from(said, title => rowOf.get(title) ?? NONE)
  known.set(longer, new Map([...(known.get(frames) ?? []), [key, bySet]]))
  return {
    ...profile,
    strings: [...strings, key, ...titles],
    functions: {
      name: more(functions.name, at => strings.length + 1 + at),
      systemName: more(functions.systemName, none),
      file: more(functions.file, none),
      startLine: more(functions.startLine, none),
      startColumn: more(functions.startColumn, none),
      module: more(functions.module, () => strings.length),
    },
    frames: longer,
  }
}

/** By label set: `endpoint: /cart`. The values with the most samples are told apart. */
function valuesBySet(profile: Profile, key: string): readonly string[] {
  const { labels, strings, samples } = profile
  const said = Array.from({ length: labels.start.length - 1 }, (_, set) => {
    const texts: string[] = []
    for (let at = labels.start[set]; at < labels.start[set + 1]; at++) {
      if (strings[labels.key[at]] === key) texts.push(labelText(profile, at))
    }
    return texts.length === 0 ? `no ${key}` : `${key}: ${texts.join(', ')}`
  })
  const counts = new Map<string, number>(said.map(title => [title, 0]))
  for (const set of samples.labelSet ?? []) counts.set(said[set], (counts.get(said[set]) ?? 0) + 1)
  if (counts.size <= MAX_GROUPS) return said
  const kept = new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MAX_GROUPS - 1)
      .map(([title]) => title),
  )
  return said.map(title => (kept.has(title) ? title : `${key}: others`))
}

/** Samples under the frames of their labels, the first key's outermost. A profile without labels stays as it is. */
export function groupedByLabels(profile: Profile, keys: readonly string[]): Profile {
  const { labelSet } = profile.samples
  if (keys.length === 0 || labelSet === null) return profile
  const named = withLabelFrames(profile, keys)
  const framesOf = keys.map(key => known.get(named.frames)?.get(key) ?? new Int32Array())
  const parent = int32Column()
  const frame = int32Column()
  const rowOf = new Map<string, number>()
  const groupRow = (set: number) => {
    let row = NONE
    let path = ''
    for (const bySet of framesOf) {
      path += `,${bySet[set]}`
      row = rowOf.get(path) ?? added(row, bySet[set])
      rowOf.set(path, row)
    }
    return row
  }
  const added = (under: number, of: number) => {
    frame.push(of)
    return parent.push(under)
  }
  const groupOfSet = Int32Array.from({ length: profile.labels.start.length - 1 }, (_, set) => groupRow(set))
  const stacks = copies(profile, parent, frame)
  const stack = profile.samples.stack.map((row, sample) => (row === NONE ? NONE : stacks(groupOfSet[labelSet[sample]], row)))
  return { ...named, stacks: { parent: parent.finish(), frame: frame.finish() }, samples: { ...named.samples, stack } }
}

/** From a group and a stack to the row of that stack under that group, made when first asked for: callers before what they call. */
function copies(
  { stacks }: Profile,
  parent: ReturnType<typeof int32Column>,
  frame: ReturnType<typeof int32Column>,
): (group: number, stack: number) => number {
  const rows = new Map<number, number>()
  const { length } = stacks.parent
  return (group, stack) => {
    const path: number[] = []
    let at = stack
    while (at !== NONE && !rows.has(group * length + at)) {
      path.push(at)
      at = stacks.parent[at]
    }
    let row = at === NONE ? group : (rows.get(group * length + at) ?? group)
    for (const below of path.reverse()) {
      frame.push(stacks.frame[below])
      row = parent.push(row)
      rows.set(group * length + below, row)
    }
    return row
  }
}
