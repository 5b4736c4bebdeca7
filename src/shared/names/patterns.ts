// Regular expressions with the edges that keep `log` out of catalog and `sort` out of resort.

import { nameFilters, type MayMatch } from './nameFilter'

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
  mayMatch: MayMatch | null
}

const known = new WeakMap<readonly RegExp[], Known>()
const { filterOf } = nameFilters()

/** A small profile has fewer names, and looking through the patterns for what they need would take longer than trying them. */
const MANY_ASKED = 500

/** Whether any of these patterns may match, as far as that is told without trying them: for who has many lists to try. */
export function mayMatchAny(patterns: readonly RegExp[], text: string): boolean {
  const list = listOf(patterns)
  if (++list.asked === MANY_ASKED) list.mayMatch = filterOf(patterns)
  return list.mayMatch === null || list.mayMatch(text)
}

export function matchesAny(patterns: readonly RegExp[], text: string): boolean {
  if (patterns.length === 0) return false
  const list = listOf(patterns)
  if (++list.asked === MANY_ASKED) list.mayMatch = filterOf(patterns)
  if (list.mayMatch !== null && !list.mayMatch(text)) return false
  list.joined ??= joined(patterns)
  for (const pattern of list.joined) if (pattern.test(text)) return true
  return false
}

function listOf(patterns: readonly RegExp[]): Known {
  let list = known.get(patterns)
  if (list === undefined) known.set(patterns, (list = { joined: null, asked: 0, mayMatch: null }))
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
