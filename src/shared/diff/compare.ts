// Two sides as one: a union profile whose functions stand for those of both, so that trees, tables and search serve comparisons too.

import type { StackView } from '../analysis/stackView'
import { stackView } from '../analysis/stackView'
import { measureOf, type Measure } from '../analysis/measure'
import { profileBuilder } from '../profile/builder'
import { functionName, NONE, stringAt, type Profile } from '../profile/profile'
import { stackColumns, type StackColumns } from '../profile/stackColumns'
import { symbolsOf, type Symbols } from '../insights/measures/symbols'
import type { FrameClass } from '../names/frameClasses'
import { comparedName, comparedPlace } from '../names/matchingKey'
import { nsPerSample, samplingOf, type Certainty } from './sampling'
import { isAdaptive } from './adaptive'
import { partsOf, type Parts } from './parts'

/** One recording of a side, in the sample type that is compared. */
export type Run = { readonly profile: Profile; readonly sampleType: number }

/** Columns share the union profile's stacks; weights in the unit of the sample type. Waiting samples are in `idle` alone. */
export type Side = {
  readonly runs: readonly StackView[]
  /** The mean over the runs: what is shown. */
  readonly mean: StackView
  /** Samples that waited, the mean over the runs; null where there are none, or where waiting is what is measured. */
  readonly idle: StackView | null
  readonly certainty: Certainty
  /** The squares of the samples' weights, added up over all runs: the variance of a stack's weight. */
  readonly squares: Float64Array
  /** Samples of all runs, as the files have them; null where one does not tell. */
  readonly counts: Float64Array | null
  /** By run: null where the file does not say. */
  readonly durationsNs: readonly (number | null)[]
  /** Where samples are counted: the time between two of them, the mean over the runs; null where a file does not say. */
  readonly perSampleNs: number | null
}

export type Comparison = {
  /** Functions of both sides; one frame a function; no samples. Named as in the current profile where it has the function. */
  readonly union: Profile
  /** By function of the union: what class of frame it is on the side that it is named after. */
  readonly frameClass: readonly (FrameClass | null)[]
  readonly unit: string
  /** What is compared, as the current side names it. */
  readonly sampleTypeName: string
  readonly measure: Measure
  /** A benchmark that runs as often as it has time for: neither its duration nor its sums say how much was done. */
  readonly isAdaptive: boolean
  readonly base: Side
  readonly current: Side
}

/** Both sides need at least one run, all of one sample type (the caller checks, see `commonSampleType`). `stated`: what somebody said that they measure. */
export function compare(base: readonly Run[], current: readonly Run[], stated: Measure | null = null): Comparison {
  const builder = profileBuilder('comparison')
  const profiles = [...current, ...base].map(run => run.profile)
  // Once: every name is cleaned for it, and large programs have hundreds of thousands.
  const symbols = new Map(profiles.map(profile => [profile, symbolsOf(profile, {})]))
  const keyOf = withOneProcess(functionKeys(profiles), symbols)
  const rowOfKey = new Map<string, number>()
  const frameClass: (FrameClass | null)[] = []
  const columns = stackColumns()

  const measure = stated ?? measureOf(current[0].profile, current[0].sampleType)
  const symbolsIn = (profile: Profile) => symbols.get(profile) ?? symbolsOf(profile, {})
  // The current side first: a function that both have gets its name, file and module from there.
  const partsOfRun = ({ profile }: Run) => partsOf(profile, symbolsIn(profile), measure)
  const currentParts = current.map(partsOfRun)
  const baseParts = base.map(partsOfRun)
  const currentRows = current.map((run, i) => stackRows(run.profile, columns, frameRows(run.profile), currentParts[i]))
  const baseRows = base.map((run, i) => stackRows(run.profile, columns, frameRows(run.profile), baseParts[i]))
  const stacks = columns.finish()
  const union: Profile = { ...builder.finish(), stacks }

  function frameRows(profile: Profile): Int32Array {
    const { ofFunction, frameClass: classOf } = symbolsIn(profile)
    return profile.functions.name.map((_, fn) => {
      const key = keyOf(profile, fn)
      const known = rowOfKey.get(key)
      if (known !== undefined) return known
      const row = builder.frame(
        builder.fn({
          name: functionName(profile, fn),
          // Keeps functions apart that are shown alike and known by their place.
          systemName: key,
          file: stringAt(profile, profile.functions.file[fn]),
          startLine: profile.functions.startLine[fn],
          startColumn: profile.functions.startColumn[fn],
          module: stringAt(profile, profile.functions.module[fn]),
        }),
        NONE,
        NONE,
        0,
      )
      rowOfKey.set(key, row)
      frameClass[builder.fnOfFrame(row)] = classOf[ofFunction[fn]]
      return row
    })
  }

  const [first] = current
  const type = first.profile.meta.sampleTypes[first.sampleType]
  const [baseSide, currentSide] = [sideOf(base, baseRows, baseParts, union), sideOf(current, currentRows, currentParts, union)]
  return {
    union,
    frameClass,
    unit: type?.unit ?? '',
    sampleTypeName: type?.name ?? '',
    measure,
    isAdaptive: isAdaptive(union, [baseSide, currentSide]),
    base: baseSide,
    current: currentSide,
  }
}

