import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { foldedLines } from './foldedLines'
import { convertProfile, type Conversion } from '../shared/report/convert'
import { convertedBytes } from './convertedBytes'
import { columnsText } from './columnsText'
import { withFullNames, withPlacesApart } from '../shared/profile/spelling'
import { allFixtures, allStacks, bytesOfFixture, goldenText, unpacked, type Fixture } from './fixtures'
import { ORACLES } from './oracles'
import { profileOf, read } from './reading'

/** Files to be recognised and answered with the command that makes them readable. */
const REFUSED: readonly string[] = ['perf-report']
/** … of a format that is read otherwise. */
const REFUSED_CASES: readonly string[] = ['perf-data/c-dwarf']

function isRefused({ format, name }: Fixture): boolean {
  return REFUSED.includes(format) || REFUSED_CASES.includes(`${format}/${name}`)
}

const fixtures = allFixtures()
const readable = fixtures.filter(fixture => !isRefused(fixture))

function named(list: readonly Fixture[]): readonly (readonly [string, Fixture])[] {
  return list.map(fixture => [`${fixture.format}/${fixture.name}`, fixture])
}

/** `UPDATE_GOLDEN=1` writes what is read now; the diff is to be reviewed. */
function expectGolden(path: string, text: string): void {
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text)
  if (!existsSync(path)) throw new Error('no golden file: UPDATE_GOLDEN=1 npx vitest run src/testing/fixtures.test.ts')
  expect(text).toBe(readFileSync(path, 'utf8'))
}

/** Folded stacks have no blank at the end of a name. */
function sayableInFolded(lines: readonly string[]): readonly string[] {
  return lines.map(line => line.replace(/ +(?= -?[\d.]+$)/, ''))
}

describe.each(named(readable))('%s', (_, fixture) => {
  test('has the stacks of its golden file', () => {
    expectGolden(fixture.foldedPath, goldenText(profileOf(bytesOfFixture(fixture))))
  })

  test('has the places, modules, times, threads, labels and notes of its golden file', () => {
    expectGolden(fixture.columnsPath, columnsText(profileOf(bytesOfFixture(fixture))))
  })

  test('is the same profile without its name, packed again and in other chunks', () => {
    const bytes = bytesOfFixture(fixture)
    const result = read(unpacked(gzipSync(bytes)), 977)
    expect(result.ok ? columnsText(result.value) : result.error).toEqual(columnsText(profileOf(bytes)))
  })

  test('has the same stacks when it is converted and read back', () => {
    const profile = profileOf(bytesOfFixture(fixture))
    const stacks = allStacks(profile)
    profile.meta.sampleTypes.forEach(({ name }, type) => {
      const convertedTo = (to: Conversion) => profileOf(convertedBytes(convertProfile(profile, to, type, fixture.name)))
      const sayable = sayableInFolded(stacks[name])
      if (sayable.length > 0) expect(foldedLines(convertedTo('folded'), 0)).toEqual(sayable)
      if (type === 0) expect(allStacks(convertedTo('speedscope'))).toEqual(stacks)
      if (type === 0) expect(allStacks(convertedTo('pprof'))).toEqual(allStacks(withPlacesApart(withFullNames(profile))))
    })
  })
})

test.each(named(readable.filter(({ format, oracle }) => oracle !== null && ORACLES.has(format))))(
  '%s has the figures of its own tool',
  (_, fixture) => {
    ORACLES.get(fixture.format)?.(profileOf(bytesOfFixture(fixture)), fixture)
  },
)

test('holds every format to the tool that its fixtures were recorded with', () => {
  const asked = new Set(fixtures.filter(({ oracle }) => oracle !== null).map(({ format }) => format))
  expect([...asked].filter(format => !ORACLES.has(format))).toEqual([])
})

test.each(named(fixtures.filter(isRefused)))('%s is refused with the command to run', (_, fixture) => {
  const result = read(bytesOfFixture(fixture))
  expect(result.ok ? result.value.meta : result.error).toMatchObject({ kind: 'unsupported', advice: expect.stringMatching(/`.+`/) })
})
