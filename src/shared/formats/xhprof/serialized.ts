// What PHP's `serialize` writes, as far as it is data: arrays, texts, numbers and words. No object is made of it.

import { fail, ok, type Result } from '../../base/result'
import { textOf } from '../../base/utf8'

/** In the order of the file. */
export type PhpArray = readonly (readonly [key: string | number, value: PhpValue])[]
export type PhpValue = string | number | boolean | null | PhpArray

export type SerializedFault = { readonly what: string; readonly byte: number }

/** A run is three arrays deep. */
const MAX_DEPTH = 32
/** The longest number that is written: a double with its exponent. */
const MAX_NUMBER_BYTES = 32
const [COLON, SEMICOLON, QUOTE, OPEN, CLOSE] = [58, 59, 34, 123, 125]

export function readSerialized(bytes: Uint8Array): Result<PhpValue, SerializedFault> {
  let at = 0
  let fault: SerializedFault | null = null

  function broken(what: string): null {
    fault ??= { what, byte: Math.min(at, bytes.length) }
    return null
  }

  function expectByte(byte: number): void {
    if (fault !== null) return
    if (bytes[at] === byte) at++
    else broken(at >= bytes.length ? 'the file is cut off' : `expected ${JSON.stringify(String.fromCharCode(byte))}`)
  }

  /** Up to `end`, which is passed. */
  function number(end: number): number {
    const stop = bytes.subarray(at, at + MAX_NUMBER_BYTES).indexOf(end)
    const value = stop <= 0 ? NaN : Number(textOf(bytes.subarray(at, at + stop)))
    if (Number.isNaN(value)) broken(stop === -1 && bytes.length - at < MAX_NUMBER_BYTES ? 'the file is cut off' : 'a number was expected')
    else at += stop + 1
    return value
  }

  function size(): number {
    const start = at
    const value = number(COLON)
    if (fault === null && !(Number.isInteger(value) && value >= 0 && value <= bytes.length - at)) {
      at = start
      broken('more than the file has')
      return 0
    }
    return fault === null ? value : 0
  }

  function text(): string {
    const length = size()
    expectByte(QUOTE)
    const value = textOf(bytes.subarray(at, at + length))
    at += length
    expectByte(QUOTE)
    return value
  }

  function array(depth: number): PhpArray {
    const count = size()
    expectByte(OPEN)
    const entries: (readonly [string | number, PhpValue])[] = []
    for (let left = count; left > 0 && fault === null; left--) {
      const start = at
      const key = value(depth)
      if (fault !== null) break
      if (typeof key !== 'string' && typeof key !== 'number') {
        at = start
        broken('a key that is neither a text nor a number')
        break
      }
      entries.push([key, value(depth)])
    }
    expectByte(CLOSE)
    return entries
  }

  function value(depth: number): PhpValue {
    if (depth === MAX_DEPTH) return broken('nested too deeply')
    const start = at
    const kind = String.fromCharCode(bytes[at++] ?? 0)
    if (kind === 'N') {
      expectByte(SEMICOLON)
      return null
    }
    if (!'sidba'.includes(kind)) {
      at = start
      return broken(start >= bytes.length ? 'the file is cut off' : `a value of type ${JSON.stringify(kind)}, which is no data`)
    }
    expectByte(COLON)
    if (kind === 'a') return array(depth + 1)
    if (kind !== 's') {
      const found = number(SEMICOLON)
      return kind === 'b' ? found === 1 : found
    }
    const found = text()
    expectByte(SEMICOLON)
    return found
  }

  const found = value(0)
  return fault === null ? ok(found) : fail(fault)
}
