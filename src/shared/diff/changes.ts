// A comparison in rows: what became of every function, and what of that only moved or took another name.

import type { Comparison } from './compare'
import { functionChanges, type FunctionChanges } from './functionChanges'
import { movesOf, type Moves } from './moves'
import type { WantedScale } from './scale'

export type Changes = FunctionChanges & Moves

export function changesOf(comparison: Comparison, wanted: WantedScale = 'auto'): Changes {
  const changes = functionChanges(comparison, wanted)
  return { ...changes, ...movesOf(changes) }
}
