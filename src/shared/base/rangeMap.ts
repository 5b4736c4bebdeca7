// What lies at an address: ranges that never overlap, kept in order while they come and go, as code and mappings of a process do.

import { firstReached } from './bisect'

/** No range holds the address. */
const NOTHING = -1
/** Ranges of one piece: an insertion moves at most these, and the list of pieces stays short. */
const PIECE_RANGES = 512

export type RangeMap = {
  /** Puts `value` at `start` up to `end`. What was there goes: the whole range of it, or only the part that is covered. */
  put(start: number, end: number, value: number): void
  /** The value of the range that holds `address`, or −1. */
  find(address: number): number
  /** Where the range that holds `address` begins and ends, or null. */
  bounds(address: number): { readonly start: number; readonly end: number } | null
  /** Takes away the range that begins exactly here and returns its value, or −1. */
  remove(start: number): number
  copy(): RangeMap
  readonly length: () => number
}

type Range = { readonly start: number; readonly end: number; readonly value: number }

/** `overlapped`: what becomes of ranges that a new one covers in part. Values are not negative. */
export function rangeMap(overlapped: 'go' | 'are cut', ranges: readonly (readonly Range[])[] = []): RangeMap {
  const pieces: Range[][] = ranges.map(piece => piece.slice())
  let length = pieces.reduce((sum, piece) => sum + piece.length, 0)

  /** The last piece that begins at or before the address, or −1. */
  function pieceAt(address: number): number {
    return firstReached(pieces.length, piece => pieces[piece][0].start > address) - 1
  }

  function take(piece: number, row: number): Range {
    const [taken] = pieces[piece].splice(row, 1)
    if (pieces[piece].length === 0) pieces.splice(piece, 1)
    length--
    return taken
  }

  function insert(range: Range): void {
    length++
    const piece = pieceAt(range.start)
    if (piece === NOTHING) {
      if (pieces.length > 0 && pieces[0].length < PIECE_RANGES) pieces[0].unshift(range)
      else pieces.unshift([range])
      return
    }
    const list = pieces[piece]
    list.splice(rowAt(list, range.start) + 1, 0, range)
    if (list.length > PIECE_RANGES) pieces.splice(piece + 1, 0, list.splice(list.length >> 1))
  }

  /** The last range that begins before `end`, as piece and row; null where none does. */
  function lastBefore(end: number): readonly [number, number] | null {
    const piece = pieceAt(end)
    if (piece === NOTHING) return null
    const list = pieces[piece]
    const row = rowAt(list, end)
    if (list[row].start < end) return [piece, row]
    if (row > 0) return [piece, row - 1]
    return piece > 0 ? [piece - 1, pieces[piece - 1].length - 1] : null
  }

  function found(address: number): Range | null {
    const piece = pieceAt(address)
    if (piece === NOTHING) return null
    const range = pieces[piece][rowAt(pieces[piece], address)]
    return address < range.end ? range : null
  }

  return {
    put(start, end, value) {
      if (!(end > start)) return
      const kept: Range[] = []
      for (let last = lastBefore(end); last !== null; last = lastBefore(end)) {
        const [piece, row] = last
        if (pieces[piece][row].end <= start) break
        const old = take(piece, row)
        if (overlapped === 'go') continue
        if (old.start < start) kept.push({ ...old, end: start })
        if (old.end > end) kept.push({ ...old, start: end })
        if (old.start < start) break
      }
      for (const range of kept) insert(range)
      insert({ start, end, value })
    },
    find: address => found(address)?.value ?? NOTHING,
    bounds: found,
    remove(start) {
      const piece = pieceAt(start)
      if (piece === NOTHING) return NOTHING
      const row = rowAt(pieces[piece], start)
      return pieces[piece][row].start === start ? take(piece, row).value : NOTHING
    },
    copy: () => rangeMap(overlapped, pieces),
    length: () => length,
  }
}

/** The last range of a piece that begins at or before the address. */
function rowAt(list: readonly Range[], address: number): number {
  return firstReached(list.length, row => list[row].start > address) - 1
}
