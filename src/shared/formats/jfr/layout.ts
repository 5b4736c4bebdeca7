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
  /** What the whole value is where it is nothing but integers, so that many can be read at once; else null. */
  readonly run: IntegerRun | null
}

/** Integers in a row: where each goes in `values`, or SKIP, and its bytes where it is not packed. */
export type IntegerRun = { readonly slots: Int32Array; readonly sizes: Uint8Array }

// Numbers, because the innermost loop of the reader branches on them.
const INT = 0
const LONG = 1
const SHORT = 2
/** One byte that is 0 or 1, and so the same packed or not. */
const BOOLEAN = 3
const BYTE = 4
const FLOAT = 5
const DOUBLE = 6
const TEXT = 7
const ARRAY = 8
/** A text or an array that nothing wanted stands behind: it is enough to know where it starts. */
const PLACE = 9
/** Integers in a row, wanted or not. */
const RUN = 10
/** Of those that make runs. */
const INTEGER_BYTES: readonly number[] = [4, 8, 2, 1]

type Step = IntegerRun & {
  /** One of the constants above. */
  readonly kind: number
  /** Where in `values` it goes, or SKIP. */
  readonly slot: number
  /** Of an array. */
  readonly element: readonly Step[]
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
  ['boolean', BOOLEAN],
  ['float', FLOAT],
  ['double', DOUBLE],
  ['java.lang.String', TEXT],
])

/** Null when a value of the type cannot be walked over: it names an unknown type, or holds itself. */
export function layoutOf(schema: Schema, type: JfrType, wanted: readonly string[]): Layout | null {
  const walks = walksOf(schema, type, wanted)
  if (walks === null) return null
  const { needed, whole } = walks
  const values = new Float64Array(wanted.length).fill(NaN)
  return {
    fields: wanted.map(name => type.fields.find(field => field.name === name) ?? null),
    values,
    read: walker(needed, values),
    readWhole: walker(whole, values),
    run: whole.length === 1 && whole[0].kind === RUN ? whole[0] : null,
  }
}

type Walks = { readonly needed: readonly Step[]; readonly whole: readonly Step[] }

/** Most chunks of a recording have one schema. */
const known = new WeakMap<Schema, Map<string, Walks | null>>()

function walksOf(schema: Schema, type: JfrType, wanted: readonly string[]): Walks | null {
  const ofSchema = known.get(schema) ?? new Map<string, Walks | null>()
  known.set(schema, ofSchema)
  const key = `${type.id} ${wanted.join(' ')}`
  const made = ofSchema.get(key)
  if (made !== undefined) return made
  const steps = stepsOf(schema, type, wanted)
  const walks = steps === null ? null : { needed: withRuns(upToLastWanted(steps)), whole: withRuns(steps) }
  ofSchema.set(key, walks)
  return walks
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
    if (each.kind > BOOLEAN) joined.push(each)
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

/** Most values are one run of integers, wanted or not: those get a function that does just that. */
function walker(steps: readonly Step[], values: Float64Array): (cursor: ByteCursor) => void {
  const [only] = steps
  if (steps.length !== 1 || only.kind !== RUN) return cursor => walk(cursor, steps, values)
  const { slots, sizes } = only
  if (slots.some(slot => slot !== SKIP)) return cursor => cursor.integers(values, 0, 1, slots, sizes)
  return cursor => skipIntegers(cursor, only, 1)
}

function walk(cursor: ByteCursor, steps: readonly Step[], values: Float64Array): void {
  for (const { kind, slot, slots, sizes, element } of steps) {
    if (kind === RUN) cursor.integers(values, 0, 1, slots, sizes)
    else {
      const value = kind < TEXT ? numberAt(cursor, kind) : cursor.at()
      if (slot !== SKIP) values[slot] = value
      if (kind === TEXT) skipText(cursor)
      else if (kind === ARRAY) skipArray(cursor, element)
    }
  }
}

function skipIntegers(cursor: ByteCursor, { slots, sizes }: IntegerRun, count: number): void {
  if (cursor.isPacked) cursor.skipPacked(count * slots.length)
  else cursor.skip(count * sizes.reduce((sum, size) => sum + size, 0))
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
  if (element.length === 1 && element[0].kind === RUN) skipIntegers(cursor, element[0], count)
  else for (let left = count; left > 0 && !cursor.isPastEnd(); left--) walk(cursor, element, NO_VALUES)
}

const NO_VALUES = new Float64Array()
