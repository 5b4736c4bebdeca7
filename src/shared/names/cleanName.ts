// Names without what makes one function look like many: offsets, kinds, lines, hashes, addresses. Names first, or everything splits.

import { rememberByText } from '../base/remember'
import { withoutArguments } from './arguments'
import { demangled } from './demangle/demangled'
import { fileQualified } from './fileQualified'
import { withoutGenerated } from './generated'
import { cutMiddle } from '../base/text/cut'

export type CleanName = {
  /** Equal for the same function: offsets, line numbers, hashes, addresses and clone marks are gone. */
  readonly identity: string
  /** For patterns: arguments and template lists are gone as well, and a file in the name is apart. */
  readonly name: string
  /** A file that stood in the name (py-spy, rbspy), or null. */
  readonly file: string | null
  /** A line that stood in the name, or 0. */
  readonly line: number
}

/** rbspy: `f - dir/file.rb:12`. */
const RUBY_PLACE = / (?:- |\[)([^\s[\]]+\.rb)(?::(\d+))?(?: - \d+)?\]?$/
/** perf's JavaScript names: `f /dir/file.js:10:3`. The line is where the function begins, so it tells functions apart. */
const SCRIPT_FILE = /^(?:file:\/\/|node:|\/)/
const LINE_AND_COLUMN = /(?::\d+){1,2}$/
const PYTHON_FILE = /(?:\.(?:pyx?|pxd)|^<[^<>()]+>)$/
/** DTrace's module: `libc.so.1`malloc`. MSVC's backticks stand at the start or behind colons, and .NET's before a number: Dictionary`2. */
const DTRACE_MODULE = /^[\w.+@-]{1,300}`(?=[^\d'`][^'`]*$)/
/** A place is no longer than a path may be. */
const MAX_PLACE_CHARS = 4100

/**
 * The longest text that patterns are matched with. Longer names are lists of arguments or made up by a program; head and tail, where
 * packages and functions stand, are kept.
 */
const MAX_MATCHED_CHARS = 1000

/** Demangled, and without what is no part of who the function is. */
export const cleanName = rememberByText((raw): CleanName => {
  const { plain, place } = partsIn(raw)
  if (place === null) return { identity: plain, name: forPatterns(plain), file: null, line: 0 }
  const { bare, file, line } = place
  return { identity: identityIn(plain, place), name: forPatterns(bare), file, line }
})

/** `cleanName(raw).identity`, for who asks nothing else: taking arguments out of a name is most of the work. */
export function identityOf(raw: string): string {
  const { plain, place } = partsIn(raw)
  return identityIn(plain, place)
}

function partsIn(raw: string): { readonly plain: string; readonly place: Place | null } {
  const plain = withoutGenerated(demangled(raw.includes('`') ? raw.replace(DTRACE_MODULE, '') : raw))
  return { plain, place: (plain.includes(' ') ? placeBehind(plain) : null) ?? fileInFront(plain) }
}

function identityIn(plain: string, place: Place | null): string {
  return place?.isLineOfSample === true ? `${place.bare} (${place.file})` : plain
}

function forPatterns(text: string): string {
  return cutMiddle(withoutArguments(text), MAX_MATCHED_CHARS)
}

type Place = {
  readonly bare: string
  readonly file: string
  readonly line: number
  /** The line says where a sample was taken, not where the function begins. */
  readonly isLineOfSample: boolean
}

/** Every such place follows a blank. */
function placeBehind(text: string): Place | null {
  return placeInBrackets(text) ?? rubyPlace(text) ?? scriptPlace(text)
}

/** py-spy's `f (dir/file.py:42)`; the path may have brackets of its own: `f (C:\Program Files (x86)\shop\cart.py:3)`. */
function placeInBrackets(text: string): Place | null {
  if (!text.endsWith(')')) return null
  let depth = 0
  const last = Math.max(0, text.length - MAX_PLACE_CHARS)
  for (let at = text.length - 1; at > last; at--) {
    const char = text.charAt(at)
    if (char === ')') depth++
    if (char !== '(' || --depth > 0) continue
    if (text.charAt(at - 1) !== ' ') return null
    const inside = text.slice(at + 1, -1)
    const file = inside.replace(/:\d+$/, '')
    if (!PYTHON_FILE.test(file)) return null
    return { bare: text.slice(0, at - 1), file, line: Number(inside.slice(file.length + 1)), isLineOfSample: true }
  }
  return null
}

function rubyPlace(text: string): Place | null {
  if (!text.includes('.rb')) return null
  const tail = text.slice(-MAX_PLACE_CHARS)
  const match = RUBY_PLACE.exec(tail)
  if (match === null) return null
  const [, file = '', line = '0'] = match
  return { bare: text.slice(0, text.length - tail.length + match.index), file, line: Number(line), isLineOfSample: true }
}

/** The line is where the function begins, so it tells functions apart. */
function fileInFront(text: string): Place | null {
  const found = fileQualified(text)
  return found === null ? null : { bare: found.name, file: found.file, line: found.line, isLineOfSample: false }
}

function scriptPlace(text: string): Place | null {
  const blank = text.lastIndexOf(' ')
  const place = text.slice(blank + 1)
  if (!SCRIPT_FILE.test(place) || place.length > MAX_PLACE_CHARS) return null
  return { bare: text.slice(0, blank), file: place.replace(LINE_AND_COLUMN, ''), line: 0, isLineOfSample: false }
}
