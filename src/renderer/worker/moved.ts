// An answer for the page, with the buffers that go over without a copy.

import type { CallTree } from '../../shared/analysis/callTree'
import type { Drawn } from '../../shared/questions/drawn'

export type Moved<T> = { readonly value: T; readonly buffers: readonly ArrayBufferLike[] }

/** Small answers, and those that the worker goes on using, are copied. */
export function copied<T>(value: T): Moved<T> {
  return { value, buffers: [] }
}

/** Trees are made for their answer, and all of their columns go over. */
export function movedTrees<T>(value: T, treesOf: (value: T) => readonly Drawn[]): Moved<T> {
  const columns = treesOf(value).flatMap(({ tree, deepest, samples, sides }) => [
    ...columnsOf(tree),
    deepest,
    ...(samples === null ? [] : [samples]),
    ...(sides === null
      ? []
      : [
          sides.base,
          sides.current,
          sides.baseSelf,
          sides.currentSelf,
          ...[sides.ofTotal, sides.ofSelf].flatMap(({ delta, isSure }) => [delta, isSure]),
        ]),
  ])
  return { value, buffers: columns.map(column => column.buffer) }
}

function columnsOf(tree: CallTree): readonly (Int32Array | Float64Array)[] {
  const { fn, frame, parent, depth, subtreeEnd, start, self, total, nodeOfStack } = tree
  return [fn, frame, parent, depth, subtreeEnd, start, self, total, nodeOfStack]
}
