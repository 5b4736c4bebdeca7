import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { convertedBytes } from '../../testing/convertedBytes'
import { profileOf } from '../../testing/reading'
import { isRecord } from '../base/json'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile } from '../profile/profile'
import { CONVERSIONS, convertProfile } from './convert'

const EXAMPLES = ['order-service-go.current.pb.gz', 'order-service-node.current.cpuprofile']
const UNITS = ['bytes', 'microseconds', 'milliseconds', 'nanoseconds', 'none', 'seconds']

/** What speedscope's published schema asks of a file, as far as it is about sampled profiles; the first breach in words. */
function breach(file: unknown): string | null {
  if (!isRecord(file)) return 'not an object'
  if (file['$schema'] !== 'https://www.speedscope.app/file-format-schema.json') return '$schema'
  const { shared, profiles } = file
  if (!isRecord(shared) || !Array.isArray(shared['frames'])) return 'shared.frames'
  const frames: readonly unknown[] = shared['frames']
  if (!frames.every(isFrame)) return 'a frame'
  if (!Array.isArray(profiles) || profiles.length === 0) return 'profiles'
  if (!isOptional(file['name'], 'string') || !isOptional(file['exporter'], 'string')) return 'name or exporter'
  const active = file['activeProfileIndex']
  if (active !== undefined && !(typeof active === 'number' && active < profiles.length)) return 'activeProfileIndex'
  return profiles.every(profile => isSampled(profile, frames.length)) ? null : 'a profile'
}

function isFrame(frame: unknown): boolean {
  if (!isRecord(frame) || typeof frame['name'] !== 'string') return false
  return isOptional(frame['file'], 'string') && isOptional(frame['line'], 'number') && isOptional(frame['col'], 'number')
}

function isSampled(profile: unknown, frameCount: number): boolean {
  if (!isRecord(profile) || profile['type'] !== 'sampled' || typeof profile['name'] !== 'string') return false
  const { unit, startValue, endValue, samples, weights } = profile
  if (!UNITS.some(known => known === unit) || typeof startValue !== 'number' || typeof endValue !== 'number') return false
  if (!Array.isArray(samples) || !Array.isArray(weights) || samples.length !== weights.length || endValue < startValue) return false
  const isFrameRow = (row: unknown) => typeof row === 'number' && Number.isInteger(row) && row >= 0 && row < frameCount
  return weights.every(weight => typeof weight === 'number') && samples.every(stack => Array.isArray(stack) && stack.every(isFrameRow))
}

function isOptional(value: unknown, type: 'string' | 'number'): boolean {
  return value === undefined || typeof value === type
}

for (const name of EXAMPLES) {
  test(`writes ${name} as a speedscope file that keeps to its published schema`, () => {
    const file = readFileSync(`examples/${name}`)
    const profile = profileOf(name.endsWith('.gz') ? gunzipSync(file) : file)
    const bytes = convertedBytes(convertProfile(profile, 'speedscope', 0, name))
    expect(breach(JSON.parse(textOf(bytes)))).toBe(null)
  })
}

test('writes what cannot be a name or a number in JSON so that it still is one', () => {
  const profile = profileOf('a"\\b;lone\ud800;\u0007 0.1\n')
  expect(breach(JSON.parse(textOf(convertedBytes(convertProfile(profile, 'speedscope', 0, 'x')))))).toBe(null)
})

test.each(['pprof', 'speedscope'] as const)('a function sampled on two lines is one row as %s, with its file and both lines', to => {
  const profile = profileOf('<module> (/srv/main.py:4);total (/srv/cart.py:8) 70\n<module> (/srv/main.py:4);total (/srv/cart.py:9) 50\n')
  const again = profileOf(convertedBytes(convertProfile(profile, to, 0, 'x')))
  const text = (row: number) => again.strings[row]
  expect(Array.from(again.functions.name, text).sort()).toEqual(['<module>', 'total'])
  expect(Array.from(again.functions.file, text).sort()).toEqual(['/srv/cart.py', '/srv/main.py'])
  expect(Array.from(again.frames.line).sort()).toEqual([4, 8, 9])
})

/** Two functions that call each other, `deep` frames; a sample on each. */
function calling(deep: number, names: readonly [string, string] = ['ping', 'pong'], weight = 1): Profile {
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  let stack = NONE
  for (let at = 0; at < deep; at++) {
    stack = builder.stack(stack, builder.frame(builder.fn({ name: names[at % 2] }), NONE, NONE, 0))
    builder.weigh(builder.sample(stack), type, weight)
  }
  return builder.finish()
}

test('names count where a format repeats them', () => {
  const profile = calling(1000, ['a'.repeat(1000), 'b'.repeat(1000)])
  expect(CONVERSIONS.map(to => convertProfile(profile, to, 0, 'x').ok)).toEqual([true, false, true])
})

test('a number beyond int64 is refused by pprof in words, and kept by the others', () => {
  const profile = calling(1, ['a', 'b'], 2 ** 63)
  const error = "it has numbers of samples that pprof's 64 bits cannot hold; folded and speedscope can"
  expect(convertProfile(profile, 'pprof', 0, 'x')).toEqual({ ok: false, error })
  expect(textOf(convertedBytes(convertProfile(profile, 'folded', 0, 'x')))).toBe('a 9223372036854775808\n')
  expect(convertProfile(profile, 'speedscope', 0, 'x').ok).toBe(true)
})

test.each(CONVERSIONS)('%s of stacks so deep that no disk holds them is refused in words', to => {
  expect(convertProfile(calling(20_000), to, 0, 'x')).toEqual({
    ok: false,
    error: `its stacks are 10,001 frames deep on average, and ${to} repeats them for each sample: select less of it`,
  })
})

/** Samples with times, of stacks 1,500 and 1,501 frames deep in turn. */
function inTurn(stacks: 1 | 2): Profile {
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  const onTop = (stack: number, name: string) => builder.stack(stack, builder.frame(builder.fn({ name }), NONE, NONE, 0))
  let deep = NONE
  for (let at = 0; at < 1500; at++) deep = onTop(deep, 'again')
  const both = [deep, onTop(deep, 'other')]
  for (let at = 0; at < 150_000; at++) builder.weigh(builder.sample(both[at % stacks], { timeNs: at }), type, 1)
  return builder.finish()
}

test('what counts is what a format spells out: samples of one stack are one, but where their order is kept', () => {
  for (const to of CONVERSIONS) expect(convertedBytes(convertProfile(inTurn(1), to, 0, 'x')).length).toBeLessThan(50_000)
  expect(CONVERSIONS.map(to => convertProfile(inTurn(2), to, 0, 'x').ok)).toEqual([true, true, false])
})
