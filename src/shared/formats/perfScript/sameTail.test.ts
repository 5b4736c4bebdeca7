import { expect, test } from 'vitest'
import { seededRandom } from '../../../testing/random'
import { profileOf, read } from '../../../testing/reading'
import { bytesOf } from '../../base/utf8'
import { NONE } from '../../profile/profile'
import { sameTail } from './sameTail'

/** Small enough that no two events are ever in one chunk: none can be compared with the one before it. */
const SMALL_CHUNK = 40
const WHOLE = 1 << 20

/** Frames of stacks that share what is near the root, with all that may stand between and behind them. */
function randomRecording(seed: number): string {
  const random = seededRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const lineEnd = below(4) === 0 ? '\r\n' : '\n'
  const hasSources = below(3) === 0
  const frame = () => {
    const name = ['main', 'run+0x1f', 'Lshop/Order;::tax+0x8', '[unknown]', '(hidden)', 'a->b+0x2', 'loop'][below(7)]
    const module = ['/srv/app', '/tmp/perf-7.map', 'inlined', '[kernel.kallsyms]'][below(4)]
    const source = hasSources && below(4) === 0 ? `${lineEnd}  app.c:${1 + below(9)}` : ''
    return `\t${(4096 + below(6)).toString(16).padStart(16)} ${name} (${module})${source}${lineEnd}`
  }
  const stack: string[] = []
  const events = Array.from({ length: 40 }, (_, i) => {
    const kept = below(stack.length + 1)
    stack.length = kept
    for (let left = below(4); left > 0; left--) stack.push(frame())
    const odd = below(25) === 0 ? `no frame at all${lineEnd}` : ''
    const head = `${['app', 'java'][below(2)]} ${1 + below(2)} ${(1 + i / 10).toFixed(6)}: ${1 + below(3)} cycles: ${lineEnd}`
    return head + stack.toReversed().join('') + odd + (below(12) === 0 ? '' : lineEnd) + (below(12) === 0 ? lineEnd : '')
  })
  return events.join('')
}

test('reads events that go on as the one before them as it would read them alone', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const text = randomRecording(seed)
    expect(read(text, WHOLE)).toEqual(read(text, SMALL_CHUNK))
  }
})

test('counts lines that were not looked at one by one', () => {
  const event = (second: number, leaf: string) =>
    `app 1 ${second}.0: 1 cycles:\n\t4005d0 ${leaf} (/srv/app)\n\t4005e5 run (/srv/app)\n\t4005e9 main (/srv/app)\n`
  const profile = profileOf(`${event(1, 'a')}\n${event(2, 'b')}\n${event(3, 'b')}\n${event(4, 'c')}what is this\n\n`)
  expect(profile.samples.stack).toHaveLength(4)
  expect(profile.meta.notes).toEqual([{ what: 'lines that are neither an event nor a frame', count: 1, where: 'line 20' }])
})

test('knows where the rest is the same from where it only begins so', () => {
  const frames = (...names: readonly string[]) => names.map(name => `\t4005d0 ${name} (/srv/app)\n`).join('')
  const stacks = [
    frames('b', 'a', 'main'),
    frames('c', 'b', 'a', 'main'),
    frames('b', 'a', 'main', 'root'),
    frames('b', 'b', 'a', 'main'),
    frames('main'),
  ]
  const profile = profileOf(stacks.map((stack, i) => `app 1 ${i}.0: 1 cycles:\n${stack}\n`).join(''))
  const depth = (row: number): number => (row === -1 ? 0 : 1 + depth(profile.stacks.parent[row]))
  // With the process below each.
  expect(Array.from(profile.samples.stack, depth)).toEqual([4, 5, 5, 5, 2])
})

const LEAF = 'leaf\n'
const TABLE = {}
/** Groups are rows: those of a large recording are past any first size. */
const GROUPS = Int32Array.of(3, 700)

type Odd = {
  readonly before?: 'a line'
  readonly now?: 'a line'
  readonly table?: object
  readonly group?: number
  readonly isNew?: boolean
}

/** What is found at the leaf of an event with the outer frame `now` behind one with `before`: the frame to go on at, and how far behind the blank line is. */
function found(before: string, now: string, odd: Odd = {}): readonly [number, number] {
  const first = `${LEAF}${before}\n`
  const bytes = bytesOf(`${first}\n${LEAF}${now}\n\n.`)
  const tail = sameTail()
  tail.newBytes(bytes, bytes.length)
  tail.start(TABLE)
  tail.frame(LEAF.length)
  tail.frame(first.length)
  if (odd.before !== undefined) tail.otherLine()
  tail.end(GROUPS, GROUPS.length, first.length)
  if (odd.isNew === true) tail.newBytes(bytes, bytes.length)
  tail.start(odd.table ?? TABLE)
  const next = first.length + 1 + LEAF.length
  tail.frame(next)
  if (odd.now !== undefined) tail.otherLine()
  return [tail.find(odd.group ?? GROUPS[0], next), tail.blankLine() - next]
}

test('finds the same text of any length, and none with a byte that differs', () => {
  for (let length = 1; length <= 9; length++) {
    const text = 'abcdefghi'.slice(0, length)
    expect(found(text, text)).toEqual([1, length + 1])
    for (let at = 0; at < length; at++) expect(found(text, `${text.slice(0, at)}-${text.slice(at + 1)}`)[0]).toBe(NONE)
    expect(found(text, `${text}.`)[0]).toBe(NONE)
    expect(found(`${text}.`, text)[0]).toBe(NONE)
  }
})

test.each<[string, Odd]>([
  ['a line that is no frame before', { before: 'a line' }],
  ['a line that is no frame now', { now: 'a line' }],
  ['lines that are looked up elsewhere', { table: {} }],
  ['a frame that was not there', { group: 4 }],
  ['a frame past all that were', { group: 70_000 }],
  ['other bytes', { isNew: true }],
])('compares nothing after %s', (_, odd) => {
  expect(found('main', 'main', odd)[0]).toBe(NONE)
})

test('finds a frame past any first size', () => {
  const bytes = bytesOf(`${LEAF}\n${LEAF}\n.`)
  const tail = sameTail()
  tail.newBytes(bytes, bytes.length)
  tail.start(TABLE)
  tail.frame(LEAF.length)
  tail.end(Int32Array.of(700), 1, LEAF.length)
  tail.start(TABLE)
  tail.frame(2 * LEAF.length + 1)
  expect(tail.find(700, 2 * LEAF.length + 1)).toBe(1)
})
