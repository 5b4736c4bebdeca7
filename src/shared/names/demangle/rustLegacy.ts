// Rust's old mangling: C++'s nested names, with escapes and a hash as the last part.

import { decimal, expectNext, peek, readingOf, taken, takes } from './state'

const HASH = /^h[0-9a-f]{16}$/
const ESCAPES: Readonly<Record<string, string>> = { SP: '@', BP: '*', RF: '&', LT: '<', GT: '>', LP: '(', RP: ')', C: ',' }

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
  return { name: parts.map(unescaped).join('::'), end: reading.at }
}

function unescaped(part: string): string {
  const text = part.startsWith('_$') ? part.slice(1) : part
  return text
    .replace(/\$(SP|BP|RF|LT|GT|LP|RP|C|u[0-9a-f]{1,6})\$/g, (whole, code: string) => {
      if (!code.startsWith('u')) return ESCAPES[code] ?? whole
      const point = parseInt(code.slice(1), 16)
      return point > 0x10ffff || point < 0x20 ? whole : String.fromCodePoint(point)
    })
    .replaceAll('..', '::')
}
