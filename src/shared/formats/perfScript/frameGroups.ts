// Frames of a recording by what perf prints for an address: each distinct symbol and module is looked at as text once.

import { int32Column } from '../../base/columns'
import { intTable } from '../../base/intTable'
import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE, type Profile } from '../../profile/profile'
import { FLAG_COLLAPSED, spellingFlags } from '../../profile/spelling'
import { INLINED, isUnknownSymbol, kindOf, moduleOf, symbolFrames, type SymbolFrame } from './symbols'
import { replacedIn } from '../../base/text/replacedIn'

/** A group is the frames of one address: one, more where a chain was inlined, none for what collapsers leave out. */
export type FrameGroups = {
  group(symbol: string, dso: string, isJava: boolean): number
  /** The row of a line of source, from 1 on. */
  source(file: string, line: number): number
  /** The same address with the line of source that it stands for. */
  withSource(group: number, source: number): number
  /** The root frame of a process. */
  commFrame(comm: string): number
  /** The stack of a root frame alone. */
  rootStack(frame: number): number
  /** The stack `parent` with the group's frames on top. */
  push(parent: number, group: number): number
  /** Gives each frame of a group, outermost first. */
  eachFrame(group: number, take: (frame: number) => void): void
  readonly length: () => number
  /** The bits below that are true of it. */
  traits(group: number): number
  /** Gives the functions the files that source lines named. */
  finish(profile: Profile): Profile
}

/** perf could not name the function. */
export const UNKNOWN_SYMBOL = 1
/** Inlined by the debug information: no address of its own, so no part of the recorded depth. */
export const INLINED_ADDRESS = 2
/** Collapsers leave it out. */
export const HIDDEN = 4

export function frameGroups(builder: ProfileBuilder): FrameGroups {
  // Group `g` is `members[starts[g]..starts[g + 1])`, outermost first.
  const starts = int32Column()
  const members = int32Column()
  const traits = int32Column()
  starts.push(0)
  const functionOfName = new Map<string, number>()
  const fileOfFunction = new Map<number, number>()
  const frameColumns = { fn: int32Column(), flags: int32Column() }
  const sources = intTable()
  const sourceFile = int32Column()
  const sourceLine = int32Column()
  const placed = intTable()
  const groupOfPlaced: number[] = []

  /** One function a name; where two binaries have one of the same name, the first gives the details. */
  function functionRow(name: string, dso: string, systemName: string | null = null): number {
    const known = functionOfName.get(name)
    if (known !== undefined) return known
    const fn = builder.fn({ name, systemName, module: moduleOf(dso) })
    functionOfName.set(name, fn)
    return fn
  }

  function frame(fn: number, line: number, flags: number): number {
    const row = builder.frame(fn, line, NONE, flags)
    if (row === frameColumns.fn.length()) {
      frameColumns.fn.push(fn)
      frameColumns.flags.push(flags)
    }
    return row
  }

  function frameOf({ name, mark, isInlined, isCollapsed }: SymbolFrame, dso: string): number {
    const spelling = spellingFlags(mark) | (isCollapsed ? FLAG_COLLAPSED : 0)
    return frame(functionRow(name, dso), NONE, frameFlags(kindOf(dso), isInlined) | spelling)
  }

  /** A function has one file, that of its first line; code inlined from another file would part the function in two. */
  function placedFrame(row: number, source: number): number {
    const fileRow = sourceFile.get(source - 1)
    const fn = frameColumns.fn.get(row)
    const file = fileOfFunction.get(fn)
    if (file === undefined) fileOfFunction.set(fn, fileRow)
    else if (file !== fileRow) return row
    return frame(fn, sourceLine.get(source - 1), frameColumns.flags.get(row))
  }

  function endGroup(trait: number): number {
    starts.push(members.length())
    return traits.push(trait)
  }

  return {
    group(symbol, dso, isJava) {
      const parts = symbolFrames(symbol, dso, isJava)
      for (const part of parts) members.push(frameOf(part, dso))
      const unknown = isUnknownSymbol(symbol) ? UNKNOWN_SYMBOL : 0
      return endGroup(unknown | (dso === INLINED ? INLINED_ADDRESS : 0) | (parts.length === 0 ? HIDDEN : 0))
    },
    source(file, line) {
      const fileRow = builder.string(file)
      const row = sources.intern(fileRow, line, 0)
      if (row === sourceFile.length()) {
        sourceFile.push(fileRow)
        sourceLine.push(line)
      }
      return row + 1
    },
    withSource(group, source) {
      const row = placed.intern(group, source, 0)
      if (row < groupOfPlaced.length) return groupOfPlaced[row]
      const from = starts.get(group)
      const to = starts.get(group + 1)
      for (let at = from; at < to; at++) members.push(at === to - 1 ? placedFrame(members.get(at), source) : members.get(at))
      groupOfPlaced.push(endGroup(traits.get(group)))
      return groupOfPlaced[row]
    },
    commFrame(comm) {
      // Collapsers part columns by blanks, so a comm has none in their output.
      const name = replacedIn(comm, ' ', '_')
      return frame(functionRow(name, '', comm === name ? null : comm), NONE, frameFlags('unknown'))
    },
    rootStack: frame => builder.stack(NONE, frame),
    push(parent, group) {
      let stack = parent
      const end = starts.get(group + 1)
      for (let at = starts.get(group); at < end; at++) stack = builder.stack(stack, members.get(at))
      return stack
    },
    eachFrame(group, take) {
      const end = starts.get(group + 1)
      for (let at = starts.get(group); at < end; at++) take(members.get(at))
    },
    length: traits.length,
    traits: traits.get,
    finish: profile => ({
      ...profile,
      functions: { ...profile.functions, file: profile.functions.file.map((none, fn) => fileOfFunction.get(fn) ?? none) },
    }),
  }
}
