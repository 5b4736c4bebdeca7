import { describe, expect, test } from 'vitest'
import { errorText } from '../shared/formats/errorText'
import { allFixtures, bytesOfFixture } from './fixtures'
import { MUTATIONS } from './mutations'
import { read } from './reading'
import { seededRandom } from './random'

const SEED = 20_240_229
/** Of each kind, for each fixture: with ten kinds and some sixty fixtures these are thousands of files. */
const CASES = 8
/** The beginning of a long file breaks as the whole would, and many more of them can be read in a minute. */
const MOST_BYTES = 48 * 1024
/** Real reads come in large chunks; what small ones do is tested with the fixtures. */
const CHUNK_BYTES = 1 << 20
/** No record of any format makes more rows from one byte; a reader that does has believed a length or gone round in a circle. */
const MOST_ROWS_PER_BYTE = 4

/** A profile whose columns hold together (`read` sees to that), or an error that says something. */
function expectAnswer(bytes: Uint8Array): void {
  const result = read(bytes, CHUNK_BYTES)
  if (!result.ok) {
    expect(errorText(result.error)).toMatch(/\w{3}/)
    return
  }
  const { samples, stacks, strings, frames } = result.value
  const rows = samples.stack.length + stacks.parent.length + strings.length + frames.fn.length
  expect(rows).toBeLessThan(MOST_ROWS_PER_BYTE * bytes.length + 100)
}

describe.each(allFixtures().map(fixture => [`${fixture.format}/${fixture.name}`, fixture] as const))('%s', (name, fixture) => {
  const bytes = bytesOfFixture(fixture).slice(0, MOST_BYTES)
  test.each(Object.entries(MUTATIONS))('%s is a profile or an error', (kind, mutate) => {
    const random = seededRandom(SEED + bytes.length)
    for (let i = 0; i < CASES; i++) {
      const broken = mutate(bytes, random)
      try {
        expectAnswer(broken)
      } catch (thrown) {
        throw new Error(`case ${i} of ${name} ${kind}`, { cause: thrown })
      }
    }
  })
})
