import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EVERY_FINDING } from '../../testing/everyFinding'
import { findingsOf, shown } from '../../testing/findings'
import { functionName, type Profile } from '../profile/profile'
import { profileOf } from '../../testing/reading'
import { told } from '../report/told'
import { RULES } from './index'

const GOLDEN = join(import.meta.dirname, '../../testing/everyFinding.expected.txt')

/** All that a reader is told of each finding, its weight with its error, what unfolds, and how much of the profile it explains. */
function textOf(input: string | Profile): string {
  const profile = typeof input === 'string' ? profileOf(input) : input
  const report = findingsOf(profile)
  const { measure, measureTitle, total, unit, activeShare, samples, sampleCount, sureSamples, widest } = report
  const about = `${measure} (${measureTitle}), ${total} ${unit}, ${numberText(activeShare)} active, samples ${samples} ${sampleCount} ${sureSamples}`
  const nearest = widest === null ? '' : `; widest ${widest.functionName} ${numberText(widest.selfShare)}`
  const findings = shown(report).map(finding => {
    const { rule, kind, severity, title, functionName: name, stack, weight, details, tradeOff, explains, help } = finding
    const { value = 0, share = 0, error = null, of = '' } = weight ?? {}
    const bits = explains.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
    const lines = [
      `${severity} ${rule} (${kind}, #${help}): ${title}`,
      `  ${name === '' ? 'no function' : name}, in ${stack.map(fn => functionName(profile, fn)).join(';')}`,
      `  ${value}, ${numberText(share)}${error === null ? '' : ` ± ${numberText(error)}`} of ${of}; explains ${bits} stacks`,
      `  ${told(finding, report).evidence}`,
      ...details.map(({ label, value: text }) => `  ${label}: ${text}`),
      `  ${told(finding, report).action}`,
      ...(tradeOff === null ? [] : [`  Gain ${tradeOff.gain}; cost ${tradeOff.cost}; risk ${tradeOff.risk}`]),
    ]
    return lines.join('\n')
  })
  return [about + nearest, ...findings].join('\n')
}

function numberText(value: number): string {
  return String(Number(value.toFixed(6)))
}

/** By heading. */
const sections = new Map(
  (existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8') : '').split(/^== /m).flatMap(part => {
    const [heading = '', ...lines] = part.split('\n')
    return heading === '' ? [] : [[heading, lines.join('\n').trimEnd()] as const]
  }),
)

/** `UPDATE_GOLDEN=1` writes what is said now; the diff is to be reviewed. */
if (process.env['UPDATE_GOLDEN'] === '1') {
  const parts = Object.entries(EVERY_FINDING).map(([heading, input]) => `== ${heading}\n${textOf(input)}\n`)
  writeFileSync(GOLDEN, parts.join('\n'))
  sections.clear()
}

test.each(Object.entries(EVERY_FINDING))('%s: what is said of it', (heading, input) => {
  if (process.env['UPDATE_GOLDEN'] === '1') return
  const expected = sections.get(heading)
  if (expected === undefined)
    throw new Error('not in the golden file: UPDATE_GOLDEN=1 npx vitest run src/shared/insights/everyFinding.test.ts')
  expect(textOf(input)).toBe(expected)
})

test('each name that a rule reports is said of one of these profiles', () => {
  const said = new Set(Object.values(EVERY_FINDING).flatMap(input => findingsOf(input).insights.map(({ rule }) => rule)))
  expect(RULES.flatMap(({ reports }) => reports).filter(report => !said.has(report))).toEqual([])
})

test('nothing else is in the golden file', () => {
  if (process.env['UPDATE_GOLDEN'] === '1') return
  expect([...sections.keys()]).toEqual(Object.keys(EVERY_FINDING))
})
