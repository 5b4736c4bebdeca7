// Which texts a regular expression cannot do without: one of them stands in whatever it matches. So most names need not be tried.

/** Texts made of what may stand before with what may stand behind: more of them take long to make. */
const MOST_PRODUCTS = 64
/** Of which one must be there, as alternatives have them: the longest expressions have some hundred. */
const MOST_PARTS = 512
/** Nothing stands in every name. */
const LEAST_CHARS = 1

/** What is known of a piece of an expression. */
type Piece = {
  /** All texts that it can match, where they are few; null where they are not. */
  readonly exact: readonly string[] | null
  /** One of these stands in whatever it matches; null where nothing is known. */
  readonly parts: readonly string[] | null
}

const NOTHING: Piece = { exact: null, parts: null }
const EMPTY: Piece = { exact: [''], parts: null }

/** One of these stands in every text that the expression matches, if letters of either case are taken for the same. Null where none is known. */
export function requiredParts({ source, flags }: RegExp): readonly string[] | null {
  if (/[uvs]/.test(flags)) return null
  const reader = { source, at: 0 }
  const whole = alternatives(reader)
  // What this does not understand ends the reading early.
  return reader.at === source.length ? partsOf(whole) : null
}

type Reader = { readonly source: string; at: number }

function partsOf({ exact, parts }: Piece): readonly string[] | null {
  const known = exact !== null && isLongEnough(exact) ? exact : null
  return better(known, parts)
}

function isLongEnough(texts: readonly string[]): boolean {
  return texts.every(text => text.length >= LEAST_CHARS)
}

/** The longer its shortest text, the fewer names have one of them by chance. */
function better(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (a === null || b === null) return a ?? b
  return shortest(a) >= shortest(b) ? a : b
}

function shortest(texts: readonly string[]): number {
  return Math.min(...texts.map(text => text.length))
}

function alternatives(reader: Reader): Piece {
  const pieces = [sequence(reader)]
  while (reader.source.charAt(reader.at) === '|') {
    reader.at++
    pieces.push(sequence(reader))
  }
  if (pieces.length === 1) return pieces[0]
  const exact = united(pieces.map(piece => piece.exact))
  return { exact, parts: united(pieces.map(partsOf)) }
}

function united(lists: readonly (readonly string[] | null)[]): readonly string[] | null {
  const all = new Set<string>()
  for (const list of lists) {
    if (list === null) return null
    for (const text of list) all.add(text)
  }
  return all.size > MOST_PARTS ? null : [...all]
}

function sequence(reader: Reader): Piece {
  let parts: readonly string[] | null = null
  /** All texts of what stands before, back to where that was last not known. */
  let run: readonly string[] = ['']
  let isExact = true
  for (let next = reader.source.charAt(reader.at); next !== '' && next !== '|' && next !== ')'; next = reader.source.charAt(reader.at)) {
    const piece = plainText(reader) ?? quantified(reader, atom(reader))
    const joined = piece.exact === null ? null : product(run, piece.exact)
    if (joined !== null) {
      run = joined
      continue
    }
    parts = better(better(parts, partsOf({ exact: run, parts: null })), partsOf(piece))
    run = piece.exact !== null && product([''], piece.exact) !== null ? piece.exact : ['']
    isExact = false
  }
  return { exact: isExact ? run : null, parts: better(parts, isExact ? null : partsOf({ exact: run, parts: null })) }
}

/** Most of an expression is plain text, which is read at once; its last character may be the one that what follows repeats. */
const PLAIN_TEXT = /[\w:/ ,-]{1,100}(?![?*+{])/y

function plainText(reader: Reader): Piece | null {
  PLAIN_TEXT.lastIndex = reader.at
  const text = PLAIN_TEXT.exec(reader.source)?.[0]
  if (text === undefined) return null
  reader.at += text.length
  return { exact: [text], parts: null }
}

function product(before: readonly string[], after: readonly string[]): readonly string[] | null {
  if (after.length === 1 && before.length === 1) return [before[0] + after[0]]
  if (before.length * after.length > MOST_PRODUCTS) return null
  return before.flatMap(start => after.map(end => start + end))
}

/** A piece with what stands behind it: `?`, `*`, `+`, `{2,3}`. */
function quantified(reader: Reader, piece: Piece): Piece {
  QUANTIFIER.lastIndex = reader.at
  const match = QUANTIFIER.exec(reader.source)
  if (match === null) return piece
  reader.at += match[0].length
  const [, sign, least = '', most] = match
  if (sign === '?') return { exact: piece.exact === null ? null : [...new Set(['', ...piece.exact])], parts: null }
  if (sign === '*' || Number(least) === 0) return sign === '+' ? repeated(piece) : NOTHING
  return least === '1' && most === undefined ? piece : repeated(piece)
}

const QUANTIFIER = /(?:([?*+])|\{(\d+)(,\d*)?\})\??/y

/** Once at least. */
function repeated(piece: Piece): Piece {
  return { exact: null, parts: partsOf(piece) }
}

function atom(reader: Reader): Piece {
  const { source } = reader
  const sign = source.charAt(reader.at)
  if (sign === '(') return group(reader)
  if (sign === '[') return characters(reader)
  if (sign === '\\') return escaped(reader)
  reader.at++
  if (sign === '^' || sign === '$') return EMPTY
  return sign === '.' ? NOTHING : { exact: [sign], parts: null }
}

const OPENING = /\((?:\?(?:[:=!]|<[=!]|<\w+>))?/y

function group(reader: Reader): Piece {
  const { source } = reader
  OPENING.lastIndex = reader.at
  const opening = OPENING.exec(source)?.[0] ?? '('
  reader.at += opening.length
  const inside = alternatives(reader)
  // Without its end the expression is read no further.
  if (source.charAt(reader.at) !== ')') return unread(reader)
  reader.at++
  // What is only looked at takes no room: what stands on both sides of it touches.
  return /^\(\?<?[=!]/.test(opening) ? EMPTY : inside
}

/** Behind the end, so that all reading ends, and who began it sees that it was not understood. */
function unread(reader: Reader): Piece {
  reader.at = Infinity
  return NOTHING
}

/** `[Dd]`: the characters where they are written out, else anything. */
function characters(reader: Reader): Piece {
  const { source } = reader
  let at = reader.at + 1
  const isNegated = source.charAt(at) === '^'
  if (isNegated) at++
  const found: string[] = []
  let isPlain = !isNegated
  for (; at < source.length && source.charAt(at) !== ']'; at++) {
    let sign = source.charAt(at)
    if (sign === '\\') {
      sign = source.charAt(++at)
      if (/\w/.test(sign)) isPlain = false
    }
    if (sign === '-' && found.length > 0 && source.charAt(at + 1) !== ']') isPlain = false
    found.push(sign)
  }
  reader.at = at + 1
  return isPlain && found.length > 0 && found.length <= MOST_CHOICES ? { exact: [...new Set(found)], parts: null } : NOTHING
}

const MOST_CHOICES = 8

function escaped(reader: Reader): Piece {
  const sign = reader.source.charAt(reader.at + 1)
  reader.at += 2
  if (sign === 'b' || sign === 'B') return EMPTY
  // Escapes with more behind them, and groups that are referred to.
  if (/[xucpPk1-9]/.test(sign)) return unread(reader)
  return /\w/.test(sign) ? NOTHING : { exact: [sign], parts: null }
}
