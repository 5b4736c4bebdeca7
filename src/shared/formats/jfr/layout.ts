// How to walk over a value of a type: the schema flattened, once a chunk, into steps that say what to read and what to skip.

import type { ByteCursor } from '../../bytes/cursor'
import type { JfrField, JfrType, Schema } from './schema'
import { skipText } from './text'

/** Reads the wanted fields of one type. */
export type Layout = {
  /** The wanted fields in the order they were asked for, null where the type has none of that name. */
  readonly fields: readonly (JfrField | null)[]
  /** What was read last: a number, or where a text or an array starts; NaN where the type has no such field. */
  readonly values: Float64Array
  /** Stops after the last wanted field. */
  read(cursor: ByteCursor): void
  /** Stops after the whole value. */
  readWhole(cursor: ByteCursor): void
}

// Numbers, because the innermost loop of the reader branches on them.
const INT = 0
const LONG = 1
const SHORT = 2
const BYTE = 3
const FLOAT = 4
const DOUBLE = 5
const TEXT = 6
const ARRAY = 7
/** A text or an array that nothing wanted stands behind: it is enough to know where it starts. */
const PLACE = 8
/** Integers in a row, wanted or not. */
const RUN = 9
const INTEGER_BYTES: readonly number[] = [4, 8, 2]

type Step = {
  /** One of the constants above. */
  readonly kind: number
  /** Where in `values` it goes, or SKIP. */
  readonly slot: number
  /** Of an array. */
  readonly element: readonly Step[]
  /** Of a run: what `slot` is to one integer, and its bytes where it is not packed. */
  readonly slots: Int32Array
  readonly sizes: Uint8Array
}

const SKIP = -1
/** Real types nest three deep; a type that holds itself would nest for ever. */
const MAX_NESTING = 8
/** Real events have under a hundred fields. */
const MAX_STEPS = 4096

const PRIMITIVES: ReadonlyMap<string, number> = new Map([
  ['long', LONG],
  ['int', INT],
  ['short', SHORT],
  ['char', SHORT],
  ['byte', BYTE],
  ['boolean', BYTE],
  ['float', FLOAT],
  ['double', DOUBLE],
  ['java.lang.String', TEXT],
])

/** Null when a value of the type cannot be walked over: it names an unknown type, or holds itself. */
export function layoutOf(schema: Schema, type: JfrType, wanted: readonly string[]): Layout | null {
  const steps = stepsOf(schema, type, wanted)
  if (steps === null) return null
  const needed = withRuns(upToLastWanted(steps))
  const whole = withRuns(steps)
  const values = new Float64Array(wanted.length).fill(NaN)
  return {
    fields: wanted.map(name => type.fields.find(field => field.name === name) ?? null),
    values,
    read: cursor => walk(cursor, needed, values),
    readWhole: cursor => walk(cursor, whole, values),
  }
}

function stepsOf(schema: Schema, type: JfrType, wanted: readonly string[]): readonly Step[] | null {
  let count = 0

  /** False when it cannot be done. Recursion ends at MAX_NESTING. */
  function expand(from: JfrType, depth: number, slots: readonly string[], into: Step[]): boolean {
    if (depth > MAX_NESTING) return false
    return from.fields.every(field => {
      const target = schema.get(field.type)
      const kind = field.isPooled ? LONG : PRIMITIVES.get(target?.name ?? '')
      const slot = slots.indexOf(field.name)
      if (++count > MAX_STEPS || (kind === undefined && target === undefined)) return false
      if (!field.isArray && kind !== undefined) return into.push(step(kind, slot)) > 0
      const element: Step[] = field.isArray ? [] : into
      if (kind !== undefined) element.push(step(kind))
      else if (target !== undefined && !expand(target, depth + 1, [], element)) return false
      if (field.isArray) into.push({ ...step(ARRAY, slot), element: withRuns(element) })
      return true
    })
  }

  const primitive = PRIMITIVES.get(type.name)
  if (primitive !== undefined) return [step(primitive)]
  const steps: Step[] = []
  return expand(type, 0, wanted, steps) ? steps : null
}

function step(kind: number, slot = SKIP): Step {
  return { kind, slot, element: [], slots: Int32Array.of(slot), sizes: Uint8Array.of(INTEGER_BYTES[kind] ?? 0) }
}

/** Most of a recording is integers: those that follow each other are one step. */
function withRuns(steps: readonly Step[]): readonly Step[] {
  const joined: Step[] = []
  for (const each of steps) {
    const last = joined.at(-1)
    if (each.kind > SHORT) joined.push(each)
    else if (last?.kind !== RUN) joined.push({ ...each, kind: RUN })
    else {
      const slots = Int32Array.of(...last.slots, ...each.slots)
      joined[joined.length - 1] = { ...last, slots, sizes: Uint8Array.of(...last.sizes, ...each.sizes) }
    }
  }
  return joined
}

function upToLastWanted(steps: readonly Step[]): readonly Step[] {
  const needed = steps.slice(0, steps.findLastIndex(step => step.slot !== SKIP) + 1)
  const last = needed.pop()
  if (last === undefined) return needed
  return [...needed, last.kind === TEXT || last.kind === ARRAY ? { ...last, kind: PLACE } : last]
}

function walk(cursor: ByteCursor, steps: readonly Step[], values: Float64Array): void {
  for (const { kind, slot, slots, sizes, element } of steps) {
    if (kind === RUN) cursor.integers(values, slots, sizes)
    else {
      const value = kind < TEXT ? numberAt(cursor, kind) : cursor.at()
      if (slot !== SKIP) values[slot] = value
      if (kind === TEXT) skipText(cursor)
      else if (kind === ARRAY) skipArray(cursor, element)
    }
  }
}

function numberAt(cursor: ByteCursor, kind: number): number {
  switch (kind) {
    case FLOAT:
      return cursor.float()
    case DOUBLE:
      return cursor.double()
    default:
      return cursor.byte()
  }
}

/** The bulk of a recording's pools are arrays of stack frames, which are nothing but a run of integers each. */
function skipArray(cursor: ByteCursor, element: readonly Step[]): void {
  const count = cursor.int()
  // Elements of no bytes need no steps: the largest count must not become a loop.
  if (element.length === 0) return
  const [first] = element
  if (element.length > 1 || first.kind !== RUN) {
    for (let left = count; left > 0 && !cursor.isPastEnd(); left--) walk(cursor, element, NO_VALUES)
  } else if (cursor.isPacked) cursor.skipPacked(count * first.slots.length)
  else cursor.skip(count * first.sizes.reduce((sum, size) => sum + size, 0))
}

const NO_VALUES = new Float64Array()
