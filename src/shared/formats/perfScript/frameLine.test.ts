import { expect, test } from 'vitest'
import { bytesOf, textOf } from '../../base/utf8'
import { addressEnd, frameFields, isAddressedFrame, isLoneFrame, readFrameLine } from './frameLine'

/** A line is one of many in a buffer: what stands around it, even what would go on with it, changes nothing. */
const AROUND = ['', '7', 'a', ' ', '\t', '(', ')', ' (', '+0x1', 'x', '\r']

function inside<T>(line: string, read: (bytes: Uint8Array, start: number, end: number) => T): T[] {
  const results = AROUND.flatMap(before =>
    AROUND.map(after => {
      const bytes = bytesOf(`${before}${line}${after}`)
      return read(bytes, before.length, bytes.length - after.length)
    }),
  )
  return [...new Set(results)]
}

function frameIn(line: string): string {
  return inside(line, (bytes, start, end) => {
    const { ...fields } = frameFields()
    if (!readFrameLine(bytes, start, end, fields)) return 'none'
    const part = (from: number, to: number) => textOf(bytes.subarray(from, to))
    return `${part(fields.symbolStart, fields.symbolEnd)}|${part(fields.dsoStart, fields.dsoEnd)}`
  }).join(' or ')
}

test.each([
  ['\t    55d0 leaf+0x12 (/bin/app)', 'leaf|/bin/app'],
  ['    55d0 leaf (/bin/app)  \r', 'leaf|/bin/app'],
  ['55d0 leaf+0x12', 'leaf|'],
  ['0x55d0 leaf+0x12', 'leaf|'],
  ['0x leaf', 'none'],
  ['leaf+0x12 (/bin/app)', 'leaf|/bin/app'],
  ['leaf', 'none'],
  ['', 'none'],
  ['add (/bin/app)', 'add|/bin/app'],
  ['55d0  (/bin/app)', ' |/bin/app'],
  ['  facade (/bin/app)', 'facade|/bin/app'],
  // An address alone is one from six digits on, or in its columns.
  ['ffffff', '|'],
  ['dead1', 'none'],
  ['\t              40', '|'],
  ['\t             40', 'none'],
  ['55d0 f(int, char)+0x1f (/bin/app)', 'f(int, char)|/bin/app'],
  ['55d0 f(int) (/opt/my app/x (1).so)', 'f(int)|/opt/my app/x (1).so'],
  ['55d0 f (/dev/zero (deleted))', 'f|/dev/zero (deleted)'],
  ['55d0 f(int)', 'f(int)|'],
  ['55d0 (anonymous namespace)::f (/x)', '(anonymous namespace)::f|/x'],
  ['55d0 f+0x (/x)', 'f+0x|/x'],
  ['55d0 f+1f (/x)', 'f+1f|/x'],
  ['55d0 f-0x1f (/x)', 'f-0x1f|/x'],
  ['55d0 f+0y1f (/x)', 'f+0y1f|/x'],
  ['55d0 operator+ (/x)', 'operator+|/x'],
  ['55d0 +0x1 (/x)', '|/x'],
  ['+0x1 (/x)', 'none'],
  ['55d0 f (/x) tail', 'f|/x'],
  ['55d0 f (/a (/x)', 'f (/a|/x'],
  ['55d0 f+0x1f(int) (/x)', 'f+0x1f(int)|/x'],
])('`%s` is the frame %s', (line, expected) => {
  expect(frameIn(line)).toBe(expected)
})

test.each([
  ['\t            55d0 leaf', 17],
  ['\tffffffff8103ce3b leaf', 17],
  ['\t              40', 17],
  [' ffffffff8103ce3b leaf', -1],
  ['\tffffffff8103ce3', -1],
  ['\t            55d0', 17],
  ['\t           55d0 leaf', -1],
  ['\t                 ', -1],
  ['\t        a   55d0 leaf', -1],
])('`%s` has an address in perf’s columns up to %d', (line, expected) => {
  expect(inside(line, (bytes, start, end) => Math.max(-1, addressEnd(bytes, start, end) - start))).toEqual([expected])
})

test.each([
  ['12ab f (/x)', true],
  ['0x1 f (/x)', false],
  ['0x12 f (/x)', true],
  ['12a f (/x)', false],
  ['facade f (/x)', false],
  ['facade1 f (/x)', true],
  ['12ab f', false],
  ['12xy f (/x)', false],
  ['12ab f (/x).', false],
  ['   12ab f (/x)', false],
])('`%s` is a whole stack on its event’s line: %s', (line, expected) => {
  expect(inside(line, isLoneFrame)).toEqual([expected])
  expect(inside(`  ${line}`, isAddressedFrame)).toEqual([expected || line.startsWith('  ')])
})
