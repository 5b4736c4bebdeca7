// Builds stacks of the boxes of a flame graph, which come in depth-first order, each with its level and width.

import { profileBuilder } from '../../profile/builder'
import { frameFlags, NONE, type Profile } from '../../profile/profile'
import type { Report } from '../format'
import { replacedIn } from '../../base/text/replacedIn'

export type FrameGraph = {
  /** The next name of the pool: its first character says how much of the name before it begins it, from a blank for none. */
  name(packed: string): void
  /** A box. `title` is null where the name is in the pool; `line` is where the call stands. */
  call(called: string, numbers: readonly number[], title: string | null, colours: number, line: number): void
  /** Null when there was no box. */
  finish(title: string): Profile | null
}

/** Kinds by the row of the palette: interpreted, compiled, inlined, native, C++, kernel, compiled by C1. */
const KINDS = [
  frameFlags('interpreted'),
  frameFlags('jit'),
  frameFlags('jit', true),
  frameFlags('native'),
  frameFlags('native'),
  frameFlags('kernel'),
  frameFlags('jit'),
]
/** The five of versions before 2.8: compiled, inlined, kernel, C++, native. */
const OLD_KINDS = [frameFlags('jit'), frameFlags('jit', true), frameFlags('kernel'), frameFlags('native'), frameFlags('native')]
/** A key is a name's place in the pool and, in its low bits, a row of the palette. */
const KIND_BITS = 3
const BLANK = 32
/** No graph is that deep; a level is the place in a list. */
const MAX_LEVEL = 1_000_000

export function frameGraph(report: Report): FrameGraph {
  const builder = profileBuilder('async-profiler-html')
  const samples = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  const names: string[] = []
  /** Of the boxes that are open, by level: the stack up to it, and what of its width no box above it has taken. */
  const stacks: number[] = []
  const left: number[] = []
  let level = 0
  let width = 0

  function closeDownTo(open: number): void {
    while (left.length > open) {
      const self = left.pop() ?? 0
      const stack = stacks.pop() ?? NONE
      if (self < 0) report('boxes that are wider than the one below them', null)
      if (self > 0) builder.weigh(builder.sample(stack), samples, self)
      if (self > 0 && stack === NONE) report('samples whose boxes were too narrow to be drawn', null, self)
    }
  }

  function box(name: string, flags: number, line: number): void {
    if (level > left.length || level > MAX_LEVEL) {
      report('boxes on top of nothing', { unit: 'line', at: line })
      return
    }
    closeDownTo(level)
    if (level > 0) left[level - 1] -= width
    // The box at the bottom is called "all" and stands for no function.
    stacks.push(
      level === 0
        ? NONE
        : builder.stack(stacks[level - 1], builder.frame(builder.fn({ name, module: packageOf(name) }), NONE, NONE, flags)),
    )
    left.push(width)
  }

  return {
    name(packed) {
      const before = names.at(-1) ?? ''
      names.push(names.length === 0 ? packed : before.slice(0, Math.max(0, packed.charCodeAt(0) - BLANK)) + packed.slice(1))
    },
    call(called, numbers, title, colours, line) {
      if (title !== null) {
        const [atLevel, , itsWidth, kind] = numbers
        level = atLevel
        width = itsWidth
        box(title, (colours === OLD_KINDS.length ? OLD_KINDS : KINDS)[kind] ?? frameFlags('unknown'), line)
        return
      }
      const [key, ...rest] = numbers
      if (called === 'u') level++
      else if (called === 'f') level = rest[0] ?? 0
      // Left out where it is the same as the box before.
      width = (called === 'f' ? rest[2] : rest[0]) || width
      box(names[key >>> KIND_BITS] ?? 'unknown', KINDS[key & ((1 << KIND_BITS) - 1)] ?? frameFlags('unknown'), line)
    },
    finish(title) {
      closeDownTo(0)
      const profile = builder.finish({ facts: title === '' ? [] : [['title', title]] })
      return profile.samples.stack.length === 0 ? null : profile
    },
  }
}

/** Of `java/lang/Object.wait`; null for what is not written like that. */
function packageOf(name: string): string | null {
  const end = name.lastIndexOf('/')
  return end > 0 && !name.includes(' ') ? replacedIn(name.slice(0, end), '/', '.') : null
}
