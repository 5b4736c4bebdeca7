// Where a mangled name is being read, and what keeps a hostile one from taking time or memory: depth and length are bounded.

/** One text with its place; `at` is the next character. Mangled names are short, so state that changes is simpler than results. */
export type Reading = { readonly text: string; at: number; depth: number; stepsLeft: number }

/** Deeper names are made by programs; rustc-demangle stops at the same depth. */
const MAX_DEPTH = 300
/** Back references can double a name with every character. */
const MAX_OUTPUT_CHARS = 20_000
/**
 * What a name may take by its length, for a profile may hold thousands that refer back: of 214,000 symbols of rustc, LLVM, cargo, libstdc++
 * and Chromium none needs more than 2.6 steps a character, nor is any more than 8.4 times as long when it is written out.
 */
const STEPS_PER_CHAR = 10
const OUTPUT_PER_CHAR = 12
/** Short names need their share, whatever their length. */
const MIN_STEPS = 300
const MIN_OUTPUT_CHARS = 1000
/** Longer symbols are not demangled. */
export const MAX_SYMBOL_CHARS = 16_000

/** Ends the reading of a name that is broken or out of bounds; never leaves this folder. */
export class Unreadable extends Error {}

export function readingOf(text: string, at: number): Reading {
  return { text, at, depth: 0, stepsLeft: MIN_STEPS + STEPS_PER_CHAR * text.length }
}

export function peek(reading: Reading, ahead = 0): string {
  return reading.text.charAt(reading.at + ahead)
}

/** Whether `expected` stands next; then it has been read. */
export function takes(reading: Reading, expected: string): boolean {
  if (!reading.text.startsWith(expected, reading.at)) return false
  reading.at += expected.length
  return true
}

export function take(reading: Reading): string {
  const char = reading.text.charAt(reading.at)
  if (char === '') throw new Unreadable()
  reading.at++
  return char
}

export function expectNext(reading: Reading, expected: string): void {
  if (!takes(reading, expected)) throw new Unreadable()
}

/** Digits as a number; throws without any. */
export function decimal(reading: Reading): number {
  let value = 0
  const from = reading.at
  while (/[0-9]/.test(peek(reading)) && value < MAX_SYMBOL_CHARS * 10) value = value * 10 + Number(take(reading))
  if (reading.at === from) throw new Unreadable()
  return value
}

/** The next `length` characters. */
export function taken(reading: Reading, length: number): string {
  if (reading.at + length > reading.text.length) throw new Unreadable()
  reading.at += length
  return reading.text.slice(reading.at - length, reading.at)
}

/** Runs one production of the grammar within the bounds. */
export function within<T>(reading: Reading, read: () => T): T {
  if (++reading.depth > MAX_DEPTH || reading.stepsLeft-- === 0) throw new Unreadable()
  const result = read()
  reading.depth--
  return result
}

export function bounded(text: string): string {
  if (text.length > MAX_OUTPUT_CHARS) throw new Unreadable()
  return text
}

/** Whether a name may be so long when it is written out. */
export function isInProportion(written: string, mangled: string): boolean {
  return written.length <= MIN_OUTPUT_CHARS + OUTPUT_PER_CHAR * mangled.length
}
