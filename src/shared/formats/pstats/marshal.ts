// Python's marshal, as far as cProfile and profile use it: dictionaries, tuples, texts, numbers and, in one key, code. Rules: CPython's
// `marshal.c`, versions 2 to 5.

import { fail, ok, type Result } from '../../base/result'
import { textOf } from '../../base/utf8'

export type MarshalValue = string | number | null | readonly MarshalValue[] | MarshalMap | MarshalCode
/** In the order of the file; keys are tuples, so this is no JavaScript object. */
export type MarshalMap = { readonly entries: readonly (readonly [MarshalValue, MarshalValue])[] }

/** A code object: where it is from, as `profile` keeps the code that it was told to run. What is in it is passed over. */
export type MarshalCode = { readonly code: string; readonly file: string; readonly line: number }

export type MarshalFault = { readonly what: string; readonly byte: number }

/** A table of functions is five containers deep; constants of code in a key hold the code of what is defined in it. */
const MAX_DEPTH = 64
/** How many numbers code begins with: Python 2, Python 3.0 to 3.7 and from 3.11 on, those between. The code's own bytes follow. */
const NUMBERS_OF_CODE = [4, 5, 6]
const INT_BYTES = 4
const BYTES_CODE = 0x73
/** Between the bytes of the code and its first line: constants, names, variables … */
const PARTS_OF_CODE = 7
/** Set on a value that later ones may refer to. */
const FLAG_REF = 0x80
/** Digits of long integers have 15 bits. */
const LONG_BASE = 2 ** 15
/** Ends a dictionary, where a key would be. */
const END = Symbol('end')

export function readMarshal(bytes: Uint8Array): Result<MarshalValue, MarshalFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const refs: (MarshalValue | typeof END)[] = []
  const interned: string[] = []
  let at = 0
  let fault: MarshalFault | null = null

  function broken(what: string): null {
    fault ??= { what, byte: Math.min(at, bytes.length) }
    at = bytes.length
    return null
  }

  /** Where `count` bytes begin, which are read now; −1 past the end. */
  function take(count: number): number {
    if (count < 0 || count > bytes.length - at) {
      broken('a value ends after the file')
      return -1
    }
    at += count
    return at - count
  }

  function byte(): number {
    const from = take(1)
    return from === -1 ? 0 : bytes[from]
  }

  function int(): number {
    const from = take(4)
    return from === -1 ? 0 : view.getInt32(from, true)
  }

  function text(length: number): string {
    const from = take(length)
    return from === -1 ? '' : textOf(bytes.subarray(from, at))
  }

  function double(): number {
    const from = take(8)
    return from === -1 ? 0 : view.getFloat64(from, true)
  }

  function long(): number {
    const digits = int()
    let value = 0
    let scale = 1
    for (let left = Math.abs(digits); left > 0 && fault === null; left--) {
      const from = take(2)
      if (from !== -1) value += view.getUint16(from, true) * scale
      scale *= LONG_BASE
    }
    return digits < 0 ? -value : value
  }

  function tuple(length: number, depth: number): readonly MarshalValue[] {
    if (length < 0 || length > bytes.length - at) broken('a tuple has more elements than the file has bytes')
    const elements: MarshalValue[] = []
    for (let left = length; left > 0 && fault === null; left--) elements.push(element(depth))
    return elements
  }

  function map(depth: number): MarshalMap {
    const entries: (readonly [MarshalValue, MarshalValue])[] = []
    while (fault === null) {
      const key = value(depth)
      if (key === END) break
      entries.push([key, element(depth)])
    }
    return { entries }
  }

  /** Versions differ in numbers, and from 3.11 on in what stands fourth: kinds of variables as bytes, and the name twice. */
  function codeObject(depth: number): MarshalValue {
    const start = at
    // The last number may look like the sign of bytes; what follows it is then no size.
    const numbers = NUMBERS_OF_CODE.find(count => {
      const size = start + count * INT_BYTES + 1
      const isBytes = (bytes[size - 1] & ~FLAG_REF) === BYTES_CODE && size + INT_BYTES <= bytes.length
      return isBytes && view.getUint32(size, true) <= bytes.length - size - INT_BYTES
    })
    if (numbers === undefined) return broken('code of a version of Python that is not known')
    take(numbers * INT_BYTES)
    element(depth)
    const parts = Array.from({ length: PARTS_OF_CODE }, () => element(depth))
    const isNew = typeof parts[3] === 'string'
    const [file, name] = isNew ? parts.slice(4) : parts.slice(5)
    const line = int()
    for (let tables = isNew ? 2 : 1; tables > 0; tables--) element(depth)
    return { code: String(name), file: String(file), line }
  }

  function element(depth: number): MarshalValue {
    const found = value(depth)
    return found === END ? broken('a value was expected') : found
  }

  function value(depth: number): MarshalValue | typeof END {
    const code = byte()
    if (depth === MAX_DEPTH) return broken('nested too deeply')
    // A container is numbered before what is in it.
    const ref = (code & FLAG_REF) === 0 ? -1 : refs.push(null) - 1
    const found = typed(code & ~FLAG_REF, depth + 1)
    if (ref !== -1) refs[ref] = found
    return found
  }

  function typed(code: number, depth: number): MarshalValue | typeof END {
    switch (String.fromCharCode(code)) {
      case '0':
        return END
      // None, and what only code has: an ellipsis, StopIteration.
      case 'N':
      case '.':
      case 'S':
        return null
      case 'F':
        return 0
      case 'T':
        return 1
      case 'i':
        return int()
      case 'l':
        return long()
      case 'g':
        return double()
      case 'f':
        return Number(text(byte()))
      // Python 2 on 64-bit machines.
      case 'I': {
        const from = take(8)
        return from === -1 ? 0 : Number(view.getBigInt64(from, true))
      }
      // Complex numbers, of which nothing is wanted.
      case 'y':
        take(16)
        return null
      case 'x':
        take(byte())
        take(byte())
        return null
      case 's':
      case 'u':
      case 'a':
      case 'A':
        return text(int())
      case 't': {
        const name = text(int())
        interned.push(name)
        return name
      }
      case 'z':
      case 'Z':
        return text(byte())
      case 'R':
        return interned[int()] ?? broken('a reference to no text')
      case 'r':
        return refs[int()] ?? broken('a reference to no value')
      case '(':
      case '[':
      case '<':
      case '>':
        return tuple(int(), depth)
      case ')':
        return tuple(byte(), depth)
      case '{':
        return map(depth)
      case 'c':
        return codeObject(depth)
      // A slice, since Python 3.14.
      case ':':
        return tuple(3, depth)
      default:
        return broken(`a value of type ${JSON.stringify(String.fromCharCode(code))}`)
    }
  }

  const found = element(0)
  return fault === null ? ok(found) : fail(fault)
}
