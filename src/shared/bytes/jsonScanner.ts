// Reads JSON from its bytes, chunk by chunk, into sinks: a file longer than V8's longest string, without an object an element.

import { COLON, MINUS, ZERO, isBlank, isDigit } from './ascii'
import { AFTER_KEY, AFTER_VALUE, EXPECTED_WORDS, FIRST_ITEM, FIRST_KEY, KEY, NOTHING, VALUE, type Expected } from './jsonExpected'
import { isScalarByte, isSpace, jsonNumberOf, unescapeText, wordOf } from './jsonTokens'
import type { JsonSink } from './jsonSink'
import { withRoom } from './withRoom'

export type JsonFault = {
  readonly what: string
  readonly byte: number
  /** Nothing is wrong but that the text stops. */
  readonly isCutOff: boolean
}

export type JsonLeniency = {
  /** `[1,]`, which is no JSON, but which writers that stream leave behind. */
  readonly trailingCommas: boolean
  /** Backslashes before what is no escape, which no writer of JSON makes: hears of each text with one, which is then kept as written. */
  readonly onOddEscape?: (byte: number) => void
}

export type JsonScanner = {
  /** False when the text is broken: `finish` says where. */
  push(chunk: Uint8Array): boolean
  /** Null when one whole value was read. */
  finish(): JsonFault | null
  /** Numbers larger than any that is measured (`1e400`): their takers got `null` in their place. */
  hugeNumbers(): { readonly count: number; readonly firstByte: number }
}

/** No call stack nests like this; a file of opening brackets must not fill the memory. */
const MAX_DEPTH = 4_000_000
/** No name is that long; it is what one text may hold in memory. */
const MAX_TEXT_BYTES = 64 * 2 ** 20
/** Far more digits than a number can use. */
const MAX_SCALAR_BYTES = 4096
/** No id, counter, clock or size has more than 64 bits; what is larger would make sums that are no numbers. */
const MAX_NUMBER = 2 ** 64
/** Longer integers are not exact in a double, so they take the slow and careful way. */
const EXACT_DIGITS = 15
const FIRST_CARRY_BYTES = 1024
const NO_SCALAR = 'not a number, true, false or null'

const QUOTE = 34
const COMMA = 44
const OPEN_LIST = 91
const BACKSLASH = 92
const CLOSE_LIST = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125

/** A token that is not over yet. */
const NO_TOKEN = 0
const TEXT = 1
const SCALAR = 2

