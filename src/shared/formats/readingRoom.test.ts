import { expect, test } from 'vitest'
import { bytesOf } from '../base/utf8'
import { errorText } from './errorText'
import { FORMATS } from './index'
import { profileReading } from './reading'
import { receipt } from './receipt'
import { factList } from './factList'

const ROOM_BYTES = 2_000_000
const MANY = 200_000

/** What is said of a text that is read in so much room. */
function said(text: string, roomBytes: number): string {
  const reading = profileReading(FORMATS, 'profile', () => roomBytes)
  reading.push(bytesOf(text))
  const result = reading.finish()
  return result.ok ? 'read' : errorText(result.error)
}

const SPEEDSCOPE = (samples: string, weights: string) =>
  `{"$schema":"https://www.speedscope.app/file-format-schema.json","shared":{"frames":[{"name":"a"}]},"profiles":[{"type":"sampled","name":"x","unit":"none","startValue":0,"endValue":1,"samples":[${samples}],"weights":[${weights}]}]}`

test.each([
  ['empty samples', SPEEDSCOPE('[],'.repeat(MANY) + '[0]', '1,'.repeat(MANY) + '1')],
  ['different names', Array.from({ length: MANY }, (_, i) => `a${i} 1\n`).join('')],
  ['nodes without anything', `{"name":"a","value":1,"children":[${'{"name":"","value":0},'.repeat(MANY)}{"name":"b","value":1}]}`],
  ['one deep stack', `${'a;'.repeat(MANY)}b 1\n`],
])('of %s no more is kept than there is room for, and that is said', (_, text) => {
  expect(said(text, ROOM_BYTES)).toBe(
    'what is packed in it would take more memory than 1.91 MiB, the most that a file of its size is given',
  )
  expect(said(text, Infinity)).toBe('read')
})

test('once there was no room the reading stays refused', () => {
  const reading = profileReading(FORMATS, 'profile', () => 1000)
  expect(reading.push(bytesOf('a 1\n'.repeat(20_000)))).toBe(false)
  expect(reading.push(bytesOf('a 1\n'))).toBe(false)
  expect(reading.needs()).toEqual([])
  expect(reading.finishFunctions()).toMatchObject({ ok: false, error: { kind: 'no-room', limitBytes: 1000 } })
  expect(reading.finish()).toMatchObject({ ok: false, error: { kind: 'no-room', limitBytes: 1000 } })
})

test('a name of millions of characters loses its tail, and the receipt says so', () => {
  const reading = profileReading()
  reading.push(bytesOf(`main;${'x'.repeat(3_000_000)} 1\nmain;short 2\n`))
  const result = reading.finish()
  const { strings, meta } = result.ok ? result.value : { strings: [], meta: null }
  expect(strings.map(({ length }) => length).sort((a, b) => a - b)).toEqual([4, 5, 2 ** 20])
  expect(meta?.notes).toEqual([{ what: 'names longer than 1 MiB, cut', count: 1, where: null }])
})

test('so does the name of a thread', () => {
  const event = (thread: string) => `${thread} 7/8 1.0: cycles:\n\t1000 main (/srv/shop)\n\n`
  const reading = profileReading()
  reading.push(bytesOf(event('shop') + event(`shop ${'5'.repeat(3_000_000)}`)))
  const result = reading.finish()
  const { threads, meta } = result.ok ? result.value : { threads: [], meta: null }
  expect(threads.map(({ name }) => name.length)).toEqual([4, 2 ** 20])
  expect(meta?.notes).toEqual([{ what: 'names longer than 1 MiB, cut', count: 2, where: null }])
})

test('and so does that of an event', () => {
  const reading = profileReading()
  const event = (name: string) => `shop 7/8 1.0: 5 ${name}: \n\t1000 main (/srv/shop)\n\n`
  reading.push(bytesOf(event('cycles') + event('x'.repeat(3_000_000))))
  const result = reading.finish()
  const { meta } = result.ok ? result.value : { meta: null }
  expect(meta?.sampleTypes.map(({ name }) => `${name.length} ${name.slice(-3)}`)).toEqual([
    ...['6 les', '14 les'],
    ...[3, 4].map(row => `${2 ** 20 + 2} … ${row}`),
  ])
  expect(meta?.notes).toContainEqual(expect.objectContaining({ what: 'names longer than 1 MiB, cut' }))
})

test('a receipt of thousands of different entries names hundreds and counts the others together', () => {
  const { report, notes } = receipt()
  for (let i = 0; i < 5000; i++) report(`thing ${i}`, null)
  expect(notes()).toHaveLength(501)
  expect(notes().at(-1)).toEqual({ what: 'other things that were skipped or guessed', count: 4500, where: null })
})

test('facts are as many as somebody reads, and each as long', () => {
  const { add, list } = factList()
  for (let i = 0; i < 5000; i++) add(`fact ${i}`, 'x'.repeat(20_000))
  expect(list).toHaveLength(1000)
  expect(list[0]).toEqual(['fact 0', `${'x'.repeat(9999)}…`])
})
