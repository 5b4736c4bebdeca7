// Matches names against `drop_frames` in time that grows with the name alone, whatever the expression: every way to match goes ahead at once.

import { fail, ok, type Result } from '../../base/result'
import { unreachable } from '../../base/unreachable'
import { parsePattern, type Pattern } from './pattern'

export type FrameMatcher = {
  /** Whether all of the name matches. */
  matches(name: string): boolean
  /** True once it has taken so long that it answers no without looking. */
  readonly hasGivenUp: () => boolean
}

/** Counted repetitions of repetitions multiply; pprof's own lists take some 600. */
const MAX_STATES = 10_000
/** A second or two: a hundred thousand names with pprof's lists take a tenth of it. */
const MAX_STEPS = 2 ** 26
/** Names are ASCII but for a few. */
const ASCII = 128

/** A state waits for a character (`set`), or stands for others that are reached without one (`next`, `other`). */
type State = {
  readonly set: RegExp | null
  readonly needs: 'start' | 'end' | null
  next: number
  other: number
}

const NOWHERE = -1
const MATCHED = 0

export function frameMatcher(expression: string): Result<FrameMatcher, string> {
  const parsed = parsePattern(expression)
  if (!parsed.ok) return parsed
  const states: State[] = [{ set: null, needs: null, next: NOWHERE, other: NOWHERE }]
  const first = compile(parsed.value, MATCHED, states)
  return states.length > MAX_STATES ? fail('too many repetitions') : ok(matcher(states, first))
}

/** Adds the states of `pattern` so that they end in state `after`; returns the one they start in. */
function compile(pattern: Pattern, after: number, states: State[]): number {
  if (states.length > MAX_STATES) return after
  const add = (state: State) => states.push(state) - 1
  switch (pattern.kind) {
    case 'character':
      return add({ set: pattern.set, needs: null, next: after, other: NOWHERE })
    case 'start':
    case 'end':
      return add({ set: null, needs: pattern.kind, next: after, other: NOWHERE })
    case 'sequence':
      return pattern.parts.reduceRight((end, part) => compile(part, end, states), after)
    case 'choice':
      return pattern.parts
        .map(part => compile(part, after, states))
        .reduceRight((other, next) => add({ set: null, needs: null, next, other }))
    case 'repeat': {
      let start = after
      if (pattern.most === Infinity) {
        start = add({ set: null, needs: null, next: NOWHERE, other: after })
        states[start].next = compile(pattern.part, start, states)
      }
      for (let times = pattern.most === Infinity ? pattern.least : pattern.most; times > pattern.least; times--) {
        start = add({ set: null, needs: null, next: compile(pattern.part, start, states), other: after })
      }
      for (let times = pattern.least; times > 0; times--) start = compile(pattern.part, start, states)
      return start
    }
    default:
      return unreachable(pattern)
  }
}

function matcher(states: readonly State[], first: number): FrameMatcher {
  const accepted = states.map(({ set }) => (set === null ? null : asciiTable(set)))
  const reachedAt = new Int32Array(states.length)
  const pending: number[] = []
  let current: number[] = []
  let next: number[] = []
  let step = 0
  let stepsLeft = MAX_STEPS

  /** Puts every state that waits for a character and is reached from `start` without one into `into`. */
  function reach(start: number, isAtStart: boolean, isAtEnd: boolean, into: number[]): void {
    pending.push(start)
    for (let row = pending.pop(); row !== undefined; row = pending.pop()) {
      stepsLeft--
      if (row === NOWHERE || reachedAt[row] === step) continue
      const state = states[row]
      if ((state.needs === 'start' && !isAtStart) || (state.needs === 'end' && !isAtEnd)) continue
      reachedAt[row] = step
      if (row === MATCHED || state.set !== null) into.push(row)
      else pending.push(state.next, state.other)
    }
  }

  function matches(name: string): boolean {
    step++
    current.length = 0
    reach(first, true, name === '', current)
    for (let at = 0; at < name.length && current.length > 0 && stepsLeft > 0;) {
      const code = name.codePointAt(at) ?? 0
      at += code > 0xffff ? 2 : 1
      step++
      next.length = 0
      for (const row of current) {
        const isAccepted = code < ASCII ? accepted[row]?.[code] === 1 : states[row].set?.test(String.fromCodePoint(code))
        if (isAccepted === true) reach(states[row].next, false, at >= name.length, next)
      }
      const swapped = current
      current = next
      next = swapped
    }
    return stepsLeft > 0 && current.includes(MATCHED)
  }

  return { matches, hasGivenUp: () => stepsLeft <= 0 }
}

function asciiTable(set: RegExp): Uint8Array {
  return Uint8Array.from({ length: ASCII }, (_, code) => (set.test(String.fromCharCode(code)) ? 1 : 0))
}
