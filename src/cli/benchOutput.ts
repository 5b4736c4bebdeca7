// How `flamewise bench` prints: figures or a comparison, as text, JSON or Markdown, and the gate's exit status.

import { formatShare } from '../shared/base/quantity'
import { benchMarkdown } from '../shared/benchmarks/benchMarkdown'
import { comparisonJson, suiteJson } from '../shared/benchmarks/benchJson'
import { compareSuites, type Comparison } from '../shared/benchmarks/compare'
import { comparisonRows } from '../shared/benchmarks/comparisonText'
import { benchGate } from '../shared/benchmarks/gate'
import type { Suite } from '../shared/benchmarks/suite'
import { measureLabel, suiteRows, type TextRows } from '../shared/benchmarks/suiteText'
import { changePercent } from '../shared/benchmarks/words'
import type { BenchCause } from './benchCauses'
import { UsageError } from './command'
import { printJson, printLines, printRemark } from './output'
import { textTable, type Align } from './textTable'

export type BenchOptions = { readonly json?: true; readonly markdown?: true; readonly failAbove?: number }

/** `--fail-above` was crossed. */
const EXIT_REGRESSED = 1
const LEFT: ReadonlySet<string> = new Set(['benchmark', 'unit', 'verdict', ''])

export function printSuite(suite: Suite, { json, markdown, failAbove }: BenchOptions): void {
  if (failAbove !== undefined) throw new UsageError('--fail-above needs --base: one side alone is above nothing')
  if (json === true) printJson(suiteJson(suite))
  else if (markdown === true) printLines([benchMarkdown('Benchmarks', suiteRows(suite))])
  else printRows(suiteRows(suite))
}

/** `causesOf`: what the profiles of both sides say, where there are some. */
export async function printComparison(
  base: Suite,
  current: Suite,
  { json, markdown, failAbove }: BenchOptions,
  causesOf: (comparison: Comparison) => Promise<readonly BenchCause[]> = async () => [],
): Promise<void> {
  const comparison = compareSuites(base, current)
  const { rows, unmatched } = comparison
  if (rows.length === 0) {
    throw new UsageError(`no benchmark is in both files: base has ${listed(unmatched.base)}; current has ${listed(unmatched.current)}`)
  }
  const causes = await causesOf(comparison)
  const table = comparisonRows(comparison)
  const told = { ...table, headline: [...table.headline, ...causes.map(causeLine)] }
  if (json === true) printJson({ ...comparisonJson(comparison), causes })
  else if (markdown === true) printLines([benchMarkdown('Benchmark comparison', told)])
  else printRows(told)
  if (failAbove !== undefined) applyGate(comparison, failAbove)
}

function causeLine({ benchmark, words, cause, base, current }: BenchCause): string {
  return `${benchmark}: ${words}; ${cause} (${base} → ${current})`
}

/** Names enough to see what is wrong. */
const MAX_NAMES = 3

function listed(names: readonly string[]): string {
  return names.slice(0, MAX_NAMES).join(', ') + (names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '')
}

function printRows({ headline, heading, rows, remarks }: TextRows): void {
  const align = heading.map((name): Align => (LEFT.has(name) ? 'left' : 'right'))
  printLines([...headline, '', ...textTable([heading, ...rows], align), ...(remarks.length > 0 ? ['', ...remarks] : [])])
}

/** Standard error, so that what is printed stays one JSON or Markdown document. */
function applyGate(comparison: Comparison, threshold: number): void {
  const { failures, unsure, detectable, isUntested } = benchGate(comparison, threshold)
  for (const { row, atLeast } of failures) {
    const { current, change } = row
    const by = change.ratio === null ? 'from zero' : changePercent(change.ratio)
    const sure = atLeast === Infinity ? '' : `, surely more than ${formatShare(atLeast)}`
    printRemark(`${measureLabel(current.series, current.measure)} got worse (${by}${sure}); the threshold is ${formatShare(threshold)}`)
  }
  for (const { current, change } of unsure) {
    const by = change.ratio === null ? 'worse' : changePercent(change.ratio)
    printRemark(
      `warning: ${measureLabel(current.series, current.measure)}: ${by} was measured; that it is more than ${formatShare(threshold)} is not sure`,
    )
  }
  if (failures.length > 0) process.exitCode = EXIT_REGRESSED
  else if (isUntested) printRemark('warning: nothing could be tested (single values are missing, or too few), so that no change is sure')
  else if (detectable !== null && detectable > threshold) {
    printRemark(
      `warning: a change of ${formatShare(detectable)} could have gone unseen; a threshold of ${formatShare(threshold)} needs more values`,
    )
  }
}
