// Findings on a comparison: what got worse, better, new, gone, moved or renamed, each with how sure that is and what to look at.

import { MEASURE_TITLES, type Measure } from '../analysis/measure'
import { subtreeTotals, type StackView } from '../analysis/stackView'
import { formatCount, formatShare, formatValue } from '../base/quantity'
import { cleanName } from '../names/cleanName'
import { roleOf } from '../names/roles'
import { shortName } from '../names/shortName'
import type { Insight, InsightReport } from '../insights/insight'
import type { ChangeRule } from '../insights/ruleIds'
import { functionName, NONE, stringAt, type Profile } from '../profile/profile'
import { rankedChanges } from './changeOrder'
import type { Changes } from './changes'
import { changeTextsOf, countedText, differenceOf, timesText } from './growth'
import { subjectByStack } from './subjects'
import { shownTimes } from './summary'
import { idleText, MIN_IDLE_CHANGE, idleShares } from './idleChange'
import { alikeText } from './words'

/** Change as a share of baseline. */
const HIGH_DELTA = 0.1
/** A uniform change below this is the machine's mood. */
const MIN_GROWTH = 0.05

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
  const samples = current.isCounted && comparison.current.certainty !== 'exact' ? current.samples : null
  const times = shownTimes(changes)
  const subjects = { base: subjectsOn(changes, 'base'), current: subjectsOn(changes, 'current') }
  return {
    isOfChange: true,
    ...(times === null ? {} : { baselineTimes: times }),
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
          what: `${shortOf(changes, from)} is gone and ${shortOf(changes, to)} is new: they weigh about the same and keep the same company.`,
          action: 'Nothing to do, if the rename was meant.',
        }),
      ),
      ...moved.map(({ fn, fromCaller, toCaller, share }) =>
        remark(changes, 'moved', fn, share, {
          title: `Moved: ${nameOf(changes, fn)}`,
          what: `It weighs about the same, but is called by ${apart(changes, toCaller, fromCaller)} instead of ${apart(changes, fromCaller, toCaller)}.`,
          action: 'Nothing to do, if the move was meant.',
        }),
      ),
    ],
    widest: null,
  }
}

/** Of a saved difference without its sides: what is below zero has no place among shares, and nothing tells noise. */
export function differenceReport(total: number, unit: string, measure: Measure): InsightReport {
  const nothing = { samples: null, sampleCount: null, sureSamples: null, insights: [], widest: null }
  return { isOfChange: true, isDifference: true, measure, measureTitle: MEASURE_TITLES[measure], total, unit, activeShare: 1, ...nothing }
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
    kind: 'change',
    severity: Math.abs(delta[fn]) >= HIGH_DELTA ? 'high' : 'medium',
    title: `${TITLES[kind]}: ${name}`,
    fn,
    functionName: name,
    stack,
    weight: { value: differenceOf(changes, fn), share: delta[fn], error: deltaError[fn], of: 'baseline' },
    what: `${weightsText(changes, fn)}${callerText(changes, stack)}.`,
    more: [rawText(changes, fn), samplesText(changes, fn)].filter(text => text !== null),
    details: [],
    action: actionFor(changes, kind, fn, stack),
    tradeOff: null,
    explains: stacksOf(view, subjects[side], fn),
    help: kind,
  }
}

const KEEP = 'Nothing to do; keep a profile of this as the next baseline.'

function actionFor(changes: Changes, kind: ChangeKind, fn: number, stack: readonly number[]): string {
  const name = shortOf(changes, fn)
  if (kind === 'improved' || kind === 'gone') return KEEP
  if (kind === 'regressed') {
    const user = isOwn(changes, fn) ? undefined : stack.findLast(other => isOwn(changes, other))
    if (user === undefined) return `Look at what changed in ${name} and in how often it is called.`
    return `Look at how often ${apart(changes, user, fn)} calls ${apart(changes, fn, user)}, and with what: that code is not the program's own.`
  }
  const caller = stack[stack.length - 2]
  const goneFromThere = goneUnder(changes, caller)
  return goneFromThere === NONE
    ? `Look at why ${name} is called now, and whether it has to be.`
    : `Look at whether ${name} does what ${shortOf(changes, goneFromThere)} did, which is gone from the same caller.`
}

/** False for libraries and what runs the program: nobody who reads this changes those. */
function isOwn({ comparison: { union } }: Changes, fn: number): boolean {
  const name = functionName(union, fn)
  const { file, module } = union.functions
  return roleOf(name, { clean: cleanName(name), file: stringAt(union, file[fn]), module: stringAt(union, module[fn]) }) === 'own'
}

