import { expect, test } from 'vitest'
import { bytesOf, textOf } from '../base/utf8'
import { lineWalker, wholeLines } from './lines'

function linesOf(text: string, chunkBytes: number): string[] {
  const lines: string[] = []
  const walker = lineWalker((bytes, start, end) => lines.push(textOf(bytes.subarray(start, end))))
  const bytes = bytesOf(text)
  for (let at = 0; at < bytes.length; at += chunkBytes) walker.push(bytes.slice(at, at + chunkBytes))
  walker.finish()
  return lines
}

test('gives the same lines however the text is cut', () => {
  const text = '\nfirst\r\n\r\nsecond, longer than the others\nthird\r'
  for (let chunkBytes = 1; chunkBytes <= text.length; chunkBytes++) {
    expect(linesOf(text, chunkBytes)).toEqual(['', 'first', '', 'second, longer than the others', 'third'])
  }
})

test('cuts a line past 64 MiB, counts it, and goes on with the next', () => {
  const chunk = new Uint8Array(2 ** 20).fill(120)
  const sizes: number[] = []
  const walker = wholeLines((_, start, end) => sizes.push(end - start))
  for (let i = 0; i < 66; i++) walker.push(chunk)
  walker.push(bytesOf('\nshort\n'))
  walker.finish()
  expect(sizes).toEqual([64 * 2 ** 20, 6])
  expect(walker.cutLines()).toBe(1)
})
