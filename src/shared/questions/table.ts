// Questions about functions: their table for a page or a list, what is found by name, who calls whom, and the heaviest few.

import { IDLE } from '../analysis/idle'
import type { FunctionWeight, Neighbours } from '../analysis/neighbours'
import { neighboursOf } from '../analysis/neighbours'
import { functionModules, type Modules } from '../analysis/modules'
import { matchedStackValue, matchFunctions, type Query } from '../analysis/search'
import { sourceHeat, type LineHeat } from '../analysis/sourceHeat'
import { tableRows, type TableSort } from '../analysis/tableRows'
import { sumOf } from '../base/columns'
import { ok, type Result } from '../base/result'
import type { NodeChanges } from '../diff/nodeChanges'
import type { CountedFunctions } from '../profile/functionSource'
import type { FunctionTable, ProfileNames } from '../profile/profile'
import { unitOf } from '../profile/unit'
import { topText, type TopColumnId } from '../report/topColumns'
import { topFunctions, type TopFunctions, type TopOrder, type TopRow } from '../report/topFunctions'
import type { TableForm, TableText } from '../report/textTable'
import { functionSides } from './functionSides'
import { sizeOf, sizesOf, type Functions, type Selected } from './selected'
import type { Subject } from './subject'

/** By table of functions, which never changes: a big profile's names are looked through once. */
const known = new WeakMap<FunctionTable, Modules>()

export function modulesOf(profile: ProfileNames): Modules {
  const found = known.get(profile.functions) ?? functionModules(profile)
  known.set(profile.functions, found)
  return found
}

/** Rows of functions as a table shows them. A pattern that is none matches all, as an empty one does. */
export function functionRows(selected: Selected, sort: TableSort, query: Query): Int32Array {
  const { profile } = selected.subject
  const samples = sort.by === 'samples' ? selected.samples() : null
  return tableRows(profile, modulesOf(profile), { ...selected.weights(), samples }, sort, matchedBy(selected.subject, query))
}

/** `wholeValue`: of all samples, before anything was chosen. */
export type ShownWeights = CountedFunctions & {
  readonly wholeValue: number
  /** Of a comparison: by function. */
  readonly sides: NodeChanges | null
}
/** Of every function, by row. */
export function functionColumns(selected: Selected): ShownWeights {
  return { ...selected.weights(), samples: selected.samples(), wholeValue: selected.whole(), sides: functionSides(selected) }
}

/** The page's table as text: of the columns that are shown, at most `maxRows` rows. */
export function functionsText(selected: Selected, { sort, query, columns, form, maxRows }: TextOrder): TableText {
  const { profile } = selected.subject
  const data = {
    profile: { names: profile, modules: modulesOf(profile) },
    weights: { ...selected.weights(), samples: selected.samples() },
    unit: unitOf(profile.meta.sampleTypes[selected.selection.sampleType]),
    wholeValue: selected.whole(),
  }
  return topText(data, columns, functionRows(selected, sort, query), form, maxRows)
}

export type TextOrder = {
  readonly sort: TableSort
  readonly query: Query
  readonly columns: readonly TopColumnId[]
  readonly form: TableForm
  readonly maxRows: number
}

/** As a list, largest first; a `limit` of 0 means every row. */
export function table({ source, sampleType }: Functions, order: TopOrder, limit: number): TopFunctions {
  return topFunctions(source, sampleType, order, limit)
}

/** What the shares of a list are of, what is left out of that, and a function's share; null where it has none. */
export type Shares = {
  readonly whole: number
  readonly leftOut: number
  of(row: TopRow, value: number): number | null
}

/** `countsIdle`: V8's idle time counts like everything else. */
export function sharesIn({ total, idle = 0 }: TopFunctions, countsIdle: boolean): Shares {
  const leftOut = countsIdle ? 0 : idle
  const whole = total - leftOut
  const isLeftOut = ({ name, file }: TopRow) => !countsIdle && file === null && name === IDLE
  return { whole, leftOut, of: (row, value) => (whole === 0 || isLeftOut(row) ? null : value / whole) }
}

/** By function: 1 where its name matches; null where all count. */
export function matchedBy({ profile }: Subject, query: Query): Uint8Array | null {
  const matched = matchFunctions(profile, query)
  return matched.ok ? matched.value : null
}

export type Matches = {
  /** By function: 1 where its name matches. */
  readonly matched: Uint8Array
  readonly functionCount: number
  /** What samples weigh whose stack holds a match, and what all weigh. */
  readonly value: number
  readonly totalValue: number
  /** Of all samples, before anything was chosen. */
  readonly wholeValue: number
}

/** Null for an empty query; an error's text for a broken expression. */
export function matches(selected: Selected, query: Query): Result<Matches | null, string> {
  const { subject, selection, stacks } = selected
  const found = matchFunctions(subject.profile, query)
  if (!found.ok) return found
  const matched = found.value
  if (matched === null) return ok(null)
  return ok({
    matched,
    functionCount: sumOf(matched),
    value: matchedStackValue(subject.profile, sizesOf(selected), matched),
    totalValue: sizeOf(subject, selection, stacks),
    wholeValue: selected.whole(),
  })
}

/** `wholeValue`: of all samples, before anything was chosen. */
export type ShownNeighbours = Neighbours & { readonly wholeValue: number }

export function neighbours({ subject, selection, stacks, whole }: Selected, fn: number): ShownNeighbours {
  return { ...neighboursOf(subject.profile, stacks, fn), totalValue: sizeOf(subject, selection, stacks), wholeValue: whole() }
}

/** By line of its source. */
export function lineHeat({ subject, stacks }: Selected, fn: number): readonly LineHeat[] {
  return sourceHeat(subject.profile, stacks, fn)
}

/** The functions with the most self time and those with the most total, heaviest first. */
export type Hottest = {
  readonly self: readonly FunctionWeight[]
  readonly total: readonly FunctionWeight[]
  readonly totalValue: number
  readonly wholeValue: number
}

export function hottest(selected: Selected, count: number): Hottest {
  const { self, total, totalValue } = selected.weights()
  return { self: heaviestOf(self, count), total: heaviestOf(total, count), totalValue, wholeValue: selected.whole() }
}

/** By size, without sorting the rest. By function: what it weighs; what weighs nothing is left out. */
function heaviestOf(weights: Float64Array, count: number): readonly FunctionWeight[] {
  const heaviest: FunctionWeight[] = []
  let least = 0
  for (let fn = 0; fn < weights.length; fn++) {
    const size = Math.abs(weights[fn])
    if (size <= least) continue
    const at = heaviest.findIndex(({ value }) => Math.abs(value) < size)
    heaviest.splice(at === -1 ? heaviest.length : at, 0, { fn, value: weights[fn] })
    if (heaviest.length <= count) continue
    heaviest.pop()
    least = Math.abs(heaviest[heaviest.length - 1].value)
  }
  return heaviest
}
