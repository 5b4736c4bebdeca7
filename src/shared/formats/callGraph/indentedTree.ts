// A call tree that somebody printed, a function a line, those it calls indented under it: as samples of what each weighs itself.

import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import { isWeight } from '../../profile/weight'
import type { Report } from '../format'

export type IndentedTree = {
  /**
   * The next line. `values` are those of `types`, of the function itself or, where `isTotal`, together with the lines under it.
   * `thread` is kept by the lines under it that name none.
   */
  line(indent: number, frame: number, values: readonly number[], isTotal: boolean, thread?: number): void
  finish(): void
}

type Open = {
  readonly indent: number
  readonly stack: number
  readonly thread: number
  readonly values: number[]
  readonly isTotal: boolean
}

/** Figures are printed with three digits or so: callees may exceed their caller by less than that without being wrong. */
const ROUNDING = 0.02

export function indentedTree(builder: ProfileBuilder, types: readonly number[], report: Report): IndentedTree {
  const open: Open[] = []

  function close({ stack, thread, values }: Open): void {
    if (values.every(value => value <= 0)) return
    const row = builder.sample(stack, { thread })
    types.forEach((type, at) => builder.weigh(row, type, Math.max(0, values[at])))
  }

  function closeTo(indent: number): void {
    for (let last = open.at(-1); last !== undefined && last.indent >= indent; last = open.at(-1)) {
      open.pop()
      close(last)
    }
  }

  return {
    line(indent, frame, stated, isTotal, thread) {
      closeTo(indent)
      const values = stated.map(value => (isWeight(value) ? value : 0))
      if (values.some((value, at) => value !== stated[at])) report('figures that are no numbers that can be added up, taken for 0', null)
      const caller = open.at(-1)
      if (caller?.isTotal === true) {
        values.forEach((value, at) => (caller.values[at] -= value))
        if (caller.values.some((value, at) => value < -ROUNDING * values[at])) report('functions that weigh less than what they call', null)
      }
      const stack = builder.stack(caller?.stack ?? NONE, frame)
      open.push({ indent, stack, thread: thread ?? caller?.thread ?? NONE, values: [...values], isTotal })
    },
    finish: () => closeTo(0),
  }
}