export function jsonScanner(root: JsonSink, { trailingCommas, onOddEscape }: JsonLeniency = { trailingCommas: false }): JsonScanner {
  const parents: JsonSink[] = []
  const parentIsList: boolean[] = []
  /** The object or list that is open, and who takes the value that comes next. */
  let container = root
  let isList = false
  let taker = root
  let expected: Expected = VALUE

  let token: typeof NO_TOKEN | typeof TEXT | typeof SCALAR = NO_TOKEN
  let hasEscapes = false
  let isEscaped = false
  let carry = new Uint8Array(FIRST_CARRY_BYTES)
  let carried = 0

  let fault: JsonFault | null = null
  let pastBytes = 0
  let hugeCount = 0
  let firstHuge = 0

  function failAt(what: string, at: number): number {
    fault ??= { what, byte: pastBytes + at, isCutOff: false }
    return -1
  }

  function unexpected(at: number): number {
    return failAt(`expected ${EXPECTED_WORDS[expected]}`, at)
  }

  function keep(bytes: Uint8Array, start: number, end: number): boolean {
    const length = carried + end - start
    if (length > (token === TEXT ? MAX_TEXT_BYTES : MAX_SCALAR_BYTES)) return false
    carry = withRoom(carry, carried, end - start)
    carry.set(bytes.subarray(start, end), carried)
    carried = length
    return true
  }

  function afterValue(): void {
    expected = parents.length === 0 ? NOTHING : AFTER_VALUE
  }

  function open(asList: boolean, at: number): number {
    if (parents.length === MAX_DEPTH) return failAt('nested too deeply', at)
    parents.push(container)
    parentIsList.push(isList)
    container = taker
    isList = asList
    container.open(asList)
    taker = asList ? container.item() : container
    expected = asList ? FIRST_ITEM : FIRST_KEY
    return at + 1
  }

  function close(asList: boolean, at: number): number {
    const parent = parents.pop()
    if (parent === undefined || isList !== asList) return failAt(`expected the end of ${isList ? 'a list' : 'an object'}`, at)
    container.close()
    container = parent
    isList = parentIsList.pop() ?? false
    afterValue()
    return at + 1
  }

  /** Reads on in a text, from `at` to behind its closing quote or to the end of the chunk. */
  function text(bytes: Uint8Array, start: number): number {
    const end = bytes.length
    let at = isEscaped ? start + 1 : start
    while (at < end && bytes[at] !== QUOTE) {
      if (bytes[at] === BACKSLASH) {
        hasEscapes = true
        at++
      }
      at++
    }
    isEscaped = at > end
    at = Math.min(at, end)
    const isKey = expected === KEY
    const isWanted = isKey || taker.wantsText
    token = TEXT
    if (at === end) {
      if (isWanted && !keep(bytes, start, at)) return failAt('a text too long to read', at)
      return at
    }
    if (carried > 0 && isWanted && !keep(bytes, start, at)) return failAt('a text too long to read', at)
    let source = bytes
    let from = start
    let to = at
    if (carried > 0) {
      source = carry
      from = 0
      to = carried
    }
    if (hasEscapes && isWanted) {
      const unescaped = unescapeText(source, from, to)
      if (unescaped === null && onOddEscape === undefined) return failAt('a backslash that escapes nothing', at)
      if (unescaped === null) onOddEscape?.(pastBytes + at)
      else {
        source = unescaped
        from = 0
        to = source.length
      }
    }
    token = NO_TOKEN
    carried = 0
    hasEscapes = false
    if (isKey) {
      taker = container.field(source, from, to)
      expected = AFTER_KEY
    } else {
      taker.text(source, from, to)
      afterValue()
    }
    return at + 1
  }

  /** Reads on in a number or a word. */
  function scalar(bytes: Uint8Array, start: number): number {
    let at = start
    while (at < bytes.length && isScalarByte(bytes[at])) at++
    const tokenStart = start - carried
    token = SCALAR
    if (at === bytes.length || carried > 0) {
      if (!keep(bytes, start, at)) return failAt('a number too long to read', at)
      if (at === bytes.length) return at
    }
    const isGood = carried > 0 ? takeScalar(carry, 0, carried, tokenStart) : takeScalar(bytes, start, at, tokenStart)
    if (!isGood) return failAt(NO_SCALAR, tokenStart)
    return at
  }

  /** `at`: where it stands, from the start of this chunk. */
  function takeScalar(bytes: Uint8Array, start: number, end: number, at: number): boolean {
    token = NO_TOKEN
    carried = 0
    const first = bytes[start]
    if (first === MINUS || isDigit(first)) {
      const value = jsonNumberOf(bytes, start, end)
      if (Number.isNaN(value)) return false
      if (Math.abs(value) <= MAX_NUMBER) taker.number(value, bytes, start, end)
      else {
        if (hugeCount++ === 0) firstHuge = pastBytes + at
        taker.word(null)
      }
    } else {
      const word = wordOf(bytes, start, end)
      if (word === undefined) return false
      taker.word(word)
    }
    afterValue()
    return true
  }

  /** The bulk of most profiles: runs of integers in a list. Stops before whatever is not an integer and a comma. */
  function integers(bytes: Uint8Array, from: number): number {
    const end = bytes.length
    const take = taker
    for (let start = from; ;) {
      let at = start
      const isNegative = bytes[at] === MINUS
      if (isNegative) at++
      const firstDigit = at
      let value = 0
      for (let digit = bytes[at] - ZERO; at < end && digit >= 0 && digit <= 9; digit = bytes[++at] - ZERO) value = value * 10 + digit
      if (at >= end || bytes[at] !== COMMA || at === firstDigit || at - firstDigit > EXACT_DIGITS) return start
      take.number(isNegative ? -value : value)
      expected = VALUE
      start = at + 1
      while (start < end && isBlank(bytes[start])) start++
      if (start >= end) return start
    }
  }

  function value(bytes: Uint8Array, at: number): number {
    const byte = bytes[at]
    if (byte === QUOTE) return text(bytes, at + 1)
    if (byte === OPEN_OBJECT) return open(false, at)
    if (byte === OPEN_LIST) return open(true, at)
    if (byte === CLOSE_LIST && (expected === FIRST_ITEM || (trailingCommas && isList))) return close(true, at)
    if (!isScalarByte(byte)) return unexpected(at)
    if (isList && byte <= ZERO + 9) {
      const behind = integers(bytes, at)
      if (behind > at) return behind
    }
    return scalar(bytes, at)
  }

  function separator(byte: number, at: number): number {
    if (byte === COMMA) {
      expected = isList ? VALUE : KEY
      if (isList) taker = container.item()
      return at + 1
    }
    if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) return close(byte === CLOSE_LIST, at)
    return unexpected(at)
  }

  function step(bytes: Uint8Array, at: number): number {
    const byte = bytes[at]
    switch (expected) {
      case VALUE:
      case FIRST_ITEM:
        return value(bytes, at)
      case AFTER_VALUE:
        return separator(byte, at)
      case FIRST_KEY:
      case KEY:
        if (byte === CLOSE_OBJECT && expected === FIRST_KEY) return close(false, at)
        if (byte !== QUOTE) return unexpected(at)
        expected = KEY
        return text(bytes, at + 1)
      case AFTER_KEY:
        if (byte !== COLON) return unexpected(at)
        expected = VALUE
        return at + 1
      case NOTHING:
        return unexpected(at)
    }
  }

  return {
    push(chunk) {
      let at = 0
      if (token === TEXT) at = text(chunk, 0)
      else if (token === SCALAR) at = scalar(chunk, 0)
      while (at !== -1 && at < chunk.length) at = isSpace(chunk[at]) ? at + 1 : step(chunk, at)
      pastBytes += chunk.length
      return fault === null
    },
    finish() {
      if (token === SCALAR && fault === null && !takeScalar(carry, 0, carried, -carried)) failAt(NO_SCALAR, 0)
      if (expected !== NOTHING) {
        fault ??= { what: token === TEXT ? 'the file ends inside a text' : 'the file ends in the middle', byte: pastBytes, isCutOff: true }
      }
      return fault
    },
    hugeNumbers: () => ({ count: hugeCount, firstByte: firstHuge }),
  }
}
