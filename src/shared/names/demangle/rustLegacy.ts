// Rust's old mangling: C++'s nested names, with escapes and a hash as the last part.

import { withoutRustEscapes } from './rustEscapes'
import { decimal, expectNext, peek, readingOf, taken, takes } from './state'

const HASH = /^h[0-9a-f]{16}$/

/** `_ZN4core3ptr…17h0123456789abcdefE` without its hash; throws or returns null for what is C++. `at` is after `_Z`. */
export function rustLegacy(text: string, at: number): { readonly name: string; readonly end: number } | null {
  if (!/17h[0-9a-f]{16}E/.test(text)) return null
  const reading = readingOf(text, at)
  expectNext(reading, 'N')
  const parts: string[] = []
  while (!takes(reading, 'E')) {
    if (!/[0-9]/.test(peek(reading))) return null
    parts.push(taken(reading, decimal(reading)))
  }
  const hash = parts.pop()
  if (hash === undefined || !HASH.test(hash) || parts.length === 0) return null
  return { name: parts.map(withoutRustEscapes).join('::'), end: reading.at }
}
