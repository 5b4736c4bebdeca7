// What each location of a pprof file is in the profile: its frames, outermost first, with pprof's names; and which stacks are cut where.

import { int32Column } from '../../base/columns'
import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'
import type { Report } from '../format'
import { addressOf } from './addressRanges'
import { shownName } from './functionNames'
import { functionRows } from './functionRows'
import { prunedStart, pruningOf } from './prune'
import type { Symbols } from './symbols'

export type LocationFrames = {
  /** The place of a location's first frame. Its frames are made when it is first asked for. */
  start(location: number): number
  /** The place after its last one. */
  end(location: number): number
  /** By location that has been asked for and has one frame: that, as below; NONE for others. Most have one. */
  readonly onlyFrame: Int32Array
  readonly onlyFn: Int32Array
  /** At a place: row of the builder's frames, and of its functions. */
  frame(place: number): number
  fn(place: number): number
  /** Where a stack of locations, leaf first, starts once the frames are left out that pprof leaves out. */
  firstKept(locations: Int32Array, length: number): number
  /** No function will have a row from here on. */
  readonly maxFunctions: number
}

const KERNEL_MAPPING = '[kernel.kallsyms]'

export function locationFrames(builder: ProfileBuilder, symbols: Symbols, report: Report): LocationFrames {
  const { functions, locations, lines } = symbols
  const names = functions.name.map((name, fn) => shownName(name, functions.systemName[fn]))
  const pruning = pruningOf(symbols, names, report)
  const functionOf = functionRows(builder, symbols, names, report)
  const frames = int32Column()
  const fns = int32Column()
  const starts = new Int32Array(locations.mapping.length).fill(NONE)
  const ends = new Int32Array(locations.mapping.length)
  const onlyFrame = new Int32Array(locations.mapping.length).fill(NONE)
  const onlyFn = new Int32Array(locations.mapping.length).fill(NONE)

  function add(location: number): number {
    const start = locations.lineStart[location] + (pruning?.droppedLines[location] ?? 0)
    const end = locations.lineStart[location + 1]
    const address = addressOf(locations.low[location], locations.high[location])
    const first = frames.length()
    const addFrame = (fn: number, line: number, column: number, flags: number) => {
      frames.push(builder.frameAt(fn, line || NONE, column || NONE, flags, address))
      fns.push(fn)
    }
    if (start === end) addFrame(functionOf.mapping(location), NONE, NONE, kindOf(location, ''))
    for (let line = end - 1; line >= start; line--) {
      const flags = kindOf(location, functions.file[lines.fn[line]]) | frameFlags('unknown', line < end - 1)
      addFrame(functionOf.line(line, location), lines.line[line], lines.column[line], flags)
    }
    starts[location] = first
    ends[location] = frames.length()
    if (ends[location] === first + 1) {
      onlyFrame[location] = frames.get(first)
      onlyFn[location] = fns.get(first)
    }
    return first
  }

  function kindOf(location: number, file: string): number {
    const mapping = locations.mapping[location]
    const mapped = mapping === NONE ? '' : symbols.mappingFile[mapping]
    if (mapped.startsWith(KERNEL_MAPPING)) return frameFlags('kernel')
    return frameFlags(mapped !== '' || file.endsWith('.go') ? 'native' : 'unknown')
  }

  return {
    start: location => (starts[location] === NONE ? add(location) : starts[location]),
    end: location => ends[location],
    onlyFrame,
    onlyFn,
    frame: frames.get,
    fn: fns.get,
    firstKept(list, length) {
      const first = pruning === null ? 0 : prunedStart(pruning, list, length)
      if (first > 0) report('stacks cut short by drop_frames', null)
      return first
    },
    maxFunctions: names.length + symbols.mappingFile.length + 1,
  }
}
