// A profile as folded stacks, the one form in which every format's result can be compared with every other's.

import { bytesOf, textOf } from '../base/utf8'
import { NONE, type Profile } from '../profile/profile'
import { isSubtree, itemsInOrder, rowOfItem, type Item } from './foldedOrder'
import { spelledTree } from './spelledTree'
import { stackView, type StackView } from './stackView'

/** Written at a time: large enough to cost few calls, small enough to stay in the cache. */
const CHUNK_BYTES = 1 << 20
const SEMICOLON = 59
const NEWLINE = 10
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
  const tree = spelledTree(profile, view)
  const names = tree.texts.map(text => bytesOf(text))
  const countBytes = rememberLast(value => bytesOf(` ${countText(value)}`))
  const itemsOf = itemsInOrder(tree, countText)
  // Where each row's own `a;b;c;` ends in `path`; what stands before a row's place is its parent's as long as its siblings last.
  const pathEnd = new Int32Array(tree.parent.length)
  let path = new Uint8Array(1024)
  let chunk = new Uint8Array(CHUNK_BYTES)
  let used = 0
  const open: Item[] = []
  itemsOf(NONE, open)
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const row = rowOfItem(item)
    const name = names[tree.text[row]]
    const base = tree.parent[row] === NONE ? 0 : pathEnd[tree.parent[row]]
    if (isSubtree(item)) {
      path = withRoom(path, base, name.length + 1)
      path.set(name, base)
      path[base + name.length] = SEMICOLON
      pathEnd[row] = base + name.length + 1
      itemsOf(row, open)
      continue
    }
    const count = countBytes(tree.value[row])
    const size = base + name.length + count.length + 1
    if (used > 0 && used + size > chunk.length) {
      yield chunk.subarray(0, used)
      chunk = new Uint8Array(Math.max(CHUNK_BYTES, size))
      used = 0
    }
    chunk = withRoom(chunk, used, size)
    chunk.set(path.subarray(0, base), used)
    chunk.set(name, used + base)
    chunk.set(count, used + base + name.length)
    chunk[used + size - 1] = NEWLINE
    used += size
  }
  if (used > 0) yield chunk.subarray(0, used)
}

/** Many files give every stack the same few counts. */
function rememberLast(make: (value: number) => Uint8Array): (value: number) => Uint8Array {
  let last = NaN
  let made: Uint8Array = new Uint8Array()
  return value => {
    if (value !== last) made = make(value)
    last = value
    return made
  }
}

/** The same lines as strings, for small profiles and tests. */
export function foldedLines(profile: Profile, sampleType: number, view?: StackView): string[] {
  const lines: string[] = []
  for (const chunk of foldedChunks(profile, sampleType, view)) {
    // Every chunk ends with a line.
    for (const line of textOf(chunk.subarray(0, -1)).split('\n')) lines.push(line)
  }
  return lines
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

function withRoom(bytes: Uint8Array<ArrayBuffer>, used: number, more: number): Uint8Array<ArrayBuffer> {
  if (used + more <= bytes.length) return bytes
  const bigger = new Uint8Array(Math.max(bytes.length * 2, used + more))
  bigger.set(bytes.subarray(0, used))
  return bigger
}
