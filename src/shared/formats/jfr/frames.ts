// Turns the stacks, threads and classes of one chunk into rows of the profile, each the first time an event names it.

import { int32Column } from '../../base/columns'
import { intTable } from '../../base/intTable'
import type { ByteCursor } from '../../bytes/cursor'
import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'
import { oncePerType, type Constants, type Lookup } from './constants'
import { frameTypeFlags, isNativeCode } from './frameTypes'
import type { JavaNames } from './javaNames'
import { layoutOf, type Layout } from './layout'
import type { JfrField, JfrType, Schema } from './schema'

export type ChunkFrames = {
  /** The row of the stack, shifted by STACK_SHIFT, and IS_CUT and IN_ERROR where they are so; else NO_STACK or EMPTY_STACK. */
  stacks(type: number): Lookup<number>
  /** Rows of the builder's threads. */
  threads(type: number): Lookup<number>
  /** Rows of frames that stand for a class: what was allocated or locked. */
  classes(type: number): Lookup<number>
  /** Rows of frames that stand for a method as a whole. */
  methods(type: number): Lookup<number>
}

type FrameLookup = (method: number, line: number, kind: number) => number

/** The recorder cut the stack off. */
export const IS_CUT = 1
/** The innermost frame is the constructor of errors. */
export const IN_ERROR = 2
export const STACK_SHIFT = 2
/** For a key without a stack. Shifted back it is NONE, and so is that of a stack without frames. */
export const NO_STACK = NONE << STACK_SHIFT
const EMPTY_STACK = NO_STACK + 1

/** Async-profiler's name for a method that is not in the recording. */
const UNKNOWN = 'unknown'
/** Nearly every stack fits; async-profiler's own limit is four times that. */
const FIRST_DEPTH = 512
/** No thread has a stack that deep; a length that says so must not fill the memory. */
const MAX_DEPTH = 2 ** 22
/** Of a frame: method, line and frame type. */
const CELLS = 3
/** Line and frame type share an integer: the JVM's lines have 16 bits, and there are seven frame types. */
const KIND_BITS = 4
const MAX_KIND = 2 ** KIND_BITS - 1
const MAX_LINE = 2 ** 24 - 1
const TWO_32 = 2 ** 32
/** Frames that were looked up lately, each at a place of its own: nine of ten come from there, without a walk through a hash table. */
const RECENT = 4096
const CELLS_PER_RECENT = 3
/** Odd and large, so that the lines of one method spread. */
const PLACE_SPREAD = 0x9e3779b1

