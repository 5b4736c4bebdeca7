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

const joinedOf = new WeakMap<readonly RegExp[], readonly RegExp[]>()

/** Plain patterns are tried as one: a call costs as much as most patterns. */
export function matchesAny(patterns: readonly RegExp[], text: string): boolean {
  let joined = joinedOf.get(patterns)
  if (joined === undefined) {
    const plain = patterns.filter(isPlain)
    joined = [...patterns.filter(pattern => !isPlain(pattern)), ...(plain.length === 0 ? [] : [either(plain)])]
    joinedOf.set(patterns, joined)
  }
  for (const pattern of joined) if (pattern.test(text)) return true
  return false
}

/** Without flags and without groups that are referred to, which would mean others in a longer expression. */
function isPlain({ flags, source }: RegExp): boolean {
  return flags === '' && !/\\[1-9k]|\(\?<[A-Za-z]/.test(source)
}

function either(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'))
}
