// Findings on a comparison: what got worse, better, new, gone, moved or renamed, each with how sure that is and what to look at.

import { MEASURE_TITLES } from '../analysis/measure'
import { subtreeTotals, type StackView } from '../analysis/stackView'
import { formatCount, formatShare, formatValue } from '../base/quantity'
import type { Insight, InsightReport, Severity } from '../insights/insight'
import { MEASURE_BOTH_AGAIN } from '../insights/wording'
import { functionName, NONE, type Profile } from '../profile/profile'
import { rankedChanges } from './changeOrder'
import type { Changes } from './changes'
import { differenceOf, expectedOf, timesText } from './growth'
import { surePercent } from './percent'
import { subjectByStack } from './subjects'
import { idleText, MIN_IDLE_CHANGE, idleShares } from './idleChange'

/** Change as a share of baseline. */
const HIGH_DELTA = 0.1
/** A uniform change below this is the machine's mood. */
const MIN_GROWTH = 0.05

/** What a finding on a comparison may be reported as. */
export const CHANGE_RULES = ['regressed', 'improved', 'new', 'gone', 'renamed', 'moved', 'grew', 'idle-changed', 'unknown-size'] as const

type ChangeKind = 'regressed' | 'improved' | 'new' | 'gone'

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
  // What carries most of the change comes first, whatever its sign.
  const changed = rankedChanges(changes).filter(fn => significant[fn] === 1 && !isRenamed.has(fn))
  const samples = current.isCounted ? current.samples : null
  const subjects = { base: subjectsOn(changes, 'base'), current: subjectsOn(changes, 'current') }
  return {
    isOfChange: true,
    total: current.totalValue,
    unit: comparison.unit,
    activeShare: 1,
    measure: comparison.measure,
    measureTitle: MEASURE_TITLES[comparison.measure],
    samples,
    sampleCount: samples,
    sureSamples: samples,
    insights: [
      ...changed.map(fn => functionChange(changes, subjects, fn)),
      ...growth(changes),
      ...unknownSize(changes),
      ...idleChange(changes),
      ...renamed.map(({ from, to, share }) =>
        remark(changes, 'renamed', to, share, {
          title: `Probably renamed: ${nameOf(changes, from)} to ${nameOf(changes, to)}`,
          evidence: `${nameOf(changes, from)} is gone, ${nameOf(changes, to)} is new; they weigh about the same and keep the same company.`,
          action: 'Nothing to do, if the rename was meant.',
        }),
      ),
      ...moved.map(({ fn, fromCaller, toCaller, share }) =>
        remark(changes, 'moved', fn, share, {
          title: `Moved: ${nameOf(changes, fn)}`,
          evidence: `${nameOf(changes, fn)} weighs about the same, but is called by ${nameOf(changes, toCaller)} instead of ${nameOf(changes, fromCaller)}.`,
          action: 'Nothing to do, if the move was meant.',
        }),
      ),
    ],
    widest: null,
  }
}

/** Of a saved difference without its sides: what is below zero has no place among shares, and nothing tells noise. */
export function differenceReport(unit: string): InsightReport {
  const nothing = { samples: null, sampleCount: null, sureSamples: null, insights: [], widest: null }
  return { isOfChange: true, measure: 'cpu', measureTitle: MEASURE_TITLES.cpu, total: 0, unit, activeShare: 1, ...nothing }
}

type SubjectsOfSides = { readonly base: Int32Array; readonly current: Int32Array }

function subjectsOn({ comparison, subjects }: Changes, side: 'base' | 'current'): Int32Array {
  return subjectByStack(comparison.union.frames.fn, comparison[side], subjects.isWhole)
}

function functionChange(changes: Changes, subjects: SubjectsOfSides, fn: number): Insight {
  const { comparison, delta, deltaError, change } = changes
  const isWorse = delta[fn] > 0
  const kind: ChangeKind = change[fn] === 'same' ? (isWorse ? 'regressed' : 'improved') : change[fn]
  const name = nameOf(changes, fn)
  const side = kind === 'gone' || !isWorse ? 'base' : 'current'
  const view = comparison[side].mean
  const stack = heaviestStack(comparison.union, view, fn)
  return {
    rule: kind,
    kind: 'domain',
    severity: Math.abs(delta[fn]) >= HIGH_DELTA ? 'high' : 'medium',
    title: `${TITLES[kind]}: ${name}`,
    fn,
    functionName: name,
    stack,
    value: differenceOf(changes, fn),
    share: Math.abs(delta[fn]),
    shareError: deltaError[fn],
    evidence: `${weightsText(changes, fn)}: ${surePercent(delta[fn], deltaError[fn])} of baseline${samplesText(changes, fn)}.${callerText(changes, stack)}`,
    details: [],
    action: isWorse
      ? `Look at what changed in ${name} and in how often it is called. ${MEASURE_BOTH_AGAIN}`
      : 'Nothing to do; keep a profile of this as the next baseline.',
    tradeOff: null,
    explains: stacksOf(view, subjects[side], fn),
    help: kind,
  }
}