export function framesOf(
  cursor: ByteCursor,
  schema: Schema,
  constants: Constants,
  names: JavaNames,
  builder: ProfileBuilder,
  isCut: boolean,
): ChunkFrames {
  const unknown = builder.fn({ name: UNKNOWN })
  let scratch = new Float64Array(FIRST_DEPTH * CELLS)

  function functionsOf(type: number, isNative: boolean): Lookup<number> {
    let symbolOfClass: Lookup<number> | null = null
    return constants.lookup(type, ['type', 'name'], unknown, layout => {
      symbolOfClass ??= classSymbols(layout.fields[0])
      return names.method(symbolOfClass(layout.values[0]), constants.symbolIn(layout, 1), isNative)
    })
  }

  function classSymbols(field: JfrField | null): Lookup<number> {
    return field === null ? () => NONE : constants.lookup(field.type, ['name'], NONE, layout => constants.symbolIn(layout, 0))
  }

  /** Rows of the builder's frames, by method, line and frame type. */
  function frameLookup([methodField, , kindField]: Layout['fields']): FrameLookup {
    const methodType = methodField?.type ?? NaN
    const kinds = constants.texts(kindField?.type ?? NaN)
    // The JVM knows no type of this name.
    const isAsyncProfilers = constants.hasText(kindField?.type ?? NaN, 'Kernel')
    const javaFunctions = functionsOf(methodType, false)
    const nativeFunctions = functionsOf(methodType, true)
    const places = intTable()
    const rows = int32Column()
    const recent = new Float64Array(RECENT * CELLS_PER_RECENT).fill(NaN)

    function frameOf(method: number, line: number, kind: number): number {
      const description = kinds(kind)
      const fn = isNativeCode(description, isAsyncProfilers) ? nativeFunctions(method) : javaFunctions(method)
      return builder.frame(fn, line > 0 ? line : NONE, NONE, frameTypeFlags(description))
    }

    return (method, line, kind) => {
      const place = (line << KIND_BITS) | kind
      const at = ((method ^ Math.imul(place, PLACE_SPREAD)) & (RECENT - 1)) * CELLS_PER_RECENT
      if (recent[at] === method && recent[at + 1] === place) return recent[at + 2]
      const row = places.intern(method | 0, Math.floor(method / TWO_32) | 0, place)
      if (row === rows.length()) rows.push(frameOf(method, line, kind))
      recent[at] = method
      recent[at + 1] = place
      recent[at + 2] = rows.get(row)
      return recent[at + 2]
    }
  }

  /** Reads the frames at the cursor into `scratch`, innermost first, three cells each, and returns how many there are. */
  function readFrames(element: Layout): number {
    const count = Math.min(cursor.int(), cursor.end - cursor.at(), MAX_DEPTH)
    while (count * CELLS > scratch.length) scratch = new Float64Array(scratch.length * 2)
    if (element.run !== null) {
      cursor.integers(scratch, CELLS, count, element.run.slots, element.run.sizes)
      return cursor.isPastEnd() ? 0 : count
    }
    for (let frame = 0; frame < count; frame++) {
      const start = cursor.at()
      element.readWhole(cursor)
      // Frames of no bytes could be any number.
      if (cursor.at() === start || cursor.isPastEnd()) return frame
      scratch.set(element.values, frame * CELLS)
    }
    return count
  }

  /** A frame that is not a place in code. */
  function placeless(fn: number): number {
    return fn === NONE ? NONE : builder.frame(fn, NONE, NONE, frameFlags('unknown'))
  }

  return {
    stacks: oncePerType(type => {
      const element = frameLayout(schema, schema.get(type))
      if (element === null) return () => NO_STACK
      const frameOf = frameLookup(element.fields)
      return constants.lookup(type, ['truncated', 'frames'], NO_STACK, layout => {
        cursor.seek(layout.values[1])
        let stack = NONE
        let frame = NONE
        for (let at = (readFrames(element) - 1) * CELLS; at >= 0; at -= CELLS) {
          frame = frameOf(scratch[at], scratch[at + 1] & MAX_LINE, scratch[at + 2] & MAX_KIND)
          // The recorder writes stacks before the methods in them: half a stack of names is none.
          if (isCut && builder.fnOfFrame(frame) === unknown) return NO_STACK
          stack = builder.stack(stack, frame)
        }
        if (stack === NONE) return EMPTY_STACK
        const inError = names.isErrorInit(builder.fnOfFrame(frame)) ? IN_ERROR : 0
        return (stack << STACK_SHIFT) + (layout.values[0] === 1 ? IS_CUT : 0) + inError
      })
    }),
    threads: oncePerType(type =>
      constants.lookup(type, ['javaName', 'osName', 'osThreadId'], NONE, layout => {
        const threadId = Number.isNaN(layout.values[2]) ? null : layout.values[2]
        const name = constants.textIn(layout, 0) ?? constants.textIn(layout, 1) ?? `[tid=${threadId ?? '?'}]`
        return builder.thread({ name, processId: null, threadId })
      }),
    ),
    classes: oncePerType(type =>
      constants.lookup(type, ['name'], NONE, layout => placeless(names.classFunction(constants.symbolIn(layout, 0)))),
    ),
    methods: oncePerType(type => {
      const functionOf = functionsOf(type, false)
      return key => placeless(functionOf(key))
    }),
  }
}

/** Of the elements of a stack's frames; null when the recording has no such thing. */
function frameLayout(schema: Schema, stack: JfrType | undefined): Layout | null {
  const field = stack?.fields.find(each => each.name === 'frames' && each.isArray)
  const type = field === undefined ? undefined : schema.get(field.type)
  return type === undefined ? null : layoutOf(schema, type, ['method', 'lineNumber', 'type'])
}
