// Regular expressions with the edges that keep `log` out of catalog and `sort` out of resort.

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

export function matchesAny(patterns: readonly RegExp[], text: string): boolean {
  for (const pattern of patterns) if (pattern.test(text)) return true
  return false
}
