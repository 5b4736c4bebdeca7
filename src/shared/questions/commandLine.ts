// The command that prints what the window shows: in options that people read where these say just the same, else with the whole view.

import type { Transform } from '../analysis/transforms'
import { functionName, type Profile, type Thread } from '../profile/profile'
import { savedView } from './savedView'
import type { Selection } from '../analysis/selectStacks'
import { selected, type Selected } from './selected'
import { selectionOf, type SelectionWords } from './selection'
import { recordingOf } from './subject'

/** How the shell quotes: POSIX, or what Windows' programs take apart (CommandLineToArgvW). */
export type Quoting = 'posix' | 'windows'

/**
 * The options of a command that select the same samples and stacks, one word each, unquoted. They were tried: whatever they select
 * weighs the same, function by function.
 */
export function selectionArguments(profile: Profile, selection: Selection): readonly string[] {
  const words = wordsOf(profile, selection)
  const found = words === null ? null : selectionOf(profile, words)
  if (words !== null && found?.ok === true && isSame(profile, selection, found.value)) return argumentsOf(profile, words)
  return ['--view', JSON.stringify(savedView(profile, { selection, isInverted: false }))]
}

/** `words` as they are typed. */
export function commandText(words: readonly string[], quoting: Quoting): string {
  return words.map(word => (quoting === 'posix' ? posixWord(word) : windowsWord(word))).join(' ')
}

/** Null where steps have no options, or come in an order that options have not. */
function wordsOf(profile: Profile, selection: Selection): SelectionWords | null {
  const { sampleType, threads, timeNs, labels, withoutLabels = [], groupBy = [], transforms } = selection
  if (withoutLabels.length + groupBy.length > 0) return null
  const hide: string[] = []
  let focus: string | undefined
  let myCode = false
  for (const [at, step] of transforms.entries()) {
    const hidden = hiddenWords(profile, step)
    if (step.kind === 'merge-foreign' && step.roles === undefined && at === 0) myCode = true
    else if (hidden !== null && focus === undefined) hide.push(hidden)
    else if (step.kind === 'focus-function' && at === transforms.length - 1) focus = functionName(profile, step.fn)
    else return null
  }
  return {
    sampleType: profile.meta.sampleTypes[sampleType]?.name,
    threads: threads?.map(row => threadWord(profile.threads, row)),
    labels,
    timeNs: timeNs === null ? undefined : [Math.round(timeNs[0]), Math.round(timeNs[1])],
    hide,
    focus,
    myCode,
  }
}

function hiddenWords(profile: Profile, step: Transform): string | null {
  if (step.kind === 'merge-function') return functionName(profile, step.fn)
  if (step.kind !== 'merge-matching' || step.query.matchesCase) return null
  const { text, isRegex } = step.query
  return isRegex && !text.startsWith('/') ? `/${text}/i` : text
}

/** The id where several threads have the name. */
function threadWord(threads: readonly Thread[], row: number): string {
  const { name, threadId } = threads[row]
  const isOnly = threads.filter(other => other.name === name).length === 1
  return isOnly || threadId === null ? name : String(threadId)
}

/** Sums of fractions differ by their order. */
const ROUNDING = 1e-9

function isSame(profile: Profile, one: Selection, other: Selection): boolean {
  if (one.sampleType !== other.sampleType) return false
  const [a, b]: readonly Selected[] = [selected(recordingOf(profile), one), selected(recordingOf(profile), other)]
  const [before, after] = [a.weights(), b.weights()]
  const slack = Math.abs(a.whole()) * ROUNDING
  const isNear = (x: Float64Array, y: Float64Array) => x.every((value, fn) => Math.abs(value - y[fn]) <= slack)
  return isNear(before.self, after.self) && isNear(before.total, after.total) && Math.abs(before.totalValue - after.totalValue) <= slack
}

function argumentsOf({ meta }: Profile, words: SelectionWords): readonly string[] {
  const { sampleType, threads = [], labels = [], timeNs, hide = [], focus, myCode = false } = words
  const isDefault = sampleType === meta.sampleTypes[meta.defaultSampleType]?.name
  return [
    ...(sampleType === undefined || isDefault ? [] : [`--sample-type=${sampleType}`]),
    ...threads.map(thread => `--thread=${thread}`),
    ...labels.map(({ key, value }) => `--label=${key}=${value}`),
    ...(timeNs === undefined ? [] : [`--time=${timeText(timeNs[0])}..${timeText(timeNs[1])}`]),
    ...hide.map(name => `--hide=${name}`),
    ...(focus === undefined ? [] : [`--focus=${focus}`]),
    ...(myCode ? ['--my-code'] : []),
  ]
}

/** What stands before the recording is its start. */
function timeText(ns: number): string {
  return ns <= 0 ? '' : `${String(ns)}ns`
}

function posixWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** A quote is escaped by a backslash, and backslashes only before one. */
function windowsWord(word: string): string {
  if (/^[\w@+=:,./\\-]+$/.test(word)) return word
  let quoted = ''
  let backslashes = 0
  for (const sign of word) {
    quoted += sign === '"' ? `${'\\'.repeat(backslashes + 1)}"` : sign
    backslashes = sign === '\\' ? backslashes + 1 : 0
  }
  return `"${quoted}${'\\'.repeat(backslashes)}"`
}
