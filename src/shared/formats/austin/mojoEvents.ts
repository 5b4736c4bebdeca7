// The events of a MOJO file, put together to samples. References count for each process on its own.

import { textOf } from '../../base/utf8'
import { INCOMPLETE, type ReadEvent } from '../../bytes/eventWalker'

export const MOJO_MARK = Uint8Array.of(0x4d, 0x4f, 0x4a)

export type MojoSample = {
  readonly processId: number
  readonly thread: string
  /** Root first, as the listener made them. */
  frames: number[]
  timeUs: number | null
  memoryBytes: number | null
  isIdle: boolean
}

export type MojoListener = {
  frame(file: string, name: string, line: number): number
  kernel(name: string): number
  garbage(): number
  invalid(): number
  fact(key: string, value: string): void
  /** A reference to a frame or a text that the file has not defined. */
  missing(): void
  sample(sample: MojoSample): void
}

/** Events by their number; what is none of these is a broken file. */
const [METADATA, STACK, FRAME, INVALID, FRAME_REF, KERNEL, GC, IDLE, TIME, MEMORY, STRING, STRING_REF, REPEAT] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
]
/** Stands for a name that could not be read. */
const UNKNOWN_STRING = 1
/** Longer numbers are more than anything that is measured. */
const MAX_INTEGER_BYTES = 9
/** Threads have interpreters since version 3, frames ends and columns since version 2. */
const WITH_INTERPRETERS = 3
const WITH_COLUMNS = 2

/** Deeper stacks are a broken file that repeats itself. */
const MAX_FRAMES = 10_000
const PYTHON_FILE = /\.py$|^<.*>$/s

export function mojoEvents(listener: MojoListener): { readonly read: ReadEvent; finish(): void } {
  let version = 0
  let sample: MojoSample | null = null
  let bytes: Uint8Array = new Uint8Array()
  let at = 0
  /** Set where the bytes end inside the event. */
  let isCut = false
  const strings = new Map<string, string>()
  const frames = new Map<string, number>()
  const nativeFrames = new Set<number>()
  const lastFrames = new Map<string, readonly number[]>()

  function integer(): number {
    let byte = bytes[at++]
    if (byte === undefined) isCut = true
    if (isCut) return 0
    const isNegative = (byte & 0x40) !== 0
    let value = byte & 0x3f
    let scale = 64
    for (let left = MAX_INTEGER_BYTES; (byte & 0x80) !== 0 && left > 0; left--) {
      byte = bytes[at++]
      if (byte === undefined) {
        isCut = true
        return 0
      }
      value += (byte & 0x7f) * scale
      scale *= 128
    }
    return isNegative ? -value : value
  }

  function text(): string {
    const end = isCut ? -1 : bytes.indexOf(0, at)
    if (end === -1) {
      isCut = true
      return ''
    }
    const found = textOf(bytes.subarray(at, end))
    at = end + 1
    return found
  }

  const keyOf = (key: number) => `${sample?.processId ?? 0}:${key}`

  function stringOf(key: number): string {
    if (key === 0) return ''
    const found = key === UNKNOWN_STRING ? '(unknown)' : strings.get(keyOf(key))
    if (found === undefined) listener.missing()
    return found ?? '(unknown)'
  }

  function end(): void {
    if (sample === null) return
    lastFrames.set(threadKey(sample), sample.frames)
    listener.sample(sample)
    sample = null
  }

  function define(key: number, file: string, name: string, line: number): void {
    const frame = listener.frame(file, name, line)
    frames.set(keyOf(key), frame)
    if (!PYTHON_FILE.test(file)) nativeFrames.add(frame)
  }

  /** The sample stands on the one before of its thread, whose own frames of C on top are gone. */
  function repeat(): void {
    if (sample === null) return
    const before = lastFrames.get(threadKey(sample)) ?? []
    let length = before.length
    while (length > 0 && nativeFrames.has(before[length - 1])) length--
    if (length + sample.frames.length <= MAX_FRAMES) sample.frames = [...before.slice(0, length), ...sample.frames]
  }

  /** What an event says is taken only once all of it is there. */
  function event(code: number): string | (() => void) {
    switch (code) {
      case METADATA: {
        const key = text()
        const value = text()
        return () => listener.fact(key, value)
      }
      case STACK: {
        const processId = integer()
        if (version >= WITH_INTERPRETERS) integer()
        const thread = text()
        return () => {
          end()
          sample = { processId, thread, frames: [], timeUs: null, memoryBytes: null, isIdle: false }
        }
      }
      case FRAME: {
        const [key, file, name, line] = [integer(), integer(), integer(), integer()]
        // The end of the line and the columns: the text form has none, and one line is to be one frame in both.
        if (version >= WITH_COLUMNS) for (let left = 3; left > 0; left--) integer()
        return () => define(key, stringOf(file), stringOf(name), line)
      }
      case INVALID:
        return () => void sample?.frames.push(listener.invalid())
      case FRAME_REF: {
        const key = integer()
        return () => {
          const frame = frames.get(keyOf(key))
          if (frame === undefined) listener.missing()
          else sample?.frames.push(frame)
        }
      }
      case KERNEL: {
        const name = text()
        return () => void sample?.frames.push(listener.kernel(name))
      }
      case GC:
        return () => void sample?.frames.push(listener.garbage())
      case IDLE:
        return () => void (sample !== null && (sample.isIdle = true))
      case TIME: {
        const value = integer()
        return () => void (sample !== null && (sample.timeUs = value))
      }
      case MEMORY: {
        const value = integer()
        return () => void (sample !== null && (sample.memoryBytes = value))
      }
      case STRING: {
        const key = integer()
        const value = text()
        return () => void strings.set(keyOf(key), value)
      }
      case STRING_REF:
        integer()
        return () => {}
      case REPEAT:
        return repeat
      default:
        return `an event of kind ${code}, which no version of MOJO has`
    }
  }

  function read(from: Uint8Array, start: number): number | string {
    bytes = from
    at = start
    isCut = false
    if (version === 0) {
      at += MOJO_MARK.length
      const found = integer()
      if (isCut) return INCOMPLETE
      version = found
      return at
    }
    const code = bytes[at++]
    const take = event(code)
    if (typeof take === 'string') return take
    if (isCut) return INCOMPLETE
    take()
    return at
  }

  return { read, finish: end }
}

function threadKey({ processId, thread }: MojoSample): string {
  return `${processId}:${thread}`
}
