// Parses the regular expressions of `drop_frames`. They come from the file, and a bad one would hang JavaScript's own matcher.

import { fail, ok, type Result } from '../../base/result'

/** What an expression matches, as a tree. */
export type Pattern =
  /** One character that `set`, a class of JavaScript's, accepts. */
  | { readonly kind: 'character'; readonly set: RegExp }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number }

/** RE2, which pprof matches with, has the same two limits. */
const MAX_NESTING = 1000
const MAX_REPEAT = 1000

/** Quoted text; an escape; a class, in which a first `]` is a member; a group's start; a repetition; any other character. */
const TOKEN =
  /\\Q[^]*?(?:\\E|$)|\\(?:[pP]\{\w{1,60}\}|x\{[\dA-Fa-f]{1,8}\}|x[\dA-Fa-f]{2}|[^])|\[\^?\]?(?:\[:\^?\w{1,12}:\]|\\[^]|[^\]\\]){0,400}\]|\((?:\?:|\?P?<\w{1,80}>)?|[*+?]\??|\{\d{1,9}(?:,\d{0,9})?\}\??|[^]/gu
const REPETITION = /^(?:[*+?]|\{(\d{1,9})(,?)(\d{0,9})\})\??$/u

/** Members of a class that JavaScript writes otherwise. */
const NAMED_CLASSES: ReadonlyMap<string, string> = new Map([
  ['alnum', '0-9A-Za-z'],
  ['alpha', 'A-Za-z'],
  ['blank', '\\t '],
  ['digit', '0-9'],
  ['lower', 'a-z'],
  ['punct', '!-\\/:-@\\[-`\\{-~'],
  ['space', '\\t-\\r '],
  ['upper', 'A-Z'],
  ['word', '\\w'],
  ['xdigit', '0-9A-Fa-f'],
])

/** The pattern, or why this is not an expression that is understood here: RE2 without flags and word boundaries. */
export function parsePattern(source: string): Result<Pattern, string> {
  const tokens = source.match(TOKEN) ?? []
  let at = 0
  let problem: string | null = null

  function refuse(what: string): Pattern {
    problem ??= what
    at = tokens.length
    return { kind: 'sequence', parts: [] }
  }

  function choice(nesting: number): Pattern {
    const parts = [sequence(nesting)]
    while (tokens[at] === '|') {
      at++
      parts.push(sequence(nesting))
    }
    return { kind: 'choice', parts }
  }

  function sequence(nesting: number): Pattern {
    const parts: Pattern[] = []
    while (at < tokens.length && tokens[at] !== '|' && tokens[at] !== ')') {
      const part = single(tokens[at++], nesting)
      const times = REPETITION.exec(tokens[at] ?? '')
      if (times !== null) at++
      parts.push(times === null ? part : repeat(part, times))
    }
    return { kind: 'sequence', parts }
  }

  /** Which of several matches is the longest makes no difference to whether all of a name matches. */
  function repeat(part: Pattern, [token, counted, comma, last]: RegExpExecArray): Pattern {
    if (counted === undefined) {
      return { kind: 'repeat', part, least: token.startsWith('+') ? 1 : 0, most: token.startsWith('?') ? 1 : Infinity }
    }
    const least = Number(counted)
    const most = comma === '' ? least : last === '' ? Infinity : Number(last)
    if (most < least || least > MAX_REPEAT || (most > MAX_REPEAT && most !== Infinity)) return refuse(`bad repetition ${token}`)
    return { kind: 'repeat', part, least, most }
  }

  function single(token: string, nesting: number): Pattern {
    if (token.startsWith('\\Q')) {
      return { kind: 'sequence', parts: Array.from(token.slice(2).replace(/\\E$/u, ''), text => character(quoted(text))) }
    }
    if (token === '^' || token === '\\A') return { kind: 'start' }
    if (token === '$' || token === '\\z') return { kind: 'end' }
    if (token === '.') return character('[^\\n]')
    if (token.startsWith('(')) return group(nesting + 1)
    if (token.length > 1 && token.startsWith('[')) return character(classText(token))
    if (token.startsWith('\\')) return escape(token)
    return /^[*+?[\\]/u.test(token) ? refuse(`unexpected ${token}`) : character(quoted(token))
  }

  function group(nesting: number): Pattern {
    if (tokens[at] === '?') return refuse('flags')
    if (nesting > MAX_NESTING) return refuse('too many nested groups')
    const inner = choice(nesting)
    return tokens[at++] === ')' ? inner : refuse('missing )')
  }

  function escape(token: string): Pattern {
    if (/^\\[bBC\d]/u.test(token)) return refuse(`unknown escape ${token}`)
    return character(token === '\\a' ? '\\x07' : token.replace('\\x{', '\\u{'))
  }

  function character(text: string): Pattern {
    try {
      return { kind: 'character', set: new RegExp(`^${text}$`, 'u') }
    } catch {
      return refuse(`unknown ${text}`)
    }
  }

  const pattern = choice(0)
  if (problem === null && at < tokens.length) return fail('a ) without its (')
  return problem === null ? ok(pattern) : fail(problem)
}

function quoted(text: string): string {
  return text.replace(/[\^$\\.*+?()[\]{}|/]/u, '\\$&')
}

/** A class as JavaScript writes it. */
function classText(token: string): string {
  const [, negation = '', members = ''] = /^\[(\^?)([^]*)\]$/u.exec(token) ?? []
  const first = members.startsWith(']') ? `\\${members}` : members
  const named = first.replace(/\[:(\w+):\]/gu, (text, name: string) => NAMED_CLASSES.get(name) ?? text)
  return `[${negation}${named.replaceAll('\\x{', '\\u{')}]`
}
