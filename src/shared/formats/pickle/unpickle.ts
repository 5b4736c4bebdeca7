// Python's pickles as data: names of classes stay names, nothing is looked up, called or run. Rules: CPython's `pickletools.py`, protocols 0 to 5.

import { fail, ok, type Result } from '../../base/result'
import { textOf } from '../../base/utf8'

/** What a class name with arguments stands for, and the state that was set on it; never an object of that class. */
export type PickleObject = { readonly className: string; readonly args: PickleValue; state: PickleValue }
/** In the order of the file; keys are tuples as well, so this is no JavaScript object. */
export type PickleMap = { readonly entries: (readonly [PickleValue, PickleValue])[] }
/** Lists and tuples are alike; truth values are 1 and 0. */
export type PickleValue = string | number | null | readonly PickleValue[] | PickleMap | PickleObject

export type PickleFault = { readonly what: string; readonly byte: number }

const MARK = Symbol('mark')
const NEWLINE = 10
const TWO_32 = 2 ** 32
/** More digits than a double has are of no use to anybody. */
const MAX_LONG_BYTES = 128

/** The value that a pickle holds. Opcodes that profilers' pickles do not use are refused by their number. */
export function unpickle(bytes: Uint8Array): Result<PickleValue, PickleFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const stack: (PickleValue | typeof MARK)[] = []
  const memo = new Map<number, PickleValue>()
  let at = 0
  let fault: PickleFault | null = null

  function broken(what: string): void {
    fault ??= { what, byte: Math.min(at, bytes.length) }
  }

  /** Where `count` bytes begin, which are read now; −1 past the end. */
  function take(count: number): number {
    if (!(count >= 0) || count > bytes.length - at) {
      broken('a value ends after the file')
      return -1
    }
    at += count
    return at - count
  }

  function unsigned(size: 1 | 2 | 4 | 8): number {
    const from = take(size)
    if (from === -1) return 0
    if (size === 1) return bytes[from]
    if (size === 2) return view.getUint16(from, true)
    return view.getUint32(from, true) + (size === 8 ? view.getUint32(from + 4, true) * TWO_32 : 0)
  }

  function signed(): number {
    const from = take(4)
    return from === -1 ? 0 : view.getInt32(from, true)
  }

  function double(): number {
    const from = take(8)
    return from === -1 ? 0 : view.getFloat64(from, false)
  }

  function text(length: number): string {
    const from = take(length)
    return from === -1 ? '' : textOf(bytes.subarray(from, at))
  }

  function line(): string {
    const end = bytes.indexOf(NEWLINE, at)
    if (end === -1) broken('a line without an end')
    const found = end === -1 ? '' : text(end - at)
    at++
    return found
  }

  /** Two's complement, lowest byte first. */
  function long(length: number): number {
    if (length > MAX_LONG_BYTES) broken('a number of more digits than anything that is measured')
    const from = fault === null ? take(length) : -1
    let value = 0
    if (from === -1) return 0
    for (let i = length - 1; i >= 0; i--) value = value * 256 + bytes[from + i]
    return length > 0 && bytes[from + length - 1] >= 0x80 ? value - 256 ** length : value
  }

  function pop(): PickleValue {
    const value = stack.pop()
    if (value !== undefined && value !== MARK) return value
    broken('a value was expected')
    return null
  }

  function top(): PickleValue {
    const value = stack.at(-1)
    if (value !== undefined && value !== MARK) return value
    broken('a value was expected')
    return null
  }

  function popToMark(): PickleValue[] {
    const values: PickleValue[] = []
    for (let value = stack.pop(); value !== MARK; value = stack.pop()) {
      if (value === undefined) {
        broken('no mark to go back to')
        break
      }
      values.push(value)
    }
    return values.reverse()
  }

  function tuple(length: number): void {
    const values: PickleValue[] = []
    for (let left = length; left > 0; left--) values.push(pop())
    stack.push(values.reverse())
  }

  function append(values: readonly PickleValue[]): void {
    const list = lists.get(top())
    if (list === undefined) broken('a list was expected')
    else for (const value of values) list.push(value)
  }

  function setItems(values: readonly PickleValue[]): void {
    const map = top()
    if (!isPickleMap(map)) broken('a dictionary was expected')
    else for (let i = 0; i + 1 < values.length; i += 2) map.entries.push([values[i], values[i + 1]])
  }

  /** Lists grow after they were pushed, tuples never do. */
  const lists = new Map<PickleValue, PickleValue[]>()

  function newList(values: PickleValue[]): void {
    lists.set(values, values)
    stack.push(values)
  }

  function newMap(values: readonly PickleValue[]): void {
    stack.push({ entries: [] })
    setItems(values)
  }

  function className(module: PickleValue, name: PickleValue): void {
    if (typeof module !== 'string' || typeof name !== 'string') broken('a class without a name')
    stack.push({ className: `${String(module)}.${String(name)}`, args: null, state: null })
  }

  function stackGlobal(): void {
    const name = pop()
    className(pop(), name)
  }

  /** A class with its arguments: only its name is kept. */
  function newObject(): void {
    const args = pop()
    const made = pop()
    if (!isPickleObject(made)) broken('a class was expected')
    else stack.push({ className: made.className, args, state: null })
  }

  function build(): void {
    const state = pop()
    const object = top()
    if (!isPickleObject(object)) broken('an object was expected')
    else object.state = state
  }

  function remember(key: number): void {
    memo.set(key, top())
  }

  function recall(key: number): void {
    const value = memo.get(key)
    if (value === undefined) broken('a reference to no value')
    else stack.push(value)
  }

  const number = (digits: string) => (Number.isFinite(Number(digits)) ? Number(digits) : 0)

  const opcodes: Readonly<Record<number, () => void>> = {
    0x80: () => void unsigned(1), // PROTO
    0x95: () => void unsigned(8), // FRAME
    0x28: () => void stack.push(MARK),
    0x30: () => void pop(),
    0x31: () => void popToMark(),
    0x32: () => void stack.push(top()), // DUP
    0x4e: () => void stack.push(null),
    0x88: () => void stack.push(1),
    0x89: () => void stack.push(0),
    0x49: () => void stack.push(number(line())), // INT
    0x4c: () => void stack.push(number(line().replace(/L$/, ''))), // LONG
    0x46: () => void stack.push(number(line())), // FLOAT
    0x4a: () => void stack.push(signed()), // BININT
    0x4b: () => void stack.push(unsigned(1)),
    0x4d: () => void stack.push(unsigned(2)),
    0x8a: () => void stack.push(long(unsigned(1))), // LONG1
    0x8b: () => void stack.push(long(unsigned(4))), // LONG4
    0x47: () => void stack.push(double()), // BINFLOAT
    0x53: () => void stack.push(line().replace(/^['"]|['"]$/g, '')), // STRING
    0x56: () => void stack.push(line()), // UNICODE
    0x54: () => void stack.push(text(unsigned(4))), // BINSTRING
    0x55: () => void stack.push(text(unsigned(1))), // SHORT_BINSTRING
    0x58: () => void stack.push(text(unsigned(4))), // BINUNICODE
    0x8c: () => void stack.push(text(unsigned(1))), // SHORT_BINUNICODE
    0x8d: () => void stack.push(text(unsigned(8))), // BINUNICODE8
    0x42: () => void stack.push(text(unsigned(4))), // BINBYTES
    0x43: () => void stack.push(text(unsigned(1))), // SHORT_BINBYTES
    0x5d: () => void newList([]),
    0x6c: () => void newList(popToMark()),
    0x61: () => void append([pop()]), // APPEND
    0x65: () => void append(popToMark()), // APPENDS
    0x29: () => void tuple(0),
    0x85: () => void tuple(1),
    0x86: () => void tuple(2),
    0x87: () => void tuple(3),
    0x74: () => void stack.push(popToMark()), // TUPLE
    0x7d: () => void newMap([]),
    0x64: () => void newMap(popToMark()),
    0x75: () => void setItems(popToMark()), // SETITEMS
    0x73: () => void setItems([pop(), pop()].reverse()), // SETITEM
    0x67: () => void recall(number(line())), // GET
    0x68: () => void recall(unsigned(1)), // BINGET
    0x6a: () => void recall(unsigned(4)), // LONG_BINGET
    0x70: () => void remember(number(line())), // PUT
    0x71: () => void remember(unsigned(1)), // BINPUT
    0x72: () => void remember(unsigned(4)), // LONG_BINPUT
    0x94: () => void remember(memo.size), // MEMOIZE
    0x63: () => void className(line(), line()), // GLOBAL
    0x93: stackGlobal,
    0x52: newObject, // REDUCE: would call, and is not
    0x81: newObject, // NEWOBJ
    0x62: build, // BUILD
  }

  while (fault === null) {
    const code = unsigned(1)
    if (code === STOP || fault !== null) break
    const run = opcodes[code]
    if (run === undefined) broken(`an opcode that no profile needs (0x${code.toString(16)})`)
    else run()
  }
  const value = fault === null ? pop() : null
  return fault === null ? ok(value) : fail(fault)
}

const STOP = 0x2e

export function isPickleMap(value: PickleValue): value is PickleMap {
  return typeof value === 'object' && value !== null && 'entries' in value && !Array.isArray(value)
}

export function isPickleObject(value: PickleValue): value is PickleObject {
  return typeof value === 'object' && value !== null && 'className' in value
}

export function isPickleList(value: PickleValue): value is readonly PickleValue[] {
  return Array.isArray(value)
}

/** What stands under a name in a dictionary or in an object's state; null where there is none. */
export function fieldOf(value: PickleValue, name: string): PickleValue {
  const map = isPickleObject(value) ? value.state : value
  if (!isPickleMap(map)) return null
  return map.entries.find(([key]) => key === name)?.[1] ?? null
}

/** Whether these are the first bytes of a pickle that names the class. */
export function startsWithClass(head: Uint8Array, module: RegExp, name: string): boolean {
  if (head[0] !== 0x80 || head[1] > MAX_PROTOCOL) return false
  const text = textOf(head.subarray(0, CLASS_BYTES))
  return module.test(text) && text.includes(name)
}

const MAX_PROTOCOL = 5
/** The class is the first thing that a pickle of an object names. */
const CLASS_BYTES = 128
