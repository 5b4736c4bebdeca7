// Makes stacks of frames out of a file's lists of locations, with pprof's names: what every pprof form does last.

import { int32Column } from '../../base/columns'
import type { FunctionFields, ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'
import type { Report } from '../format'
import { baseName, goPackage, placeName, shownName } from './functionNames'
import { prunedStart, pruningOf } from './prune'
import type { Symbols } from './symbols'

export type StackMaker = {
  /** The stack of the first `length` locations, leaf first; NONE for an empty one. */
  stack(locations: Int32Array, length: number): number
  /** True when there were so many frames that nothing can hold them: stacks after that are wrong. */
  readonly isOverfull: () => boolean
}

/** A stack takes 16 bytes while it is built: this many are a gigabyte, and no real profile has a tenth of it. */
const MAX_STACKS = 2 ** 26
/** A location may stand for any number of inlined frames; over a whole file, real ones have two or three on average. */
const MAX_FRAMES_PER_LOCATION = 16
/** What a small file may have beyond that: some tens of megabytes. */
const SPARE_FRAMES = 2 ** 22
const KERNEL_MAPPING = '[kernel.kallsyms]'

/** `locationCount` is how many locations all stacks have together, or more. */
export function stackMaker(builder: ProfileBuilder, symbols: Symbols, locationCount: number, report: Report): StackMaker {
  const { functions, locations, lines } = symbols
  const names = functions.name.map((name, fn) => shownName(name, functions.systemName[fn]))
  const pruning = pruningOf(symbols, names, report)
  const functionOf = functionRows(builder, symbols, names, report)
  const frames = int32Column()
  const frameStart = new Int32Array(locations.mapping.length).fill(NONE)
  const frameEnd = new Int32Array(locations.mapping.length)
  let framesLeft = locationCount * MAX_FRAMES_PER_LOCATION + SPARE_FRAMES
  let lastStack = NONE

  /** Adds the frames of a location, outermost first. */
  function addFrames(location: number): number {
    const start = locations.lineStart[location] + (pruning?.droppedLines[location] ?? 0)
    const end = locations.lineStart[location + 1]
    const address = (BigInt(locations.high[location] >>> 0) << 32n) | BigInt(locations.low[location] >>> 0)
    const first = frames.length()
    if (start === end) frames.push(builder.frameAt(functionOf.mapping(location), NONE, NONE, kindOf(location, ''), address))
    for (let line = end - 1; line >= start; line--) {
      const fn = lines.fn[line]
      const flags = kindOf(location, functions.file[fn]) | frameFlags('unknown', line < end - 1)
      frames.push(builder.frameAt(functionOf.line(line, location), lines.line[line] || NONE, lines.column[line] || NONE, flags, address))
    }
    frameStart[location] = first
    frameEnd[location] = frames.length()
    return first
  }

  function kindOf(location: number, file: string): number {
    const mapping = locations.mapping[location]
    const mapped = mapping === NONE ? '' : symbols.mappingFile[mapping]
    if (mapped.startsWith(KERNEL_MAPPING)) return frameFlags('kernel')
    return frameFlags(mapped !== '' || file.endsWith('.go') ? 'native' : 'unknown')
  }

  return {
    stack(list, length) {
      const start = pruning === null ? 0 : prunedStart(pruning, list, length)
      if (start > 0) report('stacks cut short by drop_frames', null)
      let stack = NONE
      for (let at = length - 1; at >= start; at--) {
        const location = list[at]
        const first = frameStart[location] === NONE ? addFrames(location) : frameStart[location]
        const end = frameEnd[location]
        framesLeft -= end - first
        if (framesLeft < 0 || stack >= MAX_STACKS) break
        for (let frame = first; frame < end; frame++) stack = builder.stack(stack, frames.get(frame))
      }
      lastStack = Math.max(lastStack, stack)
      return stack
    },
    isOverfull: () => framesLeft < 0 || lastStack >= MAX_STACKS,
  }
}

/** Rows of the builder's functions, made when a stack first needs them: what no sample reaches is not in the profile. */
function functionRows(builder: ProfileBuilder, symbols: Symbols, names: readonly string[], report: Report) {
  const { functions, locations, lines } = symbols
  const { sameAs, isInSeveralFiles } = functionsByName(functions.file, names)
  const rowOf = new Int32Array(names.length).fill(NONE)
  const rowOfMapping = new Int32Array(symbols.mappingFile.length + 1).fill(NONE)

  function mappingRow(location: number): number {
    const mapping = locations.mapping[location]
    // The cell after the last is for locations in no mapping.
    const cell = mapping === NONE ? symbols.mappingFile.length : mapping
    if (rowOfMapping[cell] === NONE) {
      const module = moduleOf(location)
      rowOfMapping[cell] = builder.fn({ name: placeName(module), module })
    }
    return rowOfMapping[cell]
  }

  function moduleOf(location: number): string {
    const mapping = locations.mapping[location]
    return mapping === NONE ? '' : baseName(symbols.mappingFile[mapping])
  }

  function fieldsOf(fn: number, location: number): FunctionFields {
    const name = names[fn]
    const file = functions.file[fn]
    const module = goPackage(name, file) ?? moduleOf(location)
    const systemName = functions.systemName[fn] === name ? null : functions.systemName[fn]
    if (isInSeveralFiles[fn] === 0) return { name, systemName, file, startLine: functions.startLine[fn] || NONE, module }
    report('functions of one name in several files, added up as pprof does', null)
    return { name, systemName, module }
  }

  return {
    /** The function that stands for a whole mapping: pprof adds up what has no symbol by it. */
    mapping(location: number): number {
      report('places without a symbol', null)
      return mappingRow(location)
    },
    line(line: number, location: number): number {
      const fn = sameAs[lines.fn[line]]
      if (names[fn] === '') return mappingRow(location)
      if (rowOf[fn] === NONE) {
        rowOf[fn] = builder.fn(fieldsOf(fn, location))
      }
      return rowOf[fn]
    },
  }
}

/** By function: the first of the same name, and whether those of its name stand in different files. */
function functionsByName(files: readonly string[], names: readonly string[]) {
  const firstOfName = new Map<string, number>()
  const sameAs = new Int32Array(names.length)
  const isInSeveralFiles = new Uint8Array(names.length)
  for (let fn = 0; fn < names.length; fn++) {
    const first = firstOfName.get(names[fn])
    if (first === undefined) firstOfName.set(names[fn], fn)
    else if (files[first] !== files[fn]) isInSeveralFiles[first] = 1
    sameAs[fn] = first ?? fn
  }
  return { sameAs, isInSeveralFiles }
}
