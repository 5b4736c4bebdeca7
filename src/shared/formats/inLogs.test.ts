import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { foldedLines } from '../../testing/foldedLines'
import { read } from '../../testing/reading'
import { HEAD_BYTES } from './format'

const LINE = 'INFO  request done, id=af31 in 12 ms ok\n'
const log = (bytes: number, line = LINE) => line.repeat(Math.ceil(bytes / line.length))
const JVM = readFileSync('fixtures/jvm-threads/orders.txt', 'utf8')

function stacksOf(text: string, chunkBytes?: number) {
  const result = read(new TextEncoder().encode(text), chunkBytes)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return { format: result.value.meta.format, stacks: foldedLines(result.value, 0), notes: result.value.meta.notes }
}

test.each([
  ['JVM', 'jvm-threads', JVM],
  ['Go', 'goroutine-dump', readFileSync('fixtures/goroutine-dump/orders.txt', 'utf8')],
  ['faulthandler', 'faulthandler', readFileSync('fixtures/faulthandler/orders.txt', 'utf8')],
  ['gdb', 'gdb', readFileSync('fixtures/gdb/orders.txt', 'utf8')],
])('%s: a dump is found behind a log of any length, with the stacks that it has on its own', (_, format, dump) => {
  const own = stacksOf(dump)
  for (const before of [2, HEAD_BYTES, 1.5 * HEAD_BYTES - 100, 2.25 * HEAD_BYTES, 20 * HEAD_BYTES]) {
    const found = stacksOf(`${log(before)}${dump}`)
    expect(found.format).toBe(format)
    expect(found.stacks, String(before)).toEqual(own.stacks)
  }
})

test('… wherever its beginning is cut by what is looked at in one piece, and by chunks', () => {
  const own = stacksOf(JVM).stacks
  for (let more = 0; more < HEAD_BYTES; more += 2 ** 12 - 7)
    expect(stacksOf(log(HEAD_BYTES + more) + JVM).stacks, String(more)).toEqual(own)
  for (const chunkBytes of [977, 50_000, 2 ** 20]) expect(stacksOf(log(3 * HEAD_BYTES) + JVM, chunkBytes).stacks).toEqual(own)
})

test('… also behind a line that has no end for long', () => {
  expect(stacksOf(`${'x'.repeat(5 * HEAD_BYTES)}\n${JVM}`).stacks).toEqual(stacksOf(JVM).stacks)
})

test('places in what is said of it are those of the whole file', () => {
  const before = log(3 * HEAD_BYTES)
  const cut = before + JVM.slice(0, JVM.lastIndexOf(' tid='))
  const torn = stacksOf(cut).notes.find(({ what }) => what.startsWith('a line that the end of the file cuts off'))
  expect(torn?.where).toBe(`line ${cut.split('\n').length}`)
})

test('what holds none stays unknown, by its own beginning, and binary files are not searched', () => {
  const result = read(new TextEncoder().encode(log(5 * HEAD_BYTES)))
  expect(result.ok ? null : result.error).toMatchObject({ kind: 'unknown-format', startsWith: JSON.stringify(LINE.slice(0, 24)) })
  const mention = read(new TextEncoder().encode(`${log(2 * HEAD_BYTES)}Full thread dump was asked for\n${log(2 * HEAD_BYTES)}`))
  expect(mention.ok ? null : mention.error.kind).toBe('unknown-format')
  const binary = read(new TextEncoder().encode(`\0${log(2 * HEAD_BYTES)}${JVM}`))
  expect(binary.ok ? null : binary.error.kind).toBe('unknown-format')
})
