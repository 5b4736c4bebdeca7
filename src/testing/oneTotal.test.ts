// Properties that hold for every profile and every sample type, whoever asks: one total, shares within it, the same heaviest functions.

import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { foldedLines } from './foldedLines'
import { functionSource } from '../shared/analysis/functionTable'
import { formatValue } from '../shared/base/quantity'
import { profileReading } from '../shared/formats/reading'
import { FORMATS } from '../shared/formats/index'
import { shown } from './findings'
import { findInsights } from '../shared/insights/findInsights'
import { NO_CHANGES } from '../shared/insights/settings'
import { functionName, type Profile } from '../shared/profile/profile'
import { drawn } from '../shared/questions/drawn'
import { everything, selected } from '../shared/questions/selected'
import { hottest } from '../shared/questions/table'
import { report as makeReport } from '../shared/questions/report'
import { profileInfo } from '../shared/report/profileInfo'
import { topFunctions } from '../shared/report/topFunctions'
import { allFixtures, bytesOfFixture } from './fixtures'
import { profileOf } from './reading'

const HEAVIEST = 10
/** Sums of fractions differ in the last digits by the order in which they are added. */
const DIGITS = 9
/** What the report shows of them. */
const TABLE_ROWS = 15
const TABLE_HEADING = 'Top functions by self'

/** What is refused on purpose has no stacks beside it. */
const fixtures = allFixtures().filter(({ foldedPath }) => existsSync(foldedPath))

const rounded = (value: number) => Number(value.toPrecision(DIGITS))
const sum = (values: Iterable<number>) => Array.from(values).reduce((total, value) => total + value, 0)

/** What stands in the report's table, a row a function, as it is printed. */
function tableOf(svg: string): readonly string[] {
  const table = svg.slice(svg.indexOf(TABLE_HEADING))
  return Array.from(table.matchAll(/class="mono"[^>]*>([^<]*)</g), ([, name]) => name)
}

function expectOneTotal(profile: Profile, type: number): void {
  const source = functionSource(profile)
  const { self, total, totalValue, sizeOfAll } = source.weigh(type)
  const info = profileInfo(profile).sampleTypes[type]
  const view = selected({ kind: 'recording', profile }, everything(type))
  const { tree, wholeValue } = drawn(view, { isInverted: false, order: 'heaviest' })
  const lines = foldedLines(profile, type)
  expect([...self, ...total, ...tree.self, ...tree.total, ...tree.start, totalValue].filter(value => !Number.isFinite(value))).toEqual([])
  expect(rounded(info.total)).toBe(rounded(totalValue))
  expect(rounded(sum(self))).toBe(rounded(totalValue))
  expect(rounded(sum(lines.map(line => Number(line.slice(line.lastIndexOf(' ') + 1)))))).toBe(rounded(totalValue))
  const isDifference = self.some(value => value < 0)
  expect([tree.totalValue, wholeValue, topFunctions(source, type, 'self', 0).total].map(rounded)).toEqual(
    [sizeOfAll, sizeOfAll, sizeOfAll].map(rounded),
  )
  const slack = Math.abs(sizeOfAll) * 10 ** -DIGITS
  self.forEach((value, fn) => {
    if (!isDifference) expect(value).toBeLessThanOrEqual(total[fn] + slack)
    expect(Math.max(Math.abs(value), Math.abs(total[fn]))).toBeLessThanOrEqual(sizeOfAll + slack)
  })
  if (isDifference) return
  const report = findInsights(profile, view.stacks, type, { rules: NO_CHANGES })
  expect(rounded(report.total)).toBe(rounded(totalValue))
  for (const { share } of shown(report)) expect(share >= 0 && share <= 1).toBe(true)
}

describe.each(fixtures.map(fixture => [`${fixture.format}/${fixture.name}`, fixture] as const))('%s', (_, fixture) => {
  const profile = profileOf(bytesOfFixture(fixture))

  test('has one total in every sample type, whoever adds it up', () => {
    profile.meta.sampleTypes.forEach((_type, type) => expectOneTotal(profile, type))
  })

  test('has the same heaviest functions in the table, in the window and in the report', () => {
    const type = profile.meta.defaultSampleType
    const rows = topFunctions(functionSource(profile), type, 'self', 0).rows.filter(({ self }) => self !== 0)
    const view = selected({ kind: 'recording', profile }, everything(type))
    const window = hottest(view, HEAVIEST).self.map(({ fn, value }) => [functionName(profile, fn), value])
    expect(window.map(([, value]) => Math.abs(Number(value)))).toEqual(rows.slice(0, HEAVIEST).map(({ self }) => Math.abs(self)))
    expect(new Set(window.map(String)).size).toBe(new Set(rows.slice(0, HEAVIEST).map(({ name, self }) => String([name, self]))).size)
    const svg = makeReport(view, { source: fixture.name })
    expect(svg).not.toMatch(/NaN|Infinity/)
    if (rows.some(({ self }) => self < 0)) return
    expect(tableOf(svg).length).toBe(Math.min(rows.length, TABLE_ROWS))
    const { unit } = profile.meta.sampleTypes[type]
    for (const { self } of rows.slice(0, HEAVIEST)) expect(svg).toContain(`>${formatValue(self, unit)}</text>`)
  })

  test('has the same table of functions when no stacks are held for it', () => {
    const reading = profileReading(FORMATS, 'functions')
    reading.push(bytesOfFixture(fixture))
    const alone = reading.finishFunctions()
    if (alone === null) return
    const table = (source: Parameters<typeof topFunctions>[0]) => topFunctions(source, profile.meta.defaultSampleType, 'self', 0)
    expect(alone.ok && table(alone.value)).toEqual(table(functionSource(profile)))
  })
})
