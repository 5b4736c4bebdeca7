// Ruby's marshal form 4.8, as far as plain data goes: nothing is called and no class is looked up. Rules: Ruby's `marshal.c` and
// `doc/marshal.rdoc`.

import { fail, ok, type Result } from '../../base/result'
import { textOf } from '../../base/utf8'

/** Texts are parts of the file; symbols have a name of their own. */
export type RubyValue = number | boolean | null | Uint8Array | RubySymbol | RubyHash | readonly RubyValue[]
export type RubySymbol = { readonly symbol: string }
/** In the order of the file. */
export type RubyHash = { readonly entries: readonly (readonly [RubyValue, RubyValue])[] }

export type RubyFault = { readonly what: string; readonly byte: number }

export const RUBY_MARSHAL = Uint8Array.of(4, 8)
/** A dump of stackprof is four deep. */
const MAX_DEPTH = 16
/** Bignums are lists of shorts; a double holds no more than four of these exactly. */
const MAX_SHORTS = 8
const SHORT = 2 ** 16

export function readRubyMarshal(bytes: Uint8Array): Result<RubyValue, RubyFault> {
  const symbols: RubySymbol[] = []
  // Later values may refer to earlier ones by their place in the order in which they began.
  const objects: RubyValue[] = []
  let at = RUBY_MARSHAL.length
  let fault: RubyFault | null = null

  function broken(what: string): null {
    fault ??= { what, byte: Math.min(at, bytes.length) }
    at = bytes.length
    return null
  }

  function byte(): number {
    if (at < bytes.length) return bytes[at++]
    broken('a value ends after the file')
    return 0
  }

  /** One to five bytes: how many, or a small number itself. */
  function int(): number {
    const first = (byte() << 24) >> 24
    if (first === 0) return 0
    if (first > 4) return first - 5
    if (first < -4) return first + 5
    let value = 0
    for (let i = 0; i < Math.abs(first); i++) value += byte() * 256 ** i
    return first > 0 ? value : value - 256 ** -first
  }

  /** How many of something follow, each of which takes a byte at least. */
  function count(): number {
    const length = int()
    if (length >= 0 && length <= bytes.length - at) return length
    broken('a list has more elements than the file has bytes')
    return 0
  }

  function text(): Uint8Array {
    const length = count()
    at += length
    return bytes.subarray(at - length, at)
  }

  function bignum(): number {
    const sign = byte()
    const shorts = count()
    if (shorts > MAX_SHORTS || shorts * 2 > bytes.length - at) return broken('a number of more than 128 bits') ?? 0
    let value = 0
    for (let i = 0; i < shorts; i++) value += (byte() + byte() * 256) * SHORT ** i
    return sign === 0x2d ? -value : value
  }

  function float(): number {
    const spelled = textOf(text())
    if (spelled === 'inf' || spelled === '-inf') return spelled === 'inf' ? Infinity : -Infinity
    return Number(spelled)
  }

  function remembered<T extends RubyValue>(value: T): T {
    objects.push(value)
    return value
  }

  function list(depth: number): readonly RubyValue[] {
    const elements: RubyValue[] = remembered([])
    for (let left = count(); left > 0 && fault === null; left--) elements.push(value(depth))
    return elements
  }

  function hash(depth: number, hasDefault: boolean): RubyHash {
    const entries: (readonly [RubyValue, RubyValue])[] = []
    const made = remembered({ entries })
    for (let left = count(); left > 0 && fault === null; left--) entries.push([value(depth), value(depth)])
    if (hasDefault) value(depth)
    return made
  }

  /** Lists are not shared: a small file could stand for a huge one. */
  function reference(): RubyValue {
    const found = objects[int()]
    if (typeof found === 'number' || found instanceof Uint8Array) return found
    return broken('a reference to no text or number')
  }

  /** A value with what is fastened to it: of texts their encoding, which is read over. */
  function withAttributes(depth: number): RubyValue {
    const found = value(depth)
    for (let left = count(); left > 0 && fault === null; left--) {
      value(depth)
      value(depth)
    }
    return found
  }

  function value(above: number): RubyValue {
    if (above === MAX_DEPTH) return broken('nested too deeply')
    const depth = above + 1
    const code = String.fromCharCode(byte())
    switch (code) {
      case '0':
        return null
      case 'T':
      case 'F':
        return code === 'T'
      case 'i':
        return int()
      case 'l':
        return remembered(bignum())
      case 'f':
        return remembered(float())
      case '"':
        return remembered(text())
      case ':': {
        const symbol = { symbol: textOf(text()) }
        symbols.push(symbol)
        return symbol
      }
      case ';':
        return symbols[int()] ?? broken('a reference to no symbol')
      case '@':
        return reference()
      case '[':
        return list(depth)
      case '{':
      case '}':
        return hash(depth, code === '}')
      case 'I':
        return withAttributes(depth)
      default:
        return fault === null ? broken(`a value of type ${JSON.stringify(code)}, which is more than data`) : null
    }
  }

  const found = value(0)
  return fault === null ? ok(found) : fail(fault)
}
