// Findings on a comparison: what got worse, better, new, gone, moved or renamed, each with how sure that is and what to look at.

import { subtreeTotals, type StackView } from '../analysis/stackView'
import { formatCount, formatShare, formatValue } from '../base/quantity'
import type { Insight, InsightReport, Severity } from '../insights/insight'
import { MEASURE_BOTH_AGAIN } from '../insights/wording'
import { functionName, NONE, type Profile } from '../profile/profile'
import { rankedChanges } from './changeOrder'
import type { Changes } from './changes'
import { differenceOf, expectedOf } from './growth'
import { canScaleByTime } from './scale'
import { pointsText } from './points'

/** Change of self as a share of baseline. */
const HIGH_DELTA = 0.1
/** A uniform change below this is the machine's mood. */
const MIN_GROWTH = 0.05

type ChangeKind = 'regressed' | 'improved' | 'new' | 'gone'

/** What a finding on a comparison may be reported as. */
export const CHANGE_RULES = ['regressed', 'improved', 'new', 'gone', 'renamed', 'moved', 'grew'] as const

const TITLES: Readonly<Record<ChangeKind, string>> = {
  regressed: 'Regressed',
  improved: 'Improved',
  new: 'New cost',
  gone: 'Gone',
}

/** Rows of functions and stacks are the union's. A rename is one finding, not one function gone and another new. */
export function changeInsights(changes: Changes): InsightReport {
  const { comparison, significant, current, renamed, moved } = changes
  const isRenamed = new Set(renamed.flatMap(({ from, to }) => [from, to]))
  const all = rankedChanges(changes).filter(fn => significant[fn] === 1 && !isRenamed.has(fn))
  // What got worse is what there is to do; what got better is news.
  const changed = [...all.filter(fn => changes.delta[fn] > 0), ...all.filter(fn => changes.delta[fn] <= 0)]
  return {
    isOfChange: true,
    total: current.totalValue,
    unit: comparison.unit,
    activeShare: 1,
    measure: comparison.measure,
    samples: current.samples,
    sampleCount: current.samples,
    sureSamples: current.samples,
    insights: [
      ...changed.map(fn => functionChange(changes, fn)),
      ...renamed.map(({ from, to, share }) =>
        remark(changes, 'renamed', to, share, {
          title: `Probably renamed: ${nameOf(changes, from)} to ${nameOf(changes, to)}`,
          evidence: `${nameOf(changes, from)} is gone, ${nameOf(changes, to)} is new; they weigh the same within their error and keep the same company.`,
          action: 'Nothing to do, if the rename was meant.',
        }),
      ),
      ...moved.map(({ fn, fromCaller, toCaller, share }) =>
        remark(changes, 'moved', fn, share, {
          title: `Moved: ${nameOf(changes, fn)}`,
          evidence: `${nameOf(changes, fn)} weighs the same, but is called by ${nameOf(changes, toCaller)} instead of ${nameOf(changes, fromCaller)}.`,
          action: 'Nothing to do, if the move was meant.',
        }),
      ),
      ...growth(changes),
    ],
    widest: null,
  }
}

/** Of a saved difference without its sides: what is below zero has no place among shares, and nothing tells noise. */
export function differenceReport(unit: string): InsightReport {
  const nothing = { samples: null, sampleCount: null, sureSamples: null, insights: [], widest: null }
  return { isOfChange: true, measure: 'cpu', total: 0, unit, activeShare: 1, ...nothing }
}

