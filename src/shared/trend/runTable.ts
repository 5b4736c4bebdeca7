// Many profiles as columns: who ran, and by function what it weighed in each of them. Profiles that cannot be compared are tables of their own.

import { float64Column, int32Column } from '../base/columns'
import type { Measure } from '../analysis/measure'
import { frameClass } from '../names/frameClasses'
import { comparedName } from '../names/matchingKey'
import { identityOf, type Identity } from './identity'
import type { RunRole, RunSummary, RunType } from './runSummary'

/** One profile among others; `id` is that of its content. */
export type Run = {
  readonly id: string
  /** As the person or the folder calls it, with slashes. */
  readonly name: string
  readonly startMs: number | null
  readonly durationNs: number | null
  /** When the file was last written; null where there is no file. */
  readonly modifiedMs: number | null
  readonly samples: number
  readonly labels: Readonly<Record<string, string>>
  readonly identity: Identity
}

export type RunTable = {
  readonly program: string | null
  readonly sampleType: { readonly name: string; readonly unit: string }
  readonly measure: Measure
  readonly runs: readonly Run[]
  /** By run, in the unit. */
  readonly totals: Float64Array
  readonly functions: {
    readonly name: readonly string[]
    readonly file: readonly (string | null)[]
    readonly role: readonly RunRole[]
  }
  /** Entries of function `f` are rows `start[f]` to `start[f + 1]` of the three columns; a run without one has nothing of it. */
  readonly start: Int32Array
  readonly run: Int32Array
  readonly self: Float64Array
  readonly cumulative: Float64Array
}

export type NewRun = {
  readonly id: string
  readonly name: string
  readonly modifiedMs: number | null
  /** What a person said of it; stronger than what the file says. */
  readonly labels: Readonly<Record<string, string>>
  readonly summary: RunSummary
}

export type RunTables = {
  /** A sentence where the run was left out; else null. */
  add(run: NewRun): string | null
  /** The one with most profiles first. */
  finish(): RunTable[]
}

/** What two versions of a program have in common at least: so much of the shorter list of a person's own functions, or of their self weight … */
const MIN_COMMON = 0.2
/** … where there are so many that it means anything. */
const MIN_OWN = 3

/** `wanted` names a sample type; null for each profile's default. Content that was added before is left out. */
export function runTables(wanted: string | null): RunTables {
  const groups: Group[] = []
  const seen = new Map<string, string>()
  const keyOf = rememberedKeys()
  return {
    add(run) {
      const twin = seen.get(run.id)
      if (twin !== undefined) return `has the same content as ${twin}`
      const { types, defaultType } = run.summary
      const type = wanted === null ? types[defaultType] : types.find(({ name }) => name === wanted)
      if (type === undefined) return `has no sample type '${wanted ?? ''}' (it has ${types.map(({ name }) => name).join(', ')})`
      if (!(type.total > 0)) return `has nothing of ${type.name}`
      seen.set(run.id, run.name)
      const own = ownWeights(run.summary, type, keyOf)
      const group = groups.find(known => known.takes(run.summary, type, own)) ?? newGroup(run.summary, type, keyOf)
      if (!groups.includes(group)) groups.push(group)
      group.add(run, type, own)
      return null
    },
    finish: () => groups.map(group => group.finish()).sort((a, b) => b.runs.length - a.runs.length),
  }
}

type OwnWeights = ReadonlyMap<string, number>

type Group = {
  takes(summary: RunSummary, type: RunType, own: OwnWeights): boolean
  add(run: NewRun, type: RunType, own: OwnWeights): void
  finish(): RunTable
}

type Key = { readonly key: string; /** `main` and the like, which any two programs have. */ readonly isEntry: boolean }

/** Thousands of profiles have the same names over and over. */
function rememberedKeys(): (name: string, file: string | null) => Key {
  const known = new Map<string, Key>()
  return (name, file) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const made = { key: comparedName(name), isEntry: frameClass(name, file, {}) === 'entry' }
    known.set(name, made)
    return made
  }
}

