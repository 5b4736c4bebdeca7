// Regular expressions with the edges that keep `log` out of catalog and `sort` out of resort.

import { nameFilters, UNTOLD } from './nameFilter'

/** Not in the middle of a word: names begin after a dot, a colon, a slash, a bracket, a blank or at the start. */
const LEFT_EDGE = '(?<![A-Za-z0-9_$])'
const RIGHT_EDGE = '(?![A-Za-z0-9_$])'

/** Alternatives that must stand as whole words. */
export function whole(...alternatives: readonly string[]): RegExp {
  return new RegExp(`${LEFT_EDGE}(?:${alternatives.join('|')})${RIGHT_EDGE}`)
}

/** Alternatives that must begin a word; what follows is theirs to say. */
export function begins(...alternatives: readonly string[]): RegExp {
  return new RegExp(`${LEFT_EDGE}(?:${alternatives.join('|')})`)
}

/** Alternatives that must be the whole name. */
export function exactly(...alternatives: readonly string[]): RegExp {
  return new RegExp(`^(?:${alternatives.join('|')})$`)
}

/** Files or folders of a path: they begin after a slash or at the start. */
export function path(...alternatives: readonly string[]): RegExp {
  return new RegExp(`(?:^|[/\\\\])(?:${alternatives.join('|')})`)
}

/** What is known of a list of patterns. */
type Known = {
  /** Plain patterns are tried as one: a call costs as much as most patterns. */
  joined: readonly RegExp[] | null
  asked: number
  /** Its number among the filters. */
  filter: number
}

const known = new WeakMap<readonly RegExp[], Known>()
const filters = nameFilters()

/** A small profile has fewer names, and looking through the patterns for what they need would take longer than trying them. */
const MANY_ASKED = 500

export function matchesAny(patterns: readonly RegExp[], text: string): boolean {
  if (patterns.length === 0) return false
  const list = listOf(patterns)
  if (++list.asked === MANY_ASKED && list.filter === UNTOLD) list.filter = filters.listOf(patterns)
  return (list.filter === UNTOLD || filters.mayMatch(filters.rowOf(text), list.filter)) && isMatched(list, patterns, text)
}

/** The place of the first list, from a place on, of which a pattern matches; −1 where none does. */
export type FirstMatch = (text: string, from?: number) => number

/** What is asked of all names: one after the other, each list would make what is known of the names be looked for anew. */
const together: (readonly RegExp[])[] = []

/** Filtered for as soon as any list is of which many names are asked. */
export function askedOfAllNames(...lists: readonly (readonly RegExp[])[]): void {
  together.push(...lists)
}

/** As `matchesAny`, of a list that is asked about all names. */
export function anyMatch(patterns: readonly RegExp[]): (text: string) => boolean {
  askedOfAllNames(patterns)
  const first = firstMatch([patterns])
  return text => first(text) === 0
}

export function firstMatch(lists: readonly (readonly RegExp[])[]): FirstMatch {
  let asked = 0
  let known: readonly Known[] | null = null
  return (text, from = 0) => {
    known ??= lists.map(listOf)
    if (++asked === MANY_ASKED) filterFor(lists)
    const row = asked < MANY_ASKED ? UNTOLD : filters.rowOf(text)
    for (let at = from; at < known.length; at++) {
      const list = known[at]
      if (row !== UNTOLD && list.filter !== UNTOLD && !filters.mayMatch(row, list.filter)) continue
      if (isMatched(list, lists[at], text)) return at
    }
    return -1
  }
}

function filterFor(lists: readonly (readonly RegExp[])[]): void {
  for (const patterns of [...together.splice(0), ...lists]) {
    const list = listOf(patterns)
    if (list.filter === UNTOLD) list.filter = filters.listOf(patterns)
  }
}

function isMatched(list: Known, patterns: readonly RegExp[], text: string): boolean {
  list.joined ??= joined(patterns)
  for (const pattern of list.joined) if (pattern.test(text)) return true
  return false
}

function listOf(patterns: readonly RegExp[]): Known {
  let list = known.get(patterns)
  if (list === undefined) known.set(patterns, (list = { joined: null, asked: 0, filter: UNTOLD }))
  return list
}

function joined(patterns: readonly RegExp[]): readonly RegExp[] {
  const plain = patterns.filter(isPlain)
  return [...patterns.filter(pattern => !isPlain(pattern)), ...(plain.length === 0 ? [] : [either(plain)])]
}

/** Without flags and without groups that are referred to, which would mean others in a longer expression. */
function isPlain({ flags, source }: RegExp): boolean {
  return flags === '' && !/\\[1-9k]|\(\?<[A-Za-z]/.test(source)
}

function either(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'))
}
