import { expect, test } from 'vitest'
import { everyColumn } from '../../testing/everyColumn'
import { decodeProfile, encodeProfile } from './body'
import { profileBuilder } from './builder'
import type { Profile } from './profile'

/** Where the columns start when the head has this many bytes. */
const PREFIX_BYTES = 16

function bodyOf(profile: Profile): Uint8Array<ArrayBuffer> {
  const chunks = encodeProfile(profile)
  const body = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    body.set(chunk, at)
    at += chunk.length
  }
  return body
}

function decoded(body: Uint8Array<ArrayBuffer>) {
  return decodeProfile(body.buffer)
}

function headOf(body: Uint8Array<ArrayBuffer>): { text: string; endBytes: number } {
  const lengthBytes = new DataView(body.buffer).getUint32(8, true)
  return { text: new TextDecoder().decode(body.subarray(PREFIX_BYTES, PREFIX_BYTES + lengthBytes)), endBytes: PREFIX_BYTES + lengthBytes }
}

test('a profile arrives with every column as it was sent', () => {
  const profile = everyColumn()
  expect(decoded(bodyOf(profile))).toEqual({ ok: true, value: profile })
})

test('columns that a profile does not have arrive as not there', () => {
  const builder = profileBuilder('test')
  builder.sampleType({ name: 'cpu', unit: 'count', weight: null, event: null })
  builder.weigh(builder.sample(builder.stack(-1, builder.frame(builder.fn({ name: 'main' }), -1, -1, 0))), 0, 5)
  const profile = builder.finish()
  expect(profile.samples).toMatchObject({ timeNs: null, thread: null, labelSet: null })
  expect(decoded(bodyOf(profile))).toEqual({ ok: true, value: profile })
})

test('a profile without anything arrives too', () => {
  const profile = profileBuilder('test').finish()
  expect(decoded(bodyOf(profile))).toEqual({ ok: true, value: profile })
})

test('names of any script, and empty ones, arrive whole', () => {
  const builder = profileBuilder('test')
  const names = ['', 'größe', '変数', '🔥', 'a\u0000b', '']
  names.forEach(builder.string)
  const result = decoded(bodyOf(builder.finish()))
  expect(result.ok ? result.value.strings : result.error).toEqual(['', 'größe', '変数', '🔥', 'a\u0000b'])
})

// A page and a host that disagree about the order would show one column as another: a new order needs a new magic.
test('the columns stand in the order of this version', () => {
  const one = (value: number) => Int32Array.of(value)
  const float = (value: number) => Float64Array.of(value)
  const profile: Profile = {
    ...everyColumn(),
    strings: ['x'],
    functions: { name: one(1), systemName: one(2), file: one(3), startLine: one(4), startColumn: one(5), module: one(6) },
    frames: { fn: one(7), line: one(8), column: one(9), flags: one(10), address: BigUint64Array.of(11n) },
    stacks: { parent: one(12), frame: one(13) },
    labels: { start: one(14), key: one(15), text: one(16), number: float(17), unit: one(18) },
    samples: { stack: one(19), timeNs: float(20), thread: one(21), labelSet: one(22), values: [float(23), float(24)] },
  }
  const body = bodyOf(profile)
  const view = new DataView(body.buffer)
  const { text, endBytes } = headOf(body)
  const kinds = Array.from(text.matchAll(/\["([ifu])",1\]/g), ([, kind]) => kind)
  expect(kinds.join('')).toBe('iiiiiii' + 'iiiiu' + 'ii' + 'iiifi' + 'ifii' + 'ff')
  // One cell a column, each padded to 8 bytes; the first is where the only name ends.
  const firstBytes = Math.ceil(endBytes / 8) * 8
  const cells = kinds.map((kind, i) => {
    const at = firstBytes + 8 * i
    if (kind === 'i') return view.getInt32(at, true)
    return kind === 'f' ? view.getFloat64(at, true) : Number(view.getBigUint64(at, true))
  })
  expect(cells).toEqual([1, ...Array.from({ length: 24 }, (_, i) => i + 1)])
  expect(new TextDecoder().decode(body.subarray(firstBytes + 8 * kinds.length))).toBe('x')
})

test('columns are views into the body, at places where eight bytes may be read at once, however long the head is', () => {
  for (const host of ['', 'a', 'ab', 'abc', 'abcd', 'abcde', 'abcdef', 'abcdefg']) {
    const profile = everyColumn()
    const body = bodyOf({ ...profile, meta: { ...profile.meta, facts: [['host', host]] } })
    const result = decoded(body)
    if (!result.ok) throw new Error(result.error)
    const { stack, timeNs } = result.value.samples
    expect([stack.buffer === body.buffer, timeNs?.buffer === body.buffer, (timeNs?.byteOffset ?? 1) % 8]).toEqual([true, true, 0])
  }
})

test('a part of a bigger buffer is sent without the rest', () => {
  const profile = everyColumn()
  const inside = Int32Array.of(99, ...profile.samples.stack, 99).subarray(1, -1)
  expect(decoded(bodyOf({ ...profile, samples: { ...profile.samples, stack: inside } }))).toEqual({ ok: true, value: profile })
})

test('says of a body that is cut off, of another version or not a body what it is, at any length', () => {
  const body = bodyOf(everyColumn())
  const version = 'not a profile body of this version'
  expect(decoded(new Uint8Array())).toEqual({ ok: false, error: version })
  expect(decoded(body.slice(0, PREFIX_BYTES - 1))).toEqual({ ok: false, error: version })
  const other = body.slice()
  other[7]++
  expect(decoded(other)).toEqual({ ok: false, error: version })
  const { endBytes } = headOf(body)
  const namesBytes = everyColumn().strings.join('').length
  for (const length of [PREFIX_BYTES, endBytes - 1, endBytes, body.length - namesBytes - 8]) {
    expect(decoded(body.slice(0, length))).toEqual({ ok: false, error: 'profile body is cut off' })
  }
})

test('refuses rows that lead nowhere', () => {
  const profile = everyColumn()
  const broken = { ...profile, stacks: { ...profile.stacks, frame: profile.stacks.frame.map(() => 99) } }
  expect(decoded(bodyOf(broken))).toEqual({ ok: false, error: 'stacks.frame[0]: no row 99' })
})
