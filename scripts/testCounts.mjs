// Reads what the two test runners counted, and the words of what failed or was skipped.

import { relative } from 'node:path'

export const noCounts = { passed: 0, failed: 0, skipped: 0, notes: [] }

/** Vitest's JSON report, which is Jest's. A file that does not load has no tests and counts as one that failed. */
export function vitestCounts(report, root) {
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
        sum.notes.push(`${file}: ${fullName}\n${failureMessages.join('\n')}`)
      }
    }
  }
  return sum
}

/** Playwright's JSON report. Tests that are skipped for one reason are one note. */
export function playwrightCounts(report) {
  const sum = { ...noCounts, notes: report.errors.map(error => error.message ?? String(error.value)) }
  const skippedFor = new Map()
  for (const spec of specsIn(report.suites)) {
    for (const { projectName, status, annotations, results } of spec.tests) {
      if (status === 'expected') sum.passed++
      else if (status === 'skipped') {
        sum.skipped++
        const reason = `${projectName}: ${annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given'}`
        skippedFor.set(reason, (skippedFor.get(reason) ?? 0) + 1)
      } else {
        sum.failed++
        const words = results.flatMap(result => result.errors.map(error => error.message ?? String(error.value)))
        sum.notes.push(`${projectName}: ${spec.file}: ${spec.title}\n${words.join('\n')}`)
      }
    }
  }
  for (const [reason, count] of skippedFor) sum.notes.push(`${count} skipped in ${reason}`)
  return sum
}

function specsIn(suites) {
  return suites.flatMap(suite => [...(suite.specs ?? []), ...specsIn(suite.suites ?? [])])
}
