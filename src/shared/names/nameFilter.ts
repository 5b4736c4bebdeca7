// Tells which lists of patterns a name may match, by three characters at a time: a large profile has 20,000 names, and there are sixty lists.

import { requiredParts } from './requiredParts'

/** Says whether a text may match one of the patterns that it was made of. */
export type MayMatch = (text: string) => boolean

/** As many lists as there are bits; later ones are tried without being asked about first. */
const WORDS = 4
const WORD_BITS = 32
/** Characters are told apart as far as six bits go: letters of either case are the same, and so are digits. */
const KIND_BITS = 6
const KINDS = 1 << KIND_BITS
const LAST_THREE = KINDS ** 3 - 1
const ASCII = 128
const OTHER = KINDS - 1
const DIGIT = 26
const SIGNS = '._:/()[]<>*&$?~!@-+ ,;#`\'"=|{}%^\\'

const kindOf = new Uint8Array(ASCII).fill(OTHER)
for (let letter = 0; letter < DIGIT; letter++) kindOf['A'.charCodeAt(0) + letter] = kindOf['a'.charCodeAt(0) + letter] = letter
for (const digit of '0123456789') kindOf[digit.charCodeAt(0)] = DIGIT
for (let sign = 0; sign < SIGNS.length; sign++) kindOf[SIGNS.charCodeAt(sign)] = DIGIT + 1 + sign

/** By kind: how often it stands in names, in English letters' order of frequency. */
const COMMON = Uint8Array.from({ length: KINDS }, (_, at) => {
  const place = 'zqjxkvbywgpfmucdlhrsnioate'.indexOf(String.fromCharCode('a'.charCodeAt(0) + at))
  return place < 0 ? 12 : place
})

function kind(code: number): number {
  return code < ASCII ? kindOf[code] : OTHER
}

function three(a: number, b: number, c: number): number {
  return (((a << KIND_BITS) | b) << KIND_BITS) | c
}

/** Lists that are tried on the same texts, one after the other: each text is looked at once for all of them. */
export function nameFilters(): { readonly filterOf: (patterns: readonly RegExp[]) => MayMatch | null } {
  /** By three kinds of characters, and by one: the row of `lists`, where any list needs them; else 0. */
  const rowOfThree = new Uint16Array(LAST_THREE + 1)
  const rowOfOne = new Uint16Array(KINDS)
  /** By row: a bit for each list, in so many words. */
  let lists = new Int32Array(WORDS)
  let rows = 1
  let count = 0
  let lastText: string | null = null
  const lastFound = new Int32Array(WORDS)

  const knownParts = new WeakMap<RegExp, readonly string[] | null>()

  /** A pattern is in the list of its rule and in that of all rules. */
  function partsOf(pattern: RegExp): readonly string[] | null {
    let parts = knownParts.get(pattern)
    if (parts === undefined) knownParts.set(pattern, (parts = requiredParts(pattern)))
    return parts
  }

  /** Null where nothing can be told of these patterns. */
  function filterOf(patterns: readonly RegExp[]): MayMatch | null {
    if (count === WORDS * WORD_BITS) return null
    const parts: string[] = []
    for (const pattern of patterns) {
      const own = partsOf(pattern)
      if (own === null) return null
      parts.push(...own)
    }
    const word = count >> 5
    const bit = 1 << (count & (WORD_BITS - 1))
    count++
    for (const part of new Set(parts)) addPart(part, word, bit)
    lastText = null
    return text => {
      if (text !== lastText) look(text)
      return (lastFound[word] & bit) !== 0
    }
  }

  /** By the rarest three characters of a part; a shorter one has any others behind it, or nothing. */
  function addPart(part: string, word: number, bit: number): void {
    const kinds = Uint8Array.from({ length: part.length }, (_, at) => kind(part.charCodeAt(at)))
    if (part.length === 1) add(rowOfOne, kinds[0], word, bit)
    if (part.length === 2) for (let last = 0; last < KINDS; last++) add(rowOfThree, three(kinds[0], kinds[1], last), word, bit)
    if (part.length < 3) return
    let best = 0
    let least = Infinity
    for (let at = 0; at + 2 < kinds.length; at++) {
      const common = COMMON[kinds[at]] + COMMON[kinds[at + 1]] + COMMON[kinds[at + 2]]
      if (common >= least) continue
      least = common
      best = three(kinds[at], kinds[at + 1], kinds[at + 2])
    }
    add(rowOfThree, best, word, bit)
  }

  function add(rowOf: Uint16Array, place: number, word: number, bit: number): void {
    if (rowOf[place] === 0) {
      rowOf[place] = rows++
      if (rows * WORDS > lists.length) {
        const longer = new Int32Array(lists.length * 2)
        longer.set(lists)
        lists = longer
      }
    }
    lists[rowOf[place] * WORDS + word] |= bit
  }

  /** Which lists the text may match. Behind its end stands one more, so that two characters at the end are found. */
  function look(text: string): void {
    lastText = text
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    let place = 0
    for (let at = 0; at <= text.length; at++) {
      const own = at < text.length ? kind(text.charCodeAt(at)) : OTHER
      place = ((place << KIND_BITS) | own) & LAST_THREE
      const row = at < 2 ? 0 : rowOfThree[place] * WORDS
      const single = at < text.length ? rowOfOne[own] * WORDS : 0
      if (row === 0 && single === 0) continue
      // No list needs what stands in row 0.
      a |= lists[row] | lists[single]
      b |= lists[row + 1] | lists[single + 1]
      c |= lists[row + 2] | lists[single + 2]
      d |= lists[row + 3] | lists[single + 3]
    }
    lastFound[0] = a
    lastFound[1] = b
    lastFound[2] = c
    lastFound[3] = d
  }

  return { filterOf }
}
