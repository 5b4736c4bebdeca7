// The gate of CI jobs: fails on what is surely worse by more than a threshold, never on a raw difference.

import type { ComparedRow, Comparison } from './compare'

export type BenchGate = {
  /** Surely worse by more than the threshold; `atLeast` as a share of base, Infinity where base is zero. */
  readonly failures: readonly { readonly row: ComparedRow; readonly atLeast: number }[]
  /** Larger than the threshold and not sure to be. */
  readonly unsure: readonly ComparedRow[]
  /** The largest change that would have gone unseen, as a share; null where nothing was tested. */
  readonly detectable: number | null
  /** Nothing could be tested: a pass means nothing. */
  readonly isUntested: boolean
}

export function benchGate({ rows }: Comparison, threshold: number): BenchGate {
  const failures = rows.flatMap(row => {
    const atLeast = surelyWorseBy(row)
    return atLeast > threshold ? [{ row, atLeast }] : []
  })
  const failed = new Set(failures.map(({ row }) => row))
  const tested = rows.filter(({ verdict }) => verdict !== 'too-few' && verdict !== 'summary-only')
  const detectable = tested.map(({ change }) => change.detectable).filter(share => share !== null)
  return {
    failures: failures.sort((a, b) => b.atLeast - a.atLeast),
    unsure: rows.filter(row => !failed.has(row) && worseBy(row, row.change.ratio ?? 0) > threshold),
    detectable: detectable.length === 0 ? null : Math.max(...detectable),
    isUntested: tested.length === 0,
  }
}

/** 0 unless the verdict is that it is worse. */
function surelyWorseBy(row: ComparedRow): number {
  if (row.verdict !== 'worse') return 0
  // From zero, any growth is more than any threshold.
  if (row.change.atLeast === null) return Infinity
  return worseBy(row, row.change.atLeast)
}

function worseBy({ current }: ComparedRow, change: number): number {
  return current.measure.better === 'higher' ? -change : current.measure.better === 'lower' ? change : 0
}
