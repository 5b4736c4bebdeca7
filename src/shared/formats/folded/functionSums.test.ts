import { expect, test } from 'vitest'
import { profileOf } from '../../../testing/reading'
import { seededRandom } from '../../../testing/random'
import { functionSource } from '../../analysis/functionTable'
import { bytesOf } from '../../base/utf8'
import type { FunctionSource } from '../../profile/functionSource'
import type { Profile } from '../../profile/profile'
import { FORMATS } from '../index'
import { profileReading } from '../reading'

/** Null where the reader has no way to functions but by stacks. */
function functionsAloneOf(text: string, chunkBytes: number): FunctionSource | null {
  const bytes = bytesOf(text)
  const reading = profileReading(FORMATS, 'functions')
  const chunk = new Uint8Array(chunkBytes)
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    const part = bytes.subarray(start, start + chunkBytes)
    chunk.set(part)
    reading.push(chunk.subarray(0, part.length))
  }
  const result = reading.finishFunctions()
  return result?.ok === true ? result.value : null
}

function tableOf({ strings, functions, weigh }: FunctionSource) {
  const { self, total, totalValue } = weigh(0)
  const rows = Array.from(functions.name, (name, fn) => `${strings[name]} ${strings[functions.file[fn]] ?? ''} ${self[fn]} ${total[fn]}`)
  return { totalValue, rows: rows.sort() }
}

function randomFolded(seed: number): string {
  const random = seededRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const name = () => ['main', 'order', 'tax (shop/tax.py:12)', 'tax (shop/tax.py:14)', 'query', '', 'java/util/HashMap.get_[j]'][below(7)]
  const lines = Array.from({ length: 60 }, () => `${Array.from({ length: 1 + below(7) }, name).join(';')} ${below(9) - 1}`)
  return `${lines.sort().join('\n')}\n# a comment\nmain;order\n${below(2) === 0 ? '' : '; 4\n'}`
}

test('adds up functions without stacks to what their stacks add up to', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const text = randomFolded(seed)
    const profile = profileOf(text)
    const alone = functionsAloneOf(text, seed % 2 === 0 ? 31 : 100_000)
    expect(alone === null ? null : tableOf(alone)).toEqual(tableOf(functionSource(profile)))
    // How many lines had no stack is not known where nothing but sums is kept.
    const meta = (of: Profile['meta'] | undefined) => ({ ...of, notes: of?.notes.filter(({ what }) => !what.includes('(no stack)')) })
    expect(meta(alone?.meta)).toEqual(meta(profile.meta))
  }
})

test('counts lines without a number once each, unless a line has one', () => {
  const uncounted = functionsAloneOf('a;b\na;c\na;b\n', 8)
  expect(uncounted === null ? null : tableOf(uncounted)).toEqual({ totalValue: 3, rows: ['a  0 3', 'b  2 2', 'c  1 1'] })
  const counted = functionsAloneOf('a;b\na;c 3\na;d 1\na;e 1\n', 8)
  expect(counted === null ? null : tableOf(counted)).toEqual({ totalValue: 5, rows: ['a  0 5', 'c  3 3', 'd  1 1', 'e  1 1'] })
})

test('leaves files of two columns to their stacks', () => {
  expect(functionsAloneOf('a;b 1 2\na;c 3 4\n', 100)).toBeNull()
})
