// The options that say which part of a profile is meant: the same on every command that reads one, and what they select is what the window would.

import { InvalidArgumentError, type Command as Program } from 'commander'
import type { LabelChoice } from '../shared/analysis/stackView'
import { nsPerUnit } from '../shared/base/quantity'
import { UsageError } from './command'
import type { SelectionWords } from '../shared/questions/selection'

export type SelectionOptions = {
  readonly sampleType?: string
  readonly thread?: readonly string[]
  readonly label?: readonly LabelChoice[]
  readonly time?: readonly [number, number]
  readonly focus?: string
  readonly hide?: readonly string[]
  readonly myCode?: true
  readonly view?: unknown
}

export function withSelection(command: Program): Program {
  return command
    .option('--sample-type <name>', "one of the sample types that 'flamewise info' lists")
    .option('--thread <name>', 'only the samples of this thread, by name or id; may be given again', added)
    .option('--label <k=v>', 'only samples with this label; may be given again, and all must be there', addedLabel)
    .option('--time <from..to>', 'only samples of this time since the start: 1.5s..3s, 200ms.., ..2min', timeRange)
    .option('--focus <function>', 'only what this function calls: its name, part of it, or /a pattern/')
    .option('--hide <function>', 'gives the time of such functions to their callers; may be given again', added)
    .option('--my-code', 'gives the time of libraries and runtimes to your own functions that called them')
    .option('--view <json>', "a view as the window's 'Copy as command' writes it, in place of the options above", savedView)
}

export function wordsOf({ sampleType, thread, label, time, focus, hide, myCode, view }: SelectionOptions): SelectionWords {
  if (view !== undefined) {
    const others = { sampleType, thread, label, time, focus, hide, myCode }
    const given = Object.values(others).some(value => value !== undefined)
    if (given) throw new UsageError('--view says all that is selected: leave out the other options')
    return { view }
  }
  return { sampleType, threads: thread, labels: label, timeNs: time, focus, hide, myCode }
}

/** For an option that may be given again. */
export function added(word: string, before: readonly string[] = []): readonly string[] {
  return [...before, word]
}

/** For an option `k=v` that may be given again. */
export function addedLabel(text: string, before: readonly LabelChoice[] = []): readonly LabelChoice[] {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('It must be a label and what it says: k=v.')
  return [...before, { key: text.slice(0, at), value: text.slice(at + 1) }]
}

function savedView(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidArgumentError("It must be JSON, as the window's 'Copy as command' writes it.")
  }
}

/** In nanoseconds; an end that is left out is the recording's. */
function timeRange(text: string): readonly [number, number] {
  const [from = '', to = '', ...more] = text.split('..')
  const range: readonly [number, number] = [from === '' ? -Infinity : timeNs(from), to === '' ? Infinity : timeNs(to)]
  if (more.length > 0 || !text.includes('..') || !(range[0] < range[1])) throw new InvalidArgumentError(TIME_FORM)
  return range
}

const TIME_FORM = 'It must be a range of time: 1.5s..3s, 200ms.., ..2min.'
/** Beside the units that profiles have. */
const MORE_UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1e9],
  ['min', 60e9],
  ['h', 3600e9],
])

/** Seconds, where there is no unit. */
function timeNs(text: string): number {
  const [, number = '', unit = ''] = /^(\d{1,15}(?:\.\d{1,9})?)\s?([a-zµ]*)$/.exec(text.trim()) ?? []
  const scale = MORE_UNITS.get(unit) ?? nsPerUnit(unit)
  if (number === '' || scale === null) throw new InvalidArgumentError(TIME_FORM)
  return Number(number) * scale
}
