// Puts frames back into pprof's locations, mappings and functions: a frame and what is inlined into it are one location.

import type { ProtoWriter } from '../../bytes/protobufWriter'
import { FLAG_INLINED, NONE, stringAt, type Profile } from '../../profile/profile'
import { stackColumns } from '../../profile/stackColumns'
import { placeName } from './functionNames'
import type { StringWriter } from './stringWriter'
import { mappingWriter } from './writeMappings'

export type LocationWriter = {
  /** The ids of a stack's locations, leaf first. */
  idsOf(stack: number): Iterable<number>
  /** Writes what the ids stand for that were asked for. */
  write(writer: ProtoWriter): void
}

export function locationWriter(profile: Profile, strings: StringWriter): LocationWriter {
  const { stacks, frames } = profile
  // A chain is an outer frame and the frames inlined into it one after the other: what a location is.
  const chains = stackColumns()
  const chainOf = new Int32Array(stacks.parent.length)
  const callerOf = new Int32Array(stacks.parent.length)
  for (let stack = 0; stack < chainOf.length; stack++) {
    const parent = stacks.parent[stack]
    const isInlined = parent !== NONE && (frames.flags[stacks.frame[stack]] & FLAG_INLINED) !== 0
    chainOf[stack] = chains.child(isInlined ? chainOf[parent] : NONE, stacks.frame[stack])
    callerOf[stack] = isInlined ? callerOf[parent] : parent
  }
  const { parent: outer, frame: frameOf } = chains.finish()
  const isUsed = new Uint8Array(outer.length)

  return {
    *idsOf(stack) {
      for (let at = stack; at !== NONE; at = callerOf[at]) {
        isUsed[chainOf[at]] = 1
        yield chainOf[at] + 1
      }
    },
    write(writer) {
      const functions = functionWriter(profile, strings)
      const mappings = mappingWriter(profile, strings)
      for (let chain = 0; chain < outer.length; chain++) {
        if (isUsed[chain] === 0) continue
        writer.message(4, () => {
          writer.int(1, chain + 1)
          const frame = frameOf[chain]
          const fn = frames.fn[frame]
          writer.int(2, mappings.idOf(frame))
          writer.bits(3, frames.address?.[frame] ?? 0n)
          if (outer[chain] === NONE && isPlace(profile, fn)) return
          for (let at = chain; at !== NONE; at = outer[at]) writeLine(writer, profile, frameOf[at], functions)
        })
      }
      mappings.write(writer)
      functions.write(writer)
    },
  }
}

type FunctionWriter = { idOf(fn: number): number; write(writer: ProtoWriter): void }

function writeLine(writer: ProtoWriter, { frames }: Profile, frame: number, functions: FunctionWriter): void {
  writer.message(4, () => {
    writer.int(1, functions.idOf(frames.fn[frame]))
    writer.int(2, Math.max(0, frames.line[frame]))
    writer.int(3, Math.max(0, frames.column[frame]))
  })
}

/** Whether the function is no more than where an address without a symbol lies: pprof writes the place alone. */
function isPlace({ functions, strings }: Profile, fn: number): boolean {
  return strings[functions.name[fn]] === placeName(stringAt({ strings }, functions.module[fn]) ?? '')
}

function functionWriter({ functions }: Profile, strings: StringWriter): FunctionWriter {
  const isUsed = new Uint8Array(functions.name.length)
  return {
    idOf(fn) {
      isUsed[fn] = 1
      return fn + 1
    },
    write(writer) {
      for (let fn = 0; fn < isUsed.length; fn++) {
        if (isUsed[fn] === 0) continue
        writer.message(5, () => {
          writer.int(1, fn + 1)
          writer.int(2, strings.row(functions.name[fn]))
          writer.int(3, strings.row(functions.systemName[fn]))
          writer.int(4, strings.row(functions.file[fn]))
          writer.int(5, Math.max(0, functions.startLine[fn]))
        })
      }
    },
  }
}
