import { expect, test } from 'vitest'
import { errorText } from '../../shared/formats/errorText'
import { allFixtures, bytesOfFixture } from '../fixtures'
import { read } from '../reading'
import { seededRandom } from '../random'
import { oddInput } from './inputs'

// What commands say of such files, and what they take for it, is tried by `npm run fuzz` with the built program.

const SEED = 20_261_129
const CASES = 700
/** Larger ones take longer and hold nothing else. */
const MOST_BYTES = 24 * 1024
const CHUNK_BYTES = 1 << 20
const MS_PER_CASE = 1000

test(
  'what is odd is a profile whose columns hold together, or one sentence',
  () => {
    const small = allFixtures()
      .map(fixture => [fixture, bytesOfFixture(fixture)] as const)
      .filter(([, { length }]) => length <= MOST_BYTES)
    const faults: string[] = []
    let answered = 0
    for (let i = 0; i < CASES; i++) {
      const [fixture, bytes] = small[i % small.length]
      const { kind, bytes: input, wantsGzip } = oddInput(bytes, seededRandom(SEED + i))
      // Those of a hundred megabytes are for the long run.
      if (wantsGzip) continue
      const name = `case ${i}, ${kind}, of ${fixture.format}/${fixture.name}`
      try {
        const result = read(input, CHUNK_BYTES)
        if (result.ok) answered++
        else if (!/\w{3}/.test(errorText(result.error))) faults.push(`${name}: no words`)
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
