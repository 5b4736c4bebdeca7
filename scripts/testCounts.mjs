// Reads what the two test runners counted, and the words of what failed or was skipped.

import { relative } from 'node:path'

/** Enough for what was expected and what came; the rest are the runner's own frames. */
const SHOWN_LINES = 15
/** When this many have failed it is one fault, and more of them say nothing new. */
const SHOWN_FAILURES = 20

/** @type {{ passed: number, failed: number, skipped: number, notes: string[] }} */
export const noCounts = { passed: 0, failed: 0, skipped: 0, notes: [] }

/** Vitest's JSON report, which is Jest's. A file that does not load has no tests and counts as one that failed. */
export function vitestCounts(report, root) {
  /** @type {typeof noCounts} */
  const sum = { ...noCounts, notes: [] }
  for (const { name, status, message, assertionResults } of report.testResults) {
    const file = relative(root, name)
    if (status === 'failed' && assertionResults.every(result => result.status !== 'failed')) {
      sum.failed++
      sum.notes.push(`${file}: ${message}`)
    }
    for (const { status: outcome, fullName, failureMessages } of assertionResults) {
      if (outcome === 'passed') sum.passed++
      else if (outcome !== 'failed') sum.skipped++
      else {
        sum.failed++
        sum.notes.push(`${file}: ${fullName}\n${shortened(failureMessages)}`)
      }
    }
  }
  return { ...sum, notes: firstOf(sum.notes) }
}

/** Playwright's JSON report. Tests that are skipped for one reason are one note; one that needed another try passed, with a note. */
export function playwrightCounts(report) {
  const sum = { ...noCounts, notes: report.errors.map(error => error.message ?? String(error.value)) }
  const skippedFor = new Map()
  for (const spec of specsIn(report.suites)) {
    for (const { projectName, status, annotations, results } of spec.tests) {
      const words = results.flatMap(result => result.errors.map(error => error.message ?? String(error.value)))
      const said = `${projectName}: ${spec.file}: ${spec.title}\n${shortened(words)}`
      if (status === 'expected') sum.passed++
      else if (status === 'flaky') {
        sum.passed++
        sum.notes.push(`passed at the ${results.length > 2 ? 'third' : 'second'} try: ${said}`)
      } else if (status === 'skipped') {
        sum.skipped++
        const reason = `${projectName}: ${annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given'}`
        skippedFor.set(reason, (skippedFor.get(reason) ?? 0) + 1)
      } else {
        sum.failed++
        sum.notes.push(said)
      }
    }
  }
  const skips = Array.from(skippedFor, ([reason, count]) => `${count} skipped in ${reason}`)
  return { ...sum, notes: [...firstOf(sum.notes), ...skips] }
}

function shortened(messages) {
  const lines = messages.join('\n').split('\n')
  return lines
    .filter(line => !line.includes('node_modules') && !line.includes('(<anonymous>)'))
    .slice(0, SHOWN_LINES)
    .join('\n')
}

function firstOf(notes) {
  const more = notes.length - SHOWN_FAILURES
  return more <= 0 ? notes : [...notes.slice(0, SHOWN_FAILURES), `… and ${more} more`]
}

function specsIn(suites) {
  return suites.flatMap(suite => [...(suite.specs ?? []), ...specsIn(suite.suites ?? [])])
}
