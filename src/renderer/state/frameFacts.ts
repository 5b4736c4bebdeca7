// What there is to say about a frame, in words and numbers: the same in tooltip, details and for screen readers.

import { changeTexts, timesOf } from '../../shared/diff/growth'
import type { NodeChanges, NodeVerdicts } from '../../shared/diff/nodeChanges'
import type { SureLevel } from '../../shared/diff/sureness'
import { percentText } from '../../shared/diff/percent'
import { formatCell, formatCount, formatValue, shareOf, signedValue } from '../../shared/base/quantity'
import { fileLine } from '../../shared/names/fileLine'
import { FLAG_INLINED, frameKind, functionName, NONE, stringAt, type ProfileNames } from '../../shared/profile/profile'
import { unitOf } from '../../shared/profile/unit'
import type { DrawnTree } from '../worker/opened'
import type { ChangeSheet } from '../../shared/questions/changes'

/** One row of a comparison's table, in words. */
export type ChangeFacts = {
  readonly baseline: string
  readonly current: string
  readonly difference: string
  /** Of all of baseline. */
  readonly percent: string
  readonly times: string
  readonly level: SureLevel
}

export type FrameFacts = {
  readonly name: string
  /** File, and line where it is known. */
  readonly place: string | null
  readonly module: string
  readonly kind: string | null
  readonly isInlined: boolean
  readonly total: string
  readonly self: string
  /** Of the whole profile, whatever is filtered. */
  readonly totalShare: string
  readonly selfShare: string
  /** Of what is shown; null where that is the whole profile. */
  readonly shownShare: string | null
  readonly parentShare: string | null
  readonly samples: string | null
  /** Of a comparison: what the frame weighs on either side. */
  readonly sides: {
    readonly baseline: string
    readonly baselineShare: string
    readonly current: string
    readonly currentShare: string
    /** Of the total: `+3.1 %, new`. */
    readonly change: string
    /** Total and self as the tables of a comparison have them: on one scale, Δ being current less baseline as shown. */
    readonly total: ChangeFacts
    readonly self: ChangeFacts
  } | null
}

/** Total and self of a node as cells of a table, and what no cell of it is wider than. */
export function weightCells(drawn: DrawnTree, node: number): Readonly<Record<'total' | 'self' | 'widest', string>> {
  const { profile, tree, sides, wholeValue } = drawn
  const unit = unitIn(drawn)
  const isDifference = profile.changes === null && sides !== null
  const cell = (value: number) => (isDifference ? signedValue(value, unit, formatCell) : formatCell(value, unit))
  return {
    total: cell(isDifference ? sides.current[node] - sides.base[node] : tree.total[node]),
    self: cell(isDifference ? sides.currentSelf[node] - sides.baseSelf[node] : tree.self[node]),
    widest: cell(wholeValue),
  }
}

function unitIn({ profile, choice, unit }: DrawnTree): string {
  return unit ?? unitOf(profile.names.meta.sampleTypes[choice.sampleType])
}

export function frameFacts(drawn: DrawnTree, node: number): FrameFacts {
  const { profile, tree, samples, sides, wholeValue } = drawn
  const { names, modules } = profile
  const fn = tree.fn[node]
  const unit = unitIn(drawn)
  const parent = tree.parent[node]
  const flags = names.frames.flags[tree.frame[node]] ?? 0
  const kind = frameKind(flags)
  const isDifference = profile.changes === null && sides !== null
  return {
    name: functionName(names, fn),
    place: placeOf(names, fn),
    module: modules.names[modules.ofFn[fn]] ?? '',
    kind: kind === 'unknown' ? null : kind,
    isInlined: (flags & FLAG_INLINED) !== 0,
    total: isDifference ? signedValue(sides.current[node] - sides.base[node], unit) : formatValue(tree.total[node], unit),
    self: isDifference ? signedValue(sides.currentSelf[node] - sides.baseSelf[node], unit) : formatValue(tree.self[node], unit),
    totalShare: shareOf(tree.total[node], wholeValue),
    selfShare: shareOf(tree.self[node], wholeValue),
    shownShare: isWhole(drawn) ? null : shareOf(tree.total[node], tree.totalValue),
    parentShare: parent === NONE ? null : shareOf(tree.total[node], tree.total[parent]),
    samples: samples === null ? null : formatCount(samples[node]),
    sides:
      profile.changes === null || sides === null
        ? null
        : {
            ...changeTexts(sides.base[node] * profile.changes.valueFactor, sides.current[node], unit),
            baselineShare: shareOf(sides.base[node], profile.changes.base.totalValue),
            currentShare: shareOf(sides.current[node], profile.changes.current.totalValue),
            change: changeText(sides, node),
            total: changeFacts(profile.changes, unit, sides.base[node], sides.current[node], sides.ofTotal, node),
            self: changeFacts(profile.changes, unit, sides.baseSelf[node], sides.currentSelf[node], sides.ofSelf, node),
          },
  }
}

type Scaled = Pick<ChangeSheet, 'valueFactor' | 'sizeFactor'>

/** `row`: of the columns of `verdicts`. */
export function changeFacts(
  { valueFactor, sizeFactor }: Scaled,
  unit: string,
  before: number,
  after: number,
  { delta, isSure }: NodeVerdicts,
  node: number,
): ChangeFacts {
  const expected = before * valueFactor
  return {
    ...changeTexts(expected, after, unit, formatCell),
    percent: percentText(delta[node]),
    times: before === 0 ? (after === 0 ? '' : 'new') : after === 0 ? 'gone' : timesOf(expected, after),
    level: isSure[node] === 1 ? 'sure' : sizeFactor === null ? 'unknown' : 'noise',
  }
}

/** What is noise is never given in numbers. */
function changeText({ base, current, ofTotal }: NodeChanges, node: number): string {
  const side = base[node] === 0 ? ['new'] : current[node] === 0 ? ['gone'] : []
  return [ofTotal.isSure[node] === 1 ? percentText(ofTotal.delta[node]) : 'within noise', ...side].join(', ')
}

/** Sums of fractions differ by their order. */
const ROUNDING = 1e-9

/** Whether what is shown weighs as much as the profile. */
export function isWhole({ tree, wholeValue }: Pick<DrawnTree, 'tree' | 'wholeValue'>): boolean {
  return Math.abs(tree.totalValue - wholeValue) <= ROUNDING * Math.abs(wholeValue)
}

/** What shares are of, in words. */
export const OF_PROFILE = 'of the profile'

/** `server.go:120`: where the function starts, as far as the file tells. */
export function placeOf(names: ProfileNames, fn: number): string | null {
  const file = stringAt(names, names.functions.file[fn])
  const line = names.functions.startLine[fn]
  return file === null ? null : fileLine(file, line === NONE ? null : line)
}
