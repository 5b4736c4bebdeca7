// What there is to say about a frame, in words and numbers: the same in tooltip, details and for screen readers.

import type { NodeChanges } from '../../shared/diff/nodeChanges'
import { percentText } from '../../shared/diff/percent'
import { formatCount, formatValue, shareOf, signedValue } from '../../shared/base/quantity'
import { FLAG_INLINED, frameKind, functionName, NONE, stringAt, type ProfileNames } from '../../shared/profile/profile'
import { unitOf } from '../../shared/profile/unit'
import type { DrawnTree } from '../worker/opened'

export type FrameFacts = {
  readonly name: string
  /** File, and line where it is known. */
  readonly place: string | null
  readonly module: string
  readonly kind: string | null
  readonly isInlined: boolean
  readonly total: string
  readonly self: string
  readonly totalShare: string
  readonly selfShare: string
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
  } | null
}

export function frameFacts({ profile, tree, samples, sides, choice, unit: ownUnit }: DrawnTree, node: number): FrameFacts {
  const { names, modules } = profile
  const fn = tree.fn[node]
  const unit = ownUnit ?? unitOf(names.meta.sampleTypes[choice.sampleType])
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
    totalShare: shareOf(tree.total[node], tree.totalValue),
    selfShare: shareOf(tree.self[node], tree.totalValue),
    parentShare: parent === NONE ? null : shareOf(tree.total[node], tree.total[parent]),
    samples: samples === null ? null : formatCount(samples[node]),
    sides:
      profile.changes === null || sides === null
        ? null
        : {
            baseline: formatValue(sides.base[node], unit),
            baselineShare: shareOf(sides.base[node], profile.changes.base.totalValue),
            current: formatValue(sides.current[node], unit),
            currentShare: shareOf(sides.current[node], profile.changes.current.totalValue),
            change: changeText(sides, node),
          },
  }
}

/** What is noise is never given in numbers. */
function changeText({ base, current, ofTotal }: NodeChanges, node: number): string {
  const side = base[node] === 0 ? ['new'] : current[node] === 0 ? ['gone'] : []
  return [ofTotal.isSure[node] === 1 ? percentText(ofTotal.delta[node]) : 'within noise', ...side].join(', ')
}

/** Sums of fractions differ by their order. */
const ROUNDING = 1e-9

/** What shares are of, in words: after a focus or a stretch of time it is not the whole profile. */
export function wholeName({ tree, wholeValue }: Pick<DrawnTree, 'tree' | 'wholeValue'>): string {
  return Math.abs(tree.totalValue - wholeValue) <= ROUNDING * Math.abs(wholeValue) ? 'of all' : 'of shown'
}

/** `server.go:120`: where the function starts, as far as the file tells. */
export function placeOf(names: ProfileNames, fn: number): string | null {
  const file = stringAt(names, names.functions.file[fn])
  const line = names.functions.startLine[fn]
  if (file === null) return null
  return line === NONE ? file : `${file}:${line}`
}
