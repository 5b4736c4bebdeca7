// The kernel against the reader that looks at every line itself: small chunks never meet the kernel.

import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { columnsText } from '../../../testing/columnsText'
import { seededRandom } from '../../../testing/random'
import { bytesOf } from '../../base/utf8'
import { FORMATS } from '../index'
import { profileReading } from '../reading'
import { frameText } from './frameText'
import { KERNEL_BYTES_LEAST } from '../kernels'
import { kernelContent } from './kernelContent'

test('the kernel can be made here', () => {
  const { plainLines } = kernelContent(frameText, false) ?? {}
  expect(plainLines).toBeDefined()
  expect(plainLines).not.toBeNull()
})

const WHOLE = 3 << 20
const SMALL = KERNEL_BYTES_LEAST - 1

function readIn(text: string, chunkBytes: number) {
  const bytes = bytesOf(text)
  const read = (reading: ReturnType<typeof profileReading>) => {
    const chunk = new Uint8Array(chunkBytes)
    for (let start = 0; start < bytes.length; start += chunkBytes) {
      const part = bytes.subarray(start, start + chunkBytes)
      chunk.set(part)
      reading.push(chunk.subarray(0, part.length))
    }
    return reading
  }
  const profile = read(profileReading()).finish()
  const functions = read(profileReading(FORMATS, 'functions')).finishFunctions()
  if (!profile.ok || functions?.ok !== true) return [JSON.stringify(profile), JSON.stringify(functions)]
  const { strings, functions: table, weigh } = functions.value
  const sums = JSON.stringify([strings, Array.from(table.name), Object.values(weigh(0)).map(value => String(value))])
  return [columnsText(profile.value), createHash('sha1').update(sums).digest('hex')]
}

const ODD = [
  '',
  '# a comment',
  'main;a 1.5',
  'main;;a 3',
  ';main 2',
  'main; 4',
  'main;b -2',
  'main 1e3',
  'no count',
  'main;c  7',
  'main;d\t5',
  'main;e 999999999999999',
  'main;f 9007199254740993',
]

/** Sorted in part, with names of every length, deep stacks, and one line in fifty that is not plain. */
function foldedText(seed: number, bytes: number): string {
  const random = seededRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const lines: string[] = []
  const stack: string[] = []
  for (let size = 0; size < bytes;) {
    stack.length = below(stack.length + 1)
    for (let more = below(seed % 3 === 0 ? 200 : 12); more >= 0; more--) stack.push(`f${'x'.repeat(below(40))}${below(30)}`)
    const odd = below(50) === 0
    const line = odd ? ODD[below(ODD.length)] : `${stack.join(';')} ${below(below(99) === 0 ? 1e9 : 99)}${below(99) === 0 ? '\r' : ''}`
    lines.push(line)
    size += line.length + 1
  }
  return lines.join('\n') + (seed % 2 === 0 ? '\n' : '')
}

test.each([1, 2, 3, 4])('gives the same profile, sums and receipt, line for line (%i)', seed => {
  const text = foldedText(seed, 4 << 20)
  expect(readIn(text, WHOLE)).toEqual(readIn(text, SMALL))
})

test('has room for more names and stacks than it begins with, and for lines longer than a chunk', () => {
  const names = Array.from({ length: 60_000 }, (_, row) => `main;caller_${row % 300};function_number_${row} 1`)
  const long = `main;${'deep;'.repeat(10_000)}${'x'.repeat(4 << 20)} 5`
  const text = `${names.join('\n')}\n${long}\n${names.join('\n')}\n`
  expect(readIn(text, WHOLE)).toEqual(readIn(text, SMALL))
})

test('tells threads at the root', () => {
  const text = Array.from({ length: 80_000 }, (_, row) => `[worker tid=${row % 7}];main;f${row % 900} ${row}`).join('\n')
  expect(readIn(text, WHOLE)).toEqual(readIn(text, SMALL))
})
