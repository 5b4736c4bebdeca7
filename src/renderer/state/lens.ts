// How the stacks are looked at: transforms and direction, with undo and redo. Every change is one entry that can be taken back.

import type { Transform } from '../../shared/analysis/transforms'

export type Lens = { readonly transforms: readonly Transform[]; readonly isInverted: boolean }

export type LensHistory = {
  readonly entries: readonly Lens[]
  /** Row of `entries` that is in effect. */
  readonly at: number
}

/** More steps back than anyone takes; without an end an evening's work would be kept. */
const MAX_ENTRIES = 100

export const PLAIN_LENS: LensHistory = { entries: [{ transforms: [], isInverted: false }], at: 0 }

export function lensOf({ entries, at }: LensHistory): Lens {
  return entries[at] ?? { transforms: [], isInverted: false }
}

/** What was undone is gone once something else is done. */
export function withLens(history: LensHistory, lens: Lens): LensHistory {
  const entries = [...history.entries.slice(0, history.at + 1), lens].slice(-MAX_ENTRIES)
  return { entries, at: entries.length - 1 }
}

export function withTransform(history: LensHistory, transform: Transform): LensHistory {
  const { transforms, isInverted } = lensOf(history)
  return withLens(history, { transforms: [...transforms, transform], isInverted })
}

/** Takes one entry of the breadcrumb back, wherever it stands. */
export function withoutTransform(history: LensHistory, index: number): LensHistory {
  const { transforms, isInverted } = lensOf(history)
  return withLens(history, { transforms: transforms.filter((_, at) => at !== index), isInverted })
}

export function withRecursionMerged(history: LensHistory, isMerged: boolean): LensHistory {
  const { transforms, isInverted } = lensOf(history)
  const others = transforms.filter(transform => transform.kind !== 'merge-recursion')
  return withLens(history, { transforms: isMerged ? [...others, { kind: 'merge-recursion' }] : others, isInverted })
}

export function mergesRecursion(lens: Lens): boolean {
  return lens.transforms.some(transform => transform.kind === 'merge-recursion')
}

export function canUndo({ at }: LensHistory): boolean {
  return at > 0
}

export function canRedo({ entries, at }: LensHistory): boolean {
  return at < entries.length - 1
}

export function undone(history: LensHistory): LensHistory {
  return canUndo(history) ? { ...history, at: history.at - 1 } : history
}

export function redone(history: LensHistory): LensHistory {
  return canRedo(history) ? { ...history, at: history.at + 1 } : history
}
