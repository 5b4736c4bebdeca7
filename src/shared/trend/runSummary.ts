// What a trend keeps of one profile: totals and a table of functions, small enough that thousands stay in memory and on disk.

import { measureOf, type Measure } from '../analysis/measure'
import { functionSource } from '../analysis/functionTable'
import { cleanName } from '../names/cleanName'
import { frameClass } from '../names/frameClasses'
import { comparedName } from '../names/matchingKey'
import { roleOf, type Role } from '../names/roles'
import { functionName, stringAt, type Profile } from '../profile/profile'
import { programOf, runLabels } from './runFacts'

/** Whose code a function is; `idle` is what waits and counts for nothing where work is measured. */
export type RunRole = Role | 'idle'

/** Columns by kept function. */
export type RunFunctions = {
  /** As shown; functions of one compared name are one row. */
  readonly name: readonly string[]
  readonly file: readonly (string | null)[]
  readonly role: readonly RunRole[]
}

export type RunType = {
  readonly name: string
  readonly unit: string
  readonly measure: Measure
  /** Of all samples but those that wait, where work is measured. */
  readonly total: number
  /** By kept function, in the unit. */
  readonly self: readonly number[]
  readonly cumulative: readonly number[]
  /** Self of the functions that are not kept. */
  readonly rest: number
}

export type RunSummary = {
  readonly format: string
  /** Milliseconds since 1970, as the profile itself says. */
  readonly startMs: number | null
  readonly durationNs: number | null
  readonly samples: number
  readonly program: string | null
  /** What the file says of all of it: labels that every sample has, and facts of the form k=v. */
  readonly labels: Readonly<Record<string, string>>
  readonly defaultType: number
  readonly types: readonly RunType[]
  readonly functions: RunFunctions
}

/** Of each sample type the heaviest so many by self and by total: a fraction of a per cent is left for the rest. */
const KEPT_FUNCTIONS = 500
/** A flight recording can have dozens of events; the file stays small, and the default is always among them. */
const MAX_TYPES = 6
/** Where these are measured, waiting is no part of it. */
const WORK: ReadonlySet<Measure> = new Set(['cpu', 'wall'])

export function runSummary(profile: Profile): RunSummary {
  const { meta } = profile
  const rows = compared(profile)
  const source = functionSource(profile)
  const chosen = typesOf(profile)
  const weighed = chosen.map(type => {
    const { self, total, totalValue } = source.weigh(type)
    return { self: added(self, rows), cumulative: added(total, rows), totalValue }
  })
  const kept = keptRows(weighed)
  const roles = kept.map(row => roleIn(profile, rows.first[row]))
  const idle = kept.map((_, at) => roles[at] === 'idle')
  const types = chosen.map((type, at): RunType => {
    const { name, unit } = meta.sampleTypes[type]
    const { self, cumulative, totalValue } = weighed[at]
    const measure = measureOf(profile, type)
    const waiting = WORK.has(measure) ? kept.reduce((sum, row, i) => (idle[i] ? sum + self[row] : sum), 0) : 0
    const keptSelf = kept.reduce((sum, row) => sum + self[row], 0)
    return {
      name,
      unit,
      measure,
      total: totalValue - waiting,
      self: kept.map(row => self[row]),
      cumulative: kept.map(row => cumulative[row]),
      rest: totalValue - keptSelf,
    }
  })
  return {
    format: meta.format,
    startMs: meta.startMs,
    durationNs: meta.durationNs,
    samples: meta.sampleCount,
    program: programOf(profile),
    labels: runLabels(profile),
    defaultType: Math.max(0, chosen.indexOf(meta.defaultSampleType)),
    types,
    functions: {
      name: kept.map(row => functionName(profile, rows.first[row])),
      file: kept.map(row => stringAt(profile, profile.functions.file[rows.first[row]])),
      role: roles,
    },
  }
}

/** In the file's order. */
function typesOf({ meta }: Profile): number[] {
  const rows = [...meta.sampleTypes.keys()]
  if (rows.length <= MAX_TYPES) return rows
  return rows.filter(row => row < MAX_TYPES - 1 || row === meta.defaultSampleType).slice(0, MAX_TYPES)
}

type Compared = {
  /** By function of the profile. */
  readonly rowOf: Int32Array
  /** By row: the first function of it. */
  readonly first: readonly number[]
}

/** Functions of one name are one: as in the comparison of two profiles, what compilers make up anew is left out of it. */
function compared(profile: Profile): Compared {
  const known = new Map<string, number>()
  const first: number[] = []
  const rowOf = new Int32Array(profile.functions.name.length)
  for (let fn = 0; fn < rowOf.length; fn++) {
    const key = comparedName(functionName(profile, fn))
    const row = known.get(key) ?? first.length
    if (row === first.length) {
      known.set(key, row)
      first.push(fn)
    }
    rowOf[fn] = row
  }
  return { rowOf, first }
}

/** A stack with two functions of one name counts twice in `cumulative`: of no matter, since it is not added up. */
function added(column: Float64Array, { rowOf, first }: Compared): Float64Array {
  const sums = new Float64Array(first.length)
  for (let fn = 0; fn < column.length; fn++) sums[rowOf[fn]] += column[fn]
  return sums
}

function keptRows(weighed: readonly { readonly self: Float64Array; readonly cumulative: Float64Array }[]): number[] {
  const kept = new Set<number>()
  for (const { self, cumulative } of weighed) {
    for (const column of [self, cumulative]) for (const row of heaviest(column)) kept.add(row)
  }
  return [...kept].sort((a, b) => a - b)
}

function heaviest(column: Float64Array): number[] {
  const rows: number[] = []
  column.forEach((value, row) => {
    if (value !== 0) rows.push(row)
  })
  return rows.length <= KEPT_FUNCTIONS ? rows : rows.sort((a, b) => Math.abs(column[b]) - Math.abs(column[a])).slice(0, KEPT_FUNCTIONS)
}

function roleIn(profile: Profile, fn: number): RunRole {
  const name = functionName(profile, fn)
  const file = stringAt(profile, profile.functions.file[fn])
  if (frameClass(name, file, {}) === 'idle') return 'idle'
  return roleOf(name, { clean: cleanName(name), file, module: stringAt(profile, profile.functions.module[fn]) })
}
