// Tells which lists of patterns a name may match, by the texts that the patterns cannot do without: a large profile has 20,000 names, and there
// are sixty lists.

import { requiredParts } from './requiredParts'

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

/** English letters in their order of frequency; what parts a name and digits are in nearly every one. Other signs are as rare as the tenth. */
const BY_FREQUENCY = 'zqjxkvbywgpfmucdlhrsnioate_:/*(.0'
const USUAL = 10
const COMMON = new Uint8Array(KINDS).fill(USUAL)
for (let place = 0; place < BY_FREQUENCY.length; place++) COMMON[kind(BY_FREQUENCY.charCodeAt(place))] = place

function kind(code: number): number {
  return code < ASCII ? kindOf[code] : OTHER
}

function three(a: number, b: number, c: number): number {
  return (((a << KIND_BITS) | b) << KIND_BITS) | c
}

/** What nothing can be told of. */
export const UNTOLD = -1

export type NameFilters = {
  /** The number of a list of patterns, or UNTOLD where nothing can be told of it. */
  listOf(patterns: readonly RegExp[]): number
  /** A text's row, which holds until the next list is added or the next text is asked about. */
  rowOf(text: string): number
  /** Whether the text of a row may match one of the patterns of a list. */
  mayMatch(row: number, list: number): boolean
}

/** The functions of a large program. */
const MOST_TEXTS = 50_000
/** Longer names are few, and would hold memory after their profile is closed. */
const MOST_CHARS = 1000
const FIRST_TEXTS = 1024

/** Lists that are tried on the same texts, one after the other: each text is looked at once for all of them. */
export function nameFilters(): NameFilters {
  /** By three kinds of characters, and by one: the first of the links to parts that are looked for where they stand, or 0. */
  const firstOfThree = new Uint16Array(LAST_THREE + 1)
  const firstOfOne = new Uint16Array(KINDS)
  /** By three kinds, a bit: whether there are such links. Small enough to stay in the cache, and most characters end here. */
  const isFirst = new Int32Array((LAST_THREE + 1) / WORD_BITS)
  const partOfLink: number[] = [0]
  const nextLink: number[] = [0]
  /** By part: its characters, and which of them is the last of the three. */
  const kindsOf: Uint8Array[] = []
  const lastOf: number[] = []
  /** By part: a bit for each list that needs it, in so many words. */
  let lists = new Int32Array(WORDS)
  let count = 0
  const rows = new Map<string, number>()
  /** By row: the bits of all lists of which a part stands in the text. */
  let found = new Int32Array(FIRST_TEXTS * WORDS)
  let lastText: string | null = null
  let lastRow = 0

  const knownParts = new WeakMap<RegExp, readonly string[] | null>()
  const placeOf = new Map<string, number>()

  /** A pattern is in the list of its rule and in that of all rules. */
  function partsOf(pattern: RegExp): readonly string[] | null {
    let parts = knownParts.get(pattern)
    if (parts === undefined) knownParts.set(pattern, (parts = requiredParts(pattern)))
    return parts
  }

  function listOf(patterns: readonly RegExp[]): number {
    if (count === WORDS * WORD_BITS) return UNTOLD
    const parts: string[] = []
    for (const pattern of patterns) {
      const own = partsOf(pattern)
      if (own === null) return UNTOLD
      parts.push(...own)
    }
    for (const text of parts) {
      const part = placeOf.get(text) ?? addPart(text)
      lists[part * WORDS + (count >> 5)] |= 1 << (count & (WORD_BITS - 1))
    }
    forget()
    return count++
  }

  function forget(): void {
    rows.clear()
    found.fill(0)
    lastText = null
  }

  function rowOf(text: string): number {
    if (text === lastText) return lastRow
    let row = rows.get(text)
    if (row === undefined) {
      if (rows.size >= MOST_TEXTS) forget()
      row = rows.size
      if (text.length <= MOST_CHARS) rows.set(text, row)
      if ((row + 1) * WORDS > found.length) {
        const longer = new Int32Array(found.length * 2)
        longer.set(found)
        found = longer
      }
      // A longer text that was not kept had the same row.
      found.fill(0, row * WORDS, (row + 1) * WORDS)
      look(text, row)
    }
    lastText = text
    return (lastRow = row)
  }

  function mayMatch(row: number, list: number): boolean {
    return list === UNTOLD || (found[row * WORDS + (list >> 5)] & (1 << (list & (WORD_BITS - 1)))) !== 0
  }

  /** Found by its rarest three characters; a shorter one has any others behind it, or nothing. */
  function addPart(text: string): number {
    const part = kindsOf.length
    const kinds = Uint8Array.from({ length: text.length }, (_, at) => kind(text.charCodeAt(at)))
    placeOf.set(text, part)
    kindsOf.push(kinds)
    if (kindsOf.length * WORDS > lists.length) {
      const longer = new Int32Array(lists.length * 2)
      longer.set(lists)
      lists = longer
    }
    let best = 2
    if (kinds.length === 1) addLink(firstOfOne, kinds[0], part)
    else if (kinds.length === 2) for (let last = 0; last < KINDS; last++) addLink(firstOfThree, three(kinds[0], kinds[1], last), part)
    else {
      const commonAt = (last: number) => COMMON[kinds[last - 2]] + COMMON[kinds[last - 1]] + COMMON[kinds[last]]
      for (let last = 3; last < kinds.length; last++) if (commonAt(last) < commonAt(best)) best = last
      addLink(firstOfThree, three(kinds[best - 2], kinds[best - 1], kinds[best]), part)
    }
    lastOf.push(best)
    return part
  }

  function addLink(firstOf: Uint16Array, place: number, part: number): void {
    partOfLink.push(part)
    nextLink.push(firstOf[place])
    firstOf[place] = partOfLink.length - 1
    if (firstOf === firstOfThree) isFirst[place >> 5] |= 1 << (place & (WORD_BITS - 1))
  }

  /** Which lists the text may match. Behind its end stands one more, so that two characters at the end are found. */
  function look(text: string, row: number): void {
    let place = 0
    for (let at = 0; at <= text.length; at++) {
      const own = at < text.length ? kind(text.charCodeAt(at)) : OTHER
      place = ((place << KIND_BITS) | own) & LAST_THREE
      if (at < text.length) for (let link = firstOfOne[own]; link !== 0; link = nextLink[link]) find(row, partOfLink[link])
      if (at < 2 || (isFirst[place >> 5] & (1 << (place & (WORD_BITS - 1)))) === 0) continue
      for (let link = firstOfThree[place]; link !== 0; link = nextLink[link]) {
        const part = partOfLink[link]
        if (stands(text, at - lastOf[part], kindsOf[part])) find(row, part)
      }
    }
  }

  function find(row: number, part: number): void {
    for (let word = 0; word < WORDS; word++) found[row * WORDS + word] |= lists[part * WORDS + word]
  }

  return { listOf, rowOf, mayMatch }
}

function stands(text: string, from: number, kinds: Uint8Array): boolean {
  if (from < 0 || from + kinds.length > text.length) return false
  for (let at = 0; at < kinds.length; at++) if (kind(text.charCodeAt(from + at)) !== kinds[at]) return false
  return true
}
