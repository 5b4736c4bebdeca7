import { expect, test } from 'vitest'
import { encoded, HEADER_BYTES, jfrBytes, type Chunk } from '../../../scripts/make-fixtures/jfrBytes.mjs'
import { BASE_TYPES, event, JVM_TYPES, poolsOf, SAMPLE_TYPES, type } from '../../../scripts/make-fixtures/jfrShop.mjs'
import { seededRandom } from '../../testing/random'
import { MUTATIONS } from '../../testing/mutations'
import { foldedOf, profileOf, read } from '../../testing/reading'

const MAIN = 1
const TAX = 3
const TYPES = [...BASE_TYPES, ...SAMPLE_TYPES, ...JVM_TYPES]
const SAMPLE = ['jdk.ExecutionSample', 0, MAIN, TAX, 2] as const
const TAX_STACK = 'shop.Server.run;shop.Orders.price;shop.Orders.tax'
const SEED = 20_181_115
const CASES_A_KIND = 100
/** Where the header holds the place of the last checkpoint. */
const CHECKPOINT_FIELD = 16

function recording(more: Partial<Chunk> = {}): Uint8Array<ArrayBuffer> {
  return jfrBytes({ types: TYPES, checkpoints: [poolsOf(false)], events: [SAMPLE], ...more })
}

function notesOf(bytes: Uint8Array): string[] {
  return profileOf(bytes).meta.notes.map(({ what }) => what)
}

test('steps over events whose type holds itself, or a type that is not there', () => {
  const circle = [
    type(70, 'jdk.types.Circle', 'inner:Circle'),
    event(71, 'jdk.FileRead', 'startTime:long inner:Circle duration:long/TICKS'),
  ]
  const READ = ['jdk.FileRead', 0, Uint8Array.of(0), 0] as const
  const bytes = recording({ types: [...TYPES, ...circle], events: [READ, SAMPLE, READ] })
  expect(foldedOf(bytes)).toEqual([`${TAX_STACK} 1`])
  expect(notesOf(bytes)).toContain('jdk.FileRead events of a form that cannot be read')
  // Of what a recorder only describes nothing is missing.
  expect(notesOf(recording({ types: [...TYPES, ...circle] })).filter(note => note.includes('FileRead'))).toEqual([])
})

test('does not count what has no bytes', () => {
  const nothing = type(70, 'jdk.types.Nothing')
  const types = [...TYPES.filter(({ id }) => id !== 27), nothing, { ...type(27, 'jdk.types.StackFrame'), fields: [] }]
  const stacks = { 3: [false, Array.from({ length: 200 }, () => [])] }
  expect(profileOf(recording({ types, checkpoints: [{ ...poolsOf(false), 'jdk.types.StackTrace': stacks }] })).stacks.frame.length).toBe(1)
})

test('does not step over more integers than there are bytes', () => {
  const countless = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f)
  const bytes = recording({ checkpoints: [poolsOf(false), { 'jdk.types.StackTrace': { 3: [false, countless] } }] })
  expect(notesOf(bytes)).toContain('constants that end beyond their checkpoint')
})

test('survives strings that refer to each other in a circle', () => {
  const strings = { 1: [encoded('pooled', 2)], 2: [encoded('pooled', 1)] }
  const symbols = { ...poolsOf(false)['jdk.types.Symbol'], 5: [encoded('pooled', 1)] }
  const bytes = recording({ checkpoints: [{ ...poolsOf(false), 'java.lang.String': strings, 'jdk.types.Symbol': symbols }] })
  expect(foldedOf(bytes)).toEqual(['shop.Server.run;shop.Orders.price;shop.Orders 1'])
})

test('ends where checkpoints lead to each other, and keeps the names it has', () => {
  const bytes = recording({ checkpoints: [poolsOf(false), { 'jdk.types.Symbol': { 1: ['shop/Server'] } }] })
  const lastAt = Number(new DataView(bytes.buffer).getBigUint64(CHECKPOINT_FIELD))
  // Size (4 bytes), kind, start and duration stand before the delta: make it lead to itself, and then forward.
  for (const delta of [0x00, 0x05]) {
    const broken = bytes.slice()
    broken[lastAt + 7] = delta
    expect(read(broken).ok).toBe(true)
  }
})

test('says that names are missing when the first checkpoint is none', () => {
  const bytes = recording()
  new DataView(bytes.buffer).setBigUint64(CHECKPOINT_FIELD, BigInt(HEADER_BYTES + 1))
  expect(notesOf(bytes)).toContain('broken checkpoints: some names are missing')
})

test('opens a stack 100,000 frames deep', () => {
  const deep = { 3: [true, Array.from({ length: 100_000 }, (_, at) => [2, at % 50, 0, 2])] }
  const bytes = recording({ checkpoints: [{ ...poolsOf(false), 'jdk.types.StackTrace': deep }] })
  expect(profileOf(bytes).stacks.frame.length).toBe(100_000)
})

test.each(Object.entries(MUTATIONS))('%s: a small recording is a profile or an error', (_, mutate) => {
  const random = seededRandom(SEED)
  const bytes = recording({ events: [SAMPLE, SAMPLE, ['jdk.JavaMonitorEnter', 3, 5000, MAIN, 2, 6]] })
  for (let i = 0; i < CASES_A_KIND; i++) expect(typeof read(mutate(bytes, random), 1 << 16).ok).toBe('boolean')
})
