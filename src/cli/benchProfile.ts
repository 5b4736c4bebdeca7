// `flamewise bench run --profile`: one more run of each command under the profiler that fits. Its time is in no figure.

import { prepareRecording } from '../node/record/record'
import { startedTarget } from '../node/record/target'
import { compareSuites } from '../shared/benchmarks/compare'
import type { Suite } from '../shared/benchmarks/suite'
import { sureChange } from '../shared/benchmarks/sureChange'
import { causeText } from '../shared/questions/benchCause'
import { UsageError } from './command'
import { printRemark } from './output'
import { readCompared } from './subject'

const SIDES = ['base', 'current'] as const

/** Says on standard error where the profiles are and, of two, what of a sure change lies where. */
export async function profileRuns(commands: readonly (readonly string[])[], suites: readonly Suite[]): Promise<void> {
  const paths: string[] = []
  for (const [at, words] of commands.entries()) {
    const side = commands.length === 1 ? '' : ` of ${SIDES[at]}`
    paths.push(await recorded(words, side))
  }
  const [base, current] = paths
  if (current === undefined) return printRemark(`next: flamewise insights ${base}`)
  printRemark(`next: flamewise diff ${base} ${current}`)
  const { profile, changes } = await readCompared({ base: [base], current: [current] }, {})
  for (const row of compareSuites(suites[0], suites[1]).rows) {
    const change = sureChange(row)
    if (change === null) continue
    const cause = causeText(change.ratio, profile, changes.base, changes.current)
    printRemark(`${change.words}; ${cause ?? 'no one function of your own holds most of it'}`)
  }
}

async function recorded(words: readonly string[], side: string): Promise<string> {
  const target = startedTarget(words)
  if (!target.ok) throw new UsageError(`--profile: ${target.error}`)
  const options = { seconds: null, rateHz: null }
  const prepared = await prepareRecording({ target: target.value, options, output: null, folder: process.cwd(), by: null })
  if (!prepared.ok) throw new UsageError(`--profile: ${prepared.error}`)
  const { record, discard, output, recorder } = prepared.value
  try {
    // What the command prints was closed while it was measured, and is of no interest now.
    const done = await record({ stop: new AbortController().signal, onSecondsLeft: () => undefined, onWords: () => undefined })
    if (!done.ok) throw new UsageError(`--profile: ${done.error}`)
  } finally {
    discard()
  }
  printRemark(`profile${side}, by ${recorder.title}: ${output}`)
  return output
}
