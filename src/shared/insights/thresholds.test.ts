// Each threshold of each rule, at the very value that decides.

import { expect, test } from 'vitest'
import { findingsOf } from '../../testing/findings'
import { THRESHOLDS, type Threshold } from '../../testing/thresholds'
import { RULES } from './index'
import { NO_CHANGES, type RuleSettings } from './settings'

/** Small against all quantities here. */
const HAIR = 1e-9

/** The same profile with weights that are no whole numbers, so that nobody can say how many samples there were. */
function weighed(text: string): string {
  return text.replace(/ ([\d.]+)$/gm, (_, weight: string) => ` ${Number(weight) / 4096}`)
}

function settings(rule: string, limits: Readonly<Record<string, number>>): RuleSettings {
  return { ...NO_CHANGES, rules: new Map([[rule, { enabled: true, limits, patterns: [] }]]) }
}

function speaks(rule: string, limit: string, { input, also = {}, of, as, share, measure }: Threshold, value: number): boolean {
  const reports = RULES.find(({ id }) => id === rule)?.reports ?? []
  return findingsOf(input, settings(rule, { ...also, [limit]: value }), measure).insights.some(
    found =>
      reports.some(report => report === found.rule) &&
      (of ?? found.functionName) === found.functionName &&
      (as ?? found.severity) === found.severity &&
      (share ?? found.weight?.share) === found.weight?.share,
  )
}

test('every threshold stands here', () => {
  const known = Object.entries(THRESHOLDS).map(([rule, limits]) => `${rule}: ${Object.keys(limits).sort().join(', ')}`)
  const all = RULES.filter(({ limits }) => Object.keys(limits).length > 0).map(
    ({ id, limits }) => `${id}: ${Object.keys(limits).sort().join(', ')}`,
  )
  expect(known.sort()).toEqual(all.sort())
})

const rows = Object.entries(THRESHOLDS).flatMap(([rule, limits]) =>
  Object.entries(limits).flatMap(([limit, threshold]) => [threshold].flat().map(one => [rule, limit, one] as const)),
)

test.each(rows)('%s: %s decides at its very value', (rule, limit, threshold) => {
  const { input, hasSamples } = threshold
  const one = { ...threshold, input: typeof input !== 'string' || hasSamples === true ? input : weighed(input) }
  const at = (value: number) => speaks(rule, limit, one, value)
  const { value, how } = threshold
  const [inside, outside] = { least: [0, HAIR], more: [-HAIR, 0], most: [0, -HAIR], less: [HAIR, 0] }[how]
  expect({ inside: at(value + inside), outside: at(value + outside) }).toEqual({ inside: true, outside: false })
})