function functionChange(changes: Changes, fn: number): Insight {
  const { comparison, base, current, delta, deltaError, change } = changes
  const kind: ChangeKind = change[fn] === 'same' ? (delta[fn] > 0 ? 'regressed' : 'improved') : change[fn]
  const name = nameOf(changes, fn)
  const value = (self: number) => formatValue(self, comparison.unit)
  const expected = expectedOf(changes, fn)
  const side = kind === 'gone' || delta[fn] < 0 ? comparison.base.mean : comparison.current.mean
  const stack = heaviestStack(comparison.union, side, fn)
  const isWorse = delta[fn] > 0
  const times = expected > 0 && current.self[fn] > 0 ? `, ${(current.self[fn] / expected).toFixed(2)}× what it would be` : ''
  return {
    rule: kind,
    kind: 'domain',
    severity: isWorse ? (Math.abs(delta[fn]) >= HIGH_DELTA ? 'high' : 'medium') : 'low',
    title: `${TITLES[kind]}: ${name}`,
    fn,
    functionName: name,
    stack,
    value: differenceOf(changes, fn),
    share: Math.abs(delta[fn]),
    shareError: deltaError[fn],
    evidence:
      `${name} itself went from ${value(base.self[fn])} to ${value(current.self[fn])}${times}: ` +
      `${pointsText(delta[fn])} ± ${(deltaError[fn] * 100).toFixed(1)} of baseline ` +
      `(${formatCount(Math.round(base.count[fn]))} and ${formatCount(Math.round(current.count[fn]))} samples).${callerText(changes, stack)}`,
    details: [],
    action: isWorse
      ? `Look at what changed in ${name} and in how often it is called. ${MEASURE_BOTH_AGAIN}`
      : 'Nothing to do; keep a profile of this as the next baseline.',
    tradeOff: null,
    explains: stacksEndingIn(comparison.union, side, fn),
    help: kind,
  }
}

/** Everything slower by the same factor is no function's fault. Known only when both recordings say how long they took. */
function growth(changes: Changes): Insight[] {
  const { comparison, sizeFactor, scale } = changes
  if (scale !== 'share' || !canScaleByTime(comparison)) return []
  const seconds = (durations: readonly (number | null)[]) => durations.reduce<number>((sum, ns) => sum + (ns ?? 0), 0)
  const factor = sizeFactor / (seconds(comparison.current.durationsNs) / seconds(comparison.base.durationsNs))
  if (Math.abs(factor - 1) < MIN_GROWTH) return []
  const word = factor > 1 ? 'grew' : 'shrank'
  const share = Math.abs(factor - 1)
  return [
    remark(changes, 'grew', NONE, share, {
      title: `Everything ${word} by ${formatShare(share)}`,
      evidence: `The typical function weighs ${factor.toFixed(2)}× as much a second as in the baseline.`,
      action: `Compare load, machine and build of the two recordings before looking at single functions. ${MEASURE_BOTH_AGAIN}`,
    }),
  ]
}

type Words = { readonly title: string; readonly evidence: string; readonly action: string }

function remark(changes: Changes, rule: string, fn: number, share: number, words: Words): Insight {
  const { comparison } = changes
  const view = comparison.current.mean
  const severity: Severity = 'low'
  return {
    rule,
    kind: 'note',
    severity,
    fn,
    functionName: fn === NONE ? '' : nameOf(changes, fn),
    stack: fn === NONE ? [] : heaviestStack(comparison.union, view, fn),
    value: share * changes.current.totalValue,
    share,
    shareError: 0,
    details: [],
    tradeOff: null,
    explains: new Uint8Array((view.self.length + 7) >> 3),
    help: rule,
    ...words,
  }
}

function callerText(changes: Changes, stack: readonly number[]): string {
  const caller = stack[stack.length - 2]
  return caller === undefined ? '' : ` Mostly called by ${nameOf(changes, caller)}.`
}

function nameOf({ comparison }: Changes, fn: number): string {
  return fn === NONE ? 'the root' : functionName(comparison.union, fn)
}

/** Functions from the root to the heaviest place of `fn`. */
function heaviestStack(union: Profile, view: StackView, fn: number): number[] {
  const total = subtreeTotals(view)
  let heaviest = NONE
  for (let stack = 0; stack < total.length; stack++) {
    if (union.frames.fn[view.frame[stack]] === fn && (heaviest === NONE || total[stack] > total[heaviest])) heaviest = stack
  }
  const path: number[] = []
  for (let at = heaviest; at !== NONE; at = view.parent[at]) path.push(union.frames.fn[view.frame[at]])
  return path.reverse()
}

function stacksEndingIn(union: Profile, view: StackView, fn: number): Uint8Array {
  const bits = new Uint8Array((view.self.length + 7) >> 3)
  for (let stack = 0; stack < view.self.length; stack++) {
    if (view.self[stack] !== 0 && union.frames.fn[view.frame[stack]] === fn) bits[stack >> 3] |= 1 << (stack & 7)
  }
  return bits
}