/** The heaviest function that the same caller called before and nobody calls now; NONE where there is none. */
function goneUnder(changes: Changes, caller: number | undefined): number {
  if (caller === undefined) return NONE
  const { comparison, significant, change, before } = changes
  const { parent, frame, self } = comparison.base.mean
  const fnOfFrame = comparison.union.frames.fn
  let heaviest = NONE
  for (let stack = 0; stack < self.length; stack++) {
    const fn = fnOfFrame[frame[stack]]
    if (change[fn] !== 'gone' || significant[fn] !== 1 || parent[stack] === NONE || fnOfFrame[frame[parent[stack]]] !== caller) continue
    if (heaviest === NONE || before[fn] > before[heaviest]) heaviest = fn
  }
  return heaviest
}

/** Two values that differ by less than a thousandth read the same. */
const SHOWN_SCALING = 0.001

/** `Its own work went from 110 to 420 (×3.82)`: both at the size of current. */
function weightsText(changes: Changes, fn: number): string {
  const { comparison, before, after, subjects } = changes
  const times = before[fn] > 0 && after[fn] > 0 ? ` (${timesText(changes, fn)})` : ''
  const subject = subjects.isWhole[fn] === 1 ? 'It and all that it calls' : 'Its own work'
  const beside = subjects.isWhole[fn] === 1 ? '' : countedText(changes, comparison.unit, fn)
  const end = beside === '' ? '' : `, ${beside}`
  const { baseline, current } = changeTextsOf(changes, comparison.unit, fn)
  return `${subject} went from ${baseline} to ${current}${times}${end}`
}

/** Where baseline was scaled, what it holds. */
function rawText({ comparison, before, valueFactor }: Changes, fn: number): string | null {
  if (before[fn] === 0 || Math.abs(valueFactor - 1) < SHOWN_SCALING) return null
  return `Baseline holds ${formatValue(before[fn], comparison.unit)} of it; it is shown at current's size (×${valueFactor.toPrecision(3)}).`
}

/** Only where the files tell. */
function samplesText({ subjects: { before, after } }: Changes, fn: number): string | null {
  if (before.counts === null || after.counts === null) return null
  return `Samples: ${formatCount(Math.round(before.counts[fn]))} and ${formatCount(Math.round(after.counts[fn]))}.`
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
      what: `${alikeText(changes.comparison, factor)}: load, machine or build, not one function.`,
      more: ['Other changes are against that.'],
      action: 'Compare load, machine and build of the two recordings before looking at single functions.',
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
      what: `Neither durations nor functions that agree say what counts as no change, so values are compared as they stand: ${total(base.totalValue)} and ${total(current.totalValue)}.`,
      more: ['Nothing is called regressed.'],
      action: 'Record both sides for the same time or the same work.',
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
      what: idleText(changes) ?? '',
      action: 'Nothing to do in the code that runs; look at load and at what it waits for.',
    }),
  ]
}

type Words = { readonly title: string; readonly what: string; readonly more?: readonly string[]; readonly action: string }

function remark(changes: Changes, rule: ChangeRule, fn: number, share: number, { more = [], ...words }: Words): Insight {
  const { comparison } = changes
  const view = comparison.current.mean
  return {
    rule,
    kind: 'note',
    severity: 'low',
    fn,
    functionName: fn === NONE ? '' : nameOf(changes, fn),
    stack: fn === NONE ? [] : heaviestStack(comparison.union, view, fn),
    weight: fn === NONE ? null : { value: share * changes.current.totalValue, share, error: null, of: 'current' },
    more,
    details: [],
    tradeOff: null,
    explains: new Uint8Array((view.self.length + 7) >> 3),
    help: rule,
    ...words,
  }
}

function callerText(changes: Changes, stack: readonly number[]): string {
  const caller = stack[stack.length - 2]
  return caller === undefined ? '' : `, called by ${shortOf(changes, caller)}`
}

function shortOf({ comparison }: Changes, fn: number): string {
  return fn === NONE ? 'the root' : shortName(functionName(comparison.union, fn))
}

/** Whole where the other one is called the same in short. */
function apart(changes: Changes, fn: number, other: number): string {
  return shortOf(changes, fn) === shortOf(changes, other) ? nameOf(changes, fn) : shortOf(changes, fn)
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