function sideOf(runs: readonly Run[], rows: readonly Int32Array[], parts: readonly Parts[], union: Profile): Side {
  const length = union.stacks.parent.length
  const weights = runs.map(({ profile, sampleType }) => stackView(profile, sampleType).self)
  const samplings = runs.map(({ profile, sampleType }, run) => samplingOf(profile, sampleType, weights[run]))
  const viewOf = (self: Float64Array): StackView => ({ parent: union.stacks.parent, frame: union.stacks.frame, self })
  const viewsOf = (idle: 0 | 1) =>
    weights.map((own, run) => {
      const self = new Float64Array(length)
      addOnUnion(self, own, rows[run], parts[run], idle)
      return viewOf(self)
    })
  const views = viewsOf(0)
  const sumOver = (columnOf: (run: number) => Float64Array) => {
    if (runs.length === 1 && columnOf(0) === weights[0]) return views[0].self
    const sum = new Float64Array(length)
    rows.forEach((row, run) => addOnUnion(sum, columnOf(run), row, parts[run], 0))
    return sum
  }
  const counts = samplings.map(sampling => sampling.counts)
  return {
    runs: views,
    mean: meanView(views),
    idle: parts.some(({ isIdle }) => isIdle.includes(1)) ? meanView(viewsOf(1)) : null,
    certainty: samplings.some(({ certainty }) => certainty === 'unknown') ? 'unknown' : samplings[0].certainty,
    squares: sumOver(run => samplings[run].squares),
    counts: counts.every(count => count !== null) ? sumOver(run => counts[run] ?? new Float64Array(0)) : null,
    durationsNs: runs.map(run => run.profile.meta.durationNs),
    perSampleNs: meanOf(runs.map(({ profile, sampleType }) => nsPerSample(profile, sampleType))),
  }
}

type KeyOf = (profile: Profile, fn: number) => string

/** The only process of a recording is the same program, whatever it was called: `shop_old`, `shop_new`. */
function withOneProcess(keyOf: KeyOf, symbols: ReadonlyMap<Profile, Symbols>): KeyOf {
  const process = new Map(Array.from(symbols, ([profile, known]) => [profile, onlyProcess(known)]))
  const names = new Set([...process].filter(([, fn]) => fn !== NONE).map(([profile, fn]) => functionName(profile, fn)))
  // Where too little of a recording is left to tell, it is what the other one calls so.
  for (const [profile, fn] of process) if (fn === NONE && names.size > 0) process.set(profile, rootOfName(profile, names))
  return (profile, fn) => (fn === process.get(profile) ? '(process)' : keyOf(profile, fn))
}

function rootOfName(profile: Profile, names: ReadonlySet<string>): number {
  const { parent, frame } = profile.stacks
  for (let stack = 0; stack < parent.length; stack++) {
    const fn = profile.frames.fn[frame[stack]]
    if (parent[stack] === NONE && names.has(functionName(profile, fn))) return fn
  }
  return NONE
}

function onlyProcess({ ofFunction, isProcess }: Symbols): number {
  const roots = Array.from(ofFunction.keys()).filter(fn => isProcess[ofFunction[fn]] === 1)
  return roots.length === 1 ? roots[0] : NONE
}

/** A name says who a function is; where one profile has several of a name, the module or file says which. */
function functionKeys(profiles: readonly Profile[]): KeyOf {
  const ambiguous = new Set<string>()
  const namesOf = new Map<Profile, readonly string[]>()
  for (const profile of profiles) {
    const names = Array.from(profile.functions.name, (_, fn) => comparedName(functionName(profile, fn)))
    namesOf.set(profile, names)
    const placeOfName = new Map<string, string>()
    for (const [fn, name] of names.entries()) {
      const place = placeOf(profile, fn)
      const known = placeOfName.get(name)
      if (known === undefined) placeOfName.set(name, place)
      else if (known !== place) ambiguous.add(name)
    }
  }
  return (profile, fn) => {
    const name = namesOf.get(profile)?.[fn] ?? comparedName(functionName(profile, fn))
    return ambiguous.has(name) ? `${name}\n${placeOf(profile, fn)}` : name
  }
}

function placeOf(profile: Profile, fn: number): string {
  const module = stringAt(profile, profile.functions.module[fn])
  return comparedPlace(module ?? stringAt(profile, profile.functions.file[fn]) ?? '')
}

/** By stack of the profile: its row among the union's stacks. What is no function of the program's counts for who called it. */
function stackRows(profile: Profile, columns: StackColumns, frameOfFn: Int32Array, { isTrace }: Parts): Int32Array {
  const { parent, frame } = profile.stacks
  const rows = new Int32Array(parent.length)
  for (let stack = 0; stack < rows.length; stack++) {
    const above = parent[stack] === NONE ? NONE : rows[parent[stack]]
    const fn = profile.frames.fn[frame[stack]]
    rows[stack] = isTrace[fn] === 1 && above !== NONE ? above : columns.child(above, frameOfFn[fn])
  }
  return rows
}

function meanOf(numbers: readonly (number | null)[]): number | null {
  let sum = 0
  for (const number of numbers) {
    if (number === null) return null
    sum += number
  }
  return sum / numbers.length
}

/** Adds to a column of the union what waits (1) or what does not (0). */
function addOnUnion(column: Float64Array, own: Float64Array, rows: Int32Array, { isIdle }: Parts, idle: 0 | 1): void {
  // Most stacks have no samples of their own, and their rows come in no order.
  for (let stack = 0; stack < rows.length; stack++) if (own[stack] !== 0 && isIdle[stack] === idle) column[rows[stack]] += own[stack]
}

function meanView(views: readonly StackView[]): StackView {
  const [first] = views
  if (first === undefined || views.length === 1)
    return first ?? { parent: new Int32Array(), frame: new Int32Array(), self: new Float64Array() }
  const self = first.self.map((_, stack) => views.reduce((sum, view) => sum + view.self[stack], 0) / views.length)
  return { ...first, self }
}
