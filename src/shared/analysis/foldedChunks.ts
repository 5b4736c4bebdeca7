// A profile as folded stacks, the one form in which every format's result can be compared with every other's.

import { bytesOf } from '../base/utf8'
import { NONE, type Profile } from '../profile/profile'
import { isSubtree, itemsInOrder, rowOfItem, type Item } from './foldedOrder'
import { spelledTree, type SpelledTree } from './spelledTree'
import { stackView, type StackView } from './stackView'

/** Written at a time: large enough to cost few calls, small enough to stay in the cache. */
const CHUNK_BYTES = 1 << 20
/** A blank before the count and a newline behind it. */
const SIGNS_BYTES = 2
const WORD_BYTES = 4
const NEWLINE = 10
const SPACE = 32
const SEMICOLON = 59
/** Past this many digits a double no longer says what was added up: 0.1 + 0.2 is 0.3. */
const DIGITS = 15
/** Of numbers so small that JavaScript writes them with an exponent: more have no meaning in any profile. */
const MOST_DECIMALS = 20

/** `a;b;c VALUE`, root first, one line a distinct stack, sorted by bytes, in pieces of UTF-8. Stacks that weigh 0 are left out. */
export function* foldedChunks(
  profile: Profile,
  sampleType: number,
  view: StackView = stackView(profile, sampleType),
): Generator<Uint8Array> {
  const nextChunk = lineWriter(spelledTree(profile, view))
  for (let chunk = nextChunk(); chunk !== null; chunk = nextChunk()) yield chunk
}

/** Gives one piece after the other, null behind the last. No generator itself: those go on in slow code after each piece. */
function lineWriter(tree: SpelledTree): () => Uint8Array | null {
  const names = textPool(tree.texts)
  const itemsOf = itemsInOrder(tree, countText)
  // Where each row's own `a;b;c;` ends in its line.
  const pathEnd = new Int32Array(tree.parent.length)
  let chunk = new Uint8Array(CHUNK_BYTES)
  let words = wordsOf(chunk)
  let lineStart = 0
  // The line that holds the path of the row at hand: the one that is being written, or the one before it.
  let pathStart = 0
  const open: Item[] = []
  itemsOf(NONE, open)

  /** Gives what is written, and goes on in a new chunk that has room for `size` bytes behind a path of `base`. */
  function changeChunk(base: number, size: number): Uint8Array {
    const full = chunk.subarray(0, lineStart)
    const path = chunk.subarray(pathStart, pathStart + base)
    chunk = new Uint8Array(Math.max(CHUNK_BYTES, size * 2))
    chunk.set(path)
    words = wordsOf(chunk)
    lineStart = pathStart = 0
    return full
  }

  /** Whole words, past the name's end as well: what is written next stands there. */
  function writeName(text: number, to: number): number {
    const start = names.starts[text]
    const size = names.sizes[text]
    for (let i = 0; i < size; i += WORD_BYTES) words.setInt32(to + i, names.words.getInt32(start + i))
    return to + size
  }

  function writeCount(count: string, to: number): number {
    chunk[to] = SPACE
    for (let digit = 0; digit < count.length; digit++) chunk[to + 1 + digit] = count.charCodeAt(digit)
    chunk[to + 1 + count.length] = NEWLINE
    return to + count.length + SIGNS_BYTES
  }

  return () => {
    for (let item = open.pop(); item !== undefined; item = open.pop()) {
      const row = rowOfItem(item)
      const parent = tree.parent[row]
      const base = parent === NONE ? 0 : pathEnd[parent]
      const text = tree.text[row]
      const count = isSubtree(item) ? '' : countText(tree.value[row])
      const size = base + names.sizes[text] + count.length + SIGNS_BYTES + WORD_BYTES
      if (lineStart + size > chunk.length) {
        open.push(item)
        const full = changeChunk(base, size)
        if (full.length > 0) return full
        continue
      }
      if (pathStart !== lineStart) chunk.copyWithin(lineStart, pathStart, pathStart + base)
      pathStart = lineStart
      const nameEnd = writeName(text, lineStart + base)
      if (isSubtree(item)) {
        chunk[nameEnd] = SEMICOLON
        pathEnd[row] = nameEnd + 1 - lineStart
        itemsOf(row, open)
      } else lineStart = writeCount(count, nameEnd)
    }
    const last = lineStart > 0 ? chunk.subarray(0, lineStart) : null
    lineStart = 0
    return last
  }
}

type TextPool = { readonly words: DataView; readonly starts: Int32Array; readonly sizes: Int32Array }

/** The texts' UTF-8 one behind the other: a thousand short copies out of one array cost less than as many arrays. */
function textPool(texts: readonly string[]): TextPool {
  const pieces = texts.map(text => bytesOf(text))
  const sizes = Int32Array.from(pieces, piece => piece.length)
  const starts = new Int32Array(texts.length)
  for (let text = 1; text < texts.length; text++) starts[text] = starts[text - 1] + sizes[text - 1]
  const last = texts.length - 1
  const pool = new Uint8Array((last < 0 ? 0 : starts[last] + sizes[last]) + WORD_BYTES)
  pieces.forEach((piece, text) => pool.set(piece, starts[text]))
  return { words: wordsOf(pool), starts, sizes }
}

function wordsOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** In digits alone, never as `1e+21` or `1e-7`: no reader of folded stacks takes those for numbers. */
function countText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value)
  if (Number.isInteger(value)) return BigInt(value).toString()
  const short = String(Number(value.toPrecision(DIGITS)))
  return short.includes('e') ? withoutZeros(value.toFixed(MOST_DECIMALS)) : short
}

/** `0.1250` is `0.125`, `2.0` is `2`. */
function withoutZeros(decimals: string): string {
  let end = decimals.length
  while (decimals.charAt(end - 1) === '0') end--
  return decimals.slice(0, decimals.charAt(end - 1) === '.' ? end - 1 : end)
}