/** Two values that differ by less than a thousandth read the same. */
const SHOWN_SCALING = 0.001

/** `tax itself went from 100 (110 at current's size) to 420 (×3.82)`. */
function weightsText(changes: Changes, fn: number): string {
  const { comparison, before, after, subjects, valueFactor } = changes
  const value = (weight: number) => formatValue(weight, comparison.unit)
  const isScaled = before[fn] > 0 && Math.abs(valueFactor - 1) >= SHOWN_SCALING
  const scaled = isScaled ? ` (${value(expectedOf(changes, fn))} at the current side's size)` : ''
  const times = before[fn] > 0 && after[fn] > 0 ? ` (${timesText(changes, fn)})` : ''
  const subject = subjects.isWhole[fn] === 1 ? `${nameOf(changes, fn)} with all that it calls` : `${nameOf(changes, fn)} itself`
  return `${subject} went from ${value(before[fn])}${scaled} to ${value(after[fn])}${times}`
}

/** Only where the files tell. */
function samplesText({ subjects: { before, after } }: Changes, fn: number): string {
  if (before.counts === null || after.counts === null) return ''
  return ` (${formatCount(Math.round(before.counts[fn]))} and ${formatCount(Math.round(after.counts[fn]))} samples)`
}

/** Everything slower by the same factor is no function's fault. Known only when both recordings say how long they took. */
function growth(changes: Changes): Insight[] {
  const { growth: factor } = changes.size
  if (factor === null || Math.abs(factor - 1) < MIN_GROWTH) return []
  const word = factor > 1 ? 'grew' : 'shrank'
  const share = Math.abs(factor - 1)
  return [
    remark(changes, 'grew', NONE, share, {
      title: `Everything ${word} by ${formatShare(share)}`,
      evidence: `Most functions weigh ${factor.toFixed(2)}× as much a second as in the baseline, alike: load, machine or build, not one function. The changes above are against that.`,
      action: `Compare load, machine and build of the two recordings before looking at single functions. ${MEASURE_BOTH_AGAIN}`,
    }),
  ]
}

function unknownSize(changes: Changes): Insight[] {
  const { size, base, current, comparison } = changes
  if (size.factor !== null) return []
  const total = (value: number) => formatValue(value, comparison.unit)
  return [
    remark(changes, 'unknown-size', NONE, 0, {
      title: 'How much each side recorded is not known',
      evidence: `Neither durations nor functions that agree with each other say what counts as no change: baseline holds ${total(base.totalValue)}, current ${total(current.totalValue)}. Values are compared as they stand, and nothing is called regressed.`,
      action: `Record both sides for the same time or the same work. ${MEASURE_BOTH_AGAIN}`,
    }),
  ]
}

function idleChange(changes: Changes): Insight[] {
  const { before, after } = idleShares(changes)
  const share = Math.abs(after - before)
  if (share < MIN_IDLE_CHANGE) return []
  return [
    remark(changes, 'idle-changed', NONE, share, {
      title: `Waiting ${after > before ? 'rose' : 'fell'} from ${formatShare(before)} to ${formatShare(after)}`,
      evidence: idleText(changes) ?? '',
      action: 'Nothing to do in the code that runs; look at load and at what it waits for.',
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

/** `subject`: by stack, the function that it counts for. */
function stacksOf(view: StackView, subject: Int32Array, fn: number): Uint8Array {
  const bits = new Uint8Array((view.self.length + 7) >> 3)
  for (let stack = 0; stack < view.self.length; stack++) {
    if (view.self[stack] !== 0 && subject[stack] === fn) bits[stack >> 3] |= 1 << (stack & 7)
  }
  return bits
}