/** By key: the self weight of a person's own functions. */
function ownWeights(
  { functions: { name, file, role } }: RunSummary,
  { self }: RunType,
  keyOf: ReturnType<typeof rememberedKeys>,
): OwnWeights {
  const own = new Map<string, number>()
  name.forEach((shown, at) => {
    if (role[at] !== 'own') return
    const { key, isEntry } = keyOf(shown, file[at])
    if (!isEntry) own.set(key, self[at])
  })
  return own
}

function newGroup(first: RunSummary, { name: typeName, unit, measure }: RunType, keyOf: ReturnType<typeof rememberedKeys>): Group {
  let program = first.program
  const ownOfGroup = new Set<string>()
  const runs: Run[] = []
  const totals = float64Column()
  const rowOf = new Map<string, number>()
  const names: string[] = []
  const files: (string | null)[] = []
  const roles: RunRole[] = []
  const [fn, runRow] = [int32Column(), int32Column()]
  const [self, cumulative] = [float64Column(), float64Column()]

  function isAkin(own: OwnWeights): boolean {
    const fewer = Math.min(own.size, ownOfGroup.size)
    if (fewer < MIN_OWN) return true
    let [common, commonWeight, weight] = [0, 0, 0]
    for (const [key, self] of own) {
      weight += self
      if (!ownOfGroup.has(key)) continue
      common++
      commonWeight += self
    }
    return common >= MIN_COMMON * fewer || commonWeight >= MIN_COMMON * weight
  }

  return {
    takes(summary, type, own) {
      if (type.name !== typeName || type.unit !== unit || type.measure !== measure) return false
      return summary.program !== null && program !== null ? summary.program === program : isAkin(own)
    },
    add({ id, name, modifiedMs, labels: said, summary }, type, own) {
      const { startMs, durationNs, samples, functions } = summary
      const labels = { ...summary.labels, ...said }
      program ??= summary.program
      for (const key of own.keys()) ownOfGroup.add(key)
      const row = runs.push({ id, name, startMs, durationNs, modifiedMs, samples, labels, identity: identityOf(name, labels) }) - 1
      totals.push(type.total)
      functions.name.forEach((shown, at) => {
        if (functions.role[at] === 'idle' || (type.self[at] === 0 && type.cumulative[at] === 0)) return
        const { key } = keyOf(shown, functions.file[at])
        const known = rowOf.get(key) ?? names.length
        if (known === names.length) {
          rowOf.set(key, known)
          names.push(shown)
          files.push(functions.file[at])
          roles.push(functions.role[at])
        }
        fn.push(known)
        runRow.push(row)
        self.push(type.self[at])
        cumulative.push(type.cumulative[at])
      })
    },
    finish() {
      const columns = { fn: fn.finish(), run: runRow.finish(), self: self.finish(), cumulative: cumulative.finish() }
      const functions = { name: names, file: files, role: roles }
      return {
        program,
        sampleType: { name: typeName, unit },
        measure,
        runs,
        totals: totals.finish(),
        functions,
        ...byFunction(columns, names.length),
      }
    },
  }
}

type Entries = {
  readonly fn: Int32Array
  readonly run: Int32Array
  readonly self: Float64Array
  readonly cumulative: Float64Array
}

/** Sorted by function, and by run within it: one pass that counts, one that puts. */
function byFunction({ fn, run, self, cumulative }: Entries, functions: number): Pick<RunTable, 'start' | 'run' | 'self' | 'cumulative'> {
  const start = new Int32Array(functions + 1)
  for (let at = 0; at < fn.length; at++) start[fn[at] + 1]++
  for (let row = 0; row < functions; row++) start[row + 1] += start[row]
  const next = start.slice()
  const sorted = { run: new Int32Array(fn.length), self: new Float64Array(fn.length), cumulative: new Float64Array(fn.length) }
  for (let at = 0; at < fn.length; at++) {
    const to = next[fn[at]]++
    sorted.run[to] = run[at]
    sorted.self[to] = self[at]
    sorted.cumulative[to] = cumulative[at]
  }
  return { start, ...sorted }
}
