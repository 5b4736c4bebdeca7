// Which source lines hold a function's own weight, where the profile knows lines.

import { formatShare } from '../../base/quantity'
import type { Facts } from './facts'

export type HotLines = { readonly file: string | null; readonly first: number; readonly last: number; readonly share: number }

/** A block of this many lines is small enough to read at once. */
const BLOCK_LINES = 5
/** Less in one block is no hint at all. */
const MIN_BLOCK_SHARE = 0.5

/** The block of lines with the most own weight of a symbol; null without lines or when no block stands out. */
export function hotLines(facts: Facts, symbol: number): HotLines | null {
  const { profile, view, symbols, tree, all } = facts
  if (!hasLines(facts, symbol)) return null
  const byLine = new Map<number, number>()
  const { fn: fnOfFrame } = profile.frames
  let sum = 0
  for (let stack = 0; stack < view.self.length; stack++) {
    const weight = view.self[stack]
    if (weight === 0) continue
    const fn = fnOfFrame[view.frame[stack]]
    if (symbols.ofFunction[fn] !== symbol) continue
    const node = tree.nodeOfStack[stack]
    // An idle sample of the same function.
    if (all.self[node] === 0) continue
    sum += weight
    const line = profile.frames.line[view.frame[stack]] > 0 ? profile.frames.line[view.frame[stack]] : symbols.lineInName[fn]
    if (line > 0) byLine.set(line, (byLine.get(line) ?? 0) + weight)
  }
  const best = heaviestBlock([...byLine].sort((a, b) => a[0] - b[0]))
  return best === null || best.weight < MIN_BLOCK_SHARE * sum ? null : { file: symbols.file[symbol], ...best, share: best.weight / sum }
}

/** Asked first: many formats know no lines at all, and there are far more stacks than frames. */
function hasLines({ profile: { frames }, symbols }: Facts, symbol: number): boolean {
  for (let frame = 0; frame < frames.fn.length; frame++) {
    const fn = frames.fn[frame]
    if (symbols.ofFunction[fn] === symbol && (frames.line[frame] > 0 || symbols.lineInName[fn] > 0)) return true
  }
  return false
}

function heaviestBlock(lines: readonly (readonly [number, number])[]): { first: number; last: number; weight: number } | null {
  let best: { first: number; last: number; weight: number } | null = null
  let from = 0
  let weight = 0
  lines.forEach(([line, own]) => {
    weight += own
    while (line - lines[from][0] >= BLOCK_LINES) weight -= lines[from++][1]
    if (best === null || weight > best.weight) best = { first: lines[from][0], last: line, weight }
  })
  return best
}

/** `92.0 % of its own is on lines 40–42 of tax.py.`, or null. */
export function linesText(facts: Facts, symbol: number): string | null {
  const lines = hotLines(facts, symbol)
  if (lines === null) return null
  const where = lines.first === lines.last ? `line ${lines.first}` : `lines ${lines.first}–${lines.last}`
  return `${formatShare(lines.share)} of its own is on ${where}${lines.file === null ? '' : ` of ${lines.file}`}.`
}
