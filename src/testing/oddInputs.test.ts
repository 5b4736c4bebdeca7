import { expect, test } from 'vitest'
import { foldedLines } from '../shared/analysis/foldedLines'
import { functionSource } from '../shared/analysis/functionTable'
import { printableLines, safeJson } from '../shared/base/text/unsafe'
import { errorText } from '../shared/formats/errorText'
import { NO_CHANGES } from '../shared/insights/settings'
import type { Profile } from '../shared/profile/profile'
import { findings } from '../shared/questions/findings'
import { report } from '../shared/questions/report'
import { everything, selected } from '../shared/questions/selected'
import { convertProfile } from '../shared/report/convert'
import { insightsJson } from '../shared/report/insightsJson'
import { profileInfo } from '../shared/report/profileInfo'
import { topFunctions } from '../shared/report/topFunctions'
import { allFixtures, bytesOfFixture } from './fixtures'
import { oddInput } from './oddInputs'
import { profileOf, read } from './reading'
import { seededRandom } from './random'

const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_129)
/** A minute's worth. `FUZZ_CASES=5000 npx vitest run src/testing/oddInputs.test.ts` is the long run. */
const CASES = Number(process.env['FUZZ_CASES'] ?? 400)
/** Larger ones take longer and hold nothing else. */
const MOST_BYTES = 24 * 1024
const CHUNK_BYTES = 1 << 20
/** Sums of fractions differ in their last digits by the order in which they are added. */
const DIGITS = 9
const MS_PER_CASE = 5000

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/
const NO_NUMBER = /\b(?:NaN|Infinity)\b/

const rounded = (value: number) => Number(value.toPrecision(DIGITS))

/** What every command says of it, and what is wrong with that. */
function faultsOf(profile: Profile): readonly string[] {
  const type = profile.meta.defaultSampleType
  const asked = selected({ kind: 'recording', profile }, everything(type))
  const info = profileInfo(profile)
  const top = topFunctions(functionSource(profile), type, 'self', 0)
  const found = insightsJson(profile, findings(asked, NO_CHANGES))
  const lines = foldedLines(profile, type)
  const svg = report(asked, { source: 'odd' })
  const json = safeJson(JSON.stringify([info, top, found]))
  const sums = [
    info.sampleTypes[type].total,
    top.rows.reduce((sum, { self }) => sum + self, 0),
    lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0),
  ].map(rounded)
  const back = lines.length > 0 ? profileOf(convertProfile(profile, 'speedscope', type, 'odd').bytes) : profile
  return [
    ...(sums.every(sum => sum === sums[0]) ? [] : [`totals ${sums}`]),
    ...(back.samples.values.flatMap(column => Array.from(column)).every(Number.isFinite) ? [] : ['no number after converting']),
    ...(numbersIn([info, top, found]).every(Number.isFinite) ? [] : ['no number in JSON']),
    ...(CONTROLS.test(json) ? ['control character in JSON'] : []),
    ...(CONTROLS.test(printableLines(lines.join('\n'))) ? ['control character in folded stacks'] : []),
    ...(CONTROLS.test(svg) ? ['control character in the report'] : []),
    ...(NO_NUMBER.test(svg.replace(/<title>[^<]*<\/title>/g, '').replace(/="[^"]*"/g, each => (NO_NUMBER.test(each) ? each : '')))
      ? ['NaN in the report']
      : []),
    ...(found.insights.every(({ share }) => share >= 0 && share <= 1) ? [] : ['a share out of its range']),
  ]
}

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

test(
  'every command has a true answer, or one sentence, for what is odd',
  () => {
    const fixtures = allFixtures().filter(({ path }) => !/\.(?:gz|jfr|dump|pb|pprof|data|mojo|cpu|heap)$/.test(path))
    const small = fixtures.map(fixture => [fixture, bytesOfFixture(fixture)] as const).filter(([, { length }]) => length <= MOST_BYTES)
    const random = seededRandom(SEED)
    const faults: string[] = []
    let answered = 0
    for (let i = 0; i < CASES; i++) {
      const [fixture, bytes] = small[i % small.length]
      const input = oddInput(bytes, random)
      const name = `case ${i} of ${fixture.format}/${fixture.name}`
      try {
        const result = read(input, CHUNK_BYTES)
        if (result.ok) answered++
        const found = result.ok ? faultsOf(result.value) : /\w{3}/.test(errorText(result.error)) ? [] : ['no words']
        faults.push(...found.map(fault => `${name}: ${fault}`))
      } catch (thrown) {
        faults.push(`${name}: ${thrown instanceof Error ? (thrown.stack ?? '').slice(0, 300) : String(thrown)}`)
      }
    }
    expect(faults).toEqual([])
    // Most are odd and still profiles: else this would test refusing alone.
    expect(answered).toBeGreaterThan(CASES / 4)
  },
  CASES * MS_PER_CASE,
)
