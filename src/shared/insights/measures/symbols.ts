// Functions under their cleaned names: what rules count by. Every pattern runs once a symbol here, never once a node.

import { FRAME_KINDS, frameKindRow, functionName, NONE, stringAt, type Profile } from '../../profile/profile'
import { cleanName } from '../../names/cleanName'
import { frameClass, type ExtraFrames, type FrameClass } from '../../names/frameClasses'
import { processRoots } from './processRoots'

/** V8's name for a module's top level, when it begins on the first line (or nowhere); elsewhere it is a function without a name. */
const MODULE_BODY = /^\(anonymous(?: .*:1)?\)$/

/** Functions whose names differ only by offset, line, hash or kind are one symbol. Columns by symbol unless said otherwise. */
export type Symbols = {
  readonly length: number
  /** By row of the profile's functions: its symbol. */
  readonly ofFunction: Int32Array
  /** By row of the profile's functions: a line number that stood in its name, or 0. */
  readonly lineInName: Int32Array
  /** A function of the symbol: the first in the file. */
  readonly firstFunction: Int32Array
  /** How many functions it stands for. */
  readonly functionCount: Int32Array
  /** As people see it, where it stands for several functions. */
  readonly identity: readonly string[]
  /** What sentences call it: `identity`, with the file's name where another symbol has the same. */
  readonly title: readonly string[]
  /** Without arguments and template lists: what patterns are matched with. */
  readonly name: readonly string[]
  readonly file: readonly (string | null)[]
  readonly frameClass: readonly (FrameClass | null)[]
  /** 1 for the name of a process under its stacks. */
  readonly isProcess: Uint8Array
  /** The file says that this is the garbage collector. */
  readonly isCollector: Uint8Array
}

export function symbolsOf(profile: Profile, extra: ExtraFrames): Symbols {
  const functions = profile.functions.name.length
  const ofFunction = new Int32Array(functions)
  const lineInName = new Int32Array(functions)
  const firstFunction: number[] = []
  const functionCount: number[] = []
  const identity: string[] = []
  const name: string[] = []
  const file: (string | null)[] = []
  const rows = new Map<string, number>()
  for (let fn = 0; fn < functions; fn++) {
    const clean = cleanName(functionName(profile, fn))
    const fileName = stringAt(profile, profile.functions.file[fn]) ?? clean.file
    const key = symbolKey(clean.identity, fileName ?? '', profile.functions.startLine[fn])
    let symbol = rows.get(key)
    if (symbol === undefined) {
      symbol = firstFunction.push(fn) - 1
      rows.set(key, symbol)
      functionCount.push(0)
      identity.push(clean.identity)
      name.push(clean.name)
      file.push(fileName)
    }
    functionCount[symbol]++
    ofFunction[fn] = symbol
    lineInName[fn] = clean.line
  }
  const kinds = kindsOf(profile, ofFunction, firstFunction.length)
  const isProcess = processRoots(profile, ofFunction, name)
  return {
    length: firstFunction.length,
    ofFunction,
    lineInName,
    firstFunction: Int32Array.from(firstFunction),
    functionCount: Int32Array.from(functionCount),
    identity,
    title: titlesOf(identity, file),
    name,
    file,
    frameClass: name.map((text, symbol) => {
      if (kinds.isIdle[symbol] === 1) return 'idle'
      const fn = firstFunction[symbol]
      const isModuleBody = MODULE_BODY.test(text) && Math.max(profile.functions.startLine[fn], lineInName[fn]) <= 1
      if (isModuleBody) return 'entry'
      const kind = frameClass(text, file[symbol], extra)
      // The idle process stays idle.
      return kind === null && isProcess[symbol] === 1 ? 'entry' : kind
    }),
    isProcess,
    isCollector: kinds.isCollector,
  }
}

/** Most names of most files stand alone, and need no text of their own. */
function symbolKey(identity: string, file: string, line: number): string {
  return file === '' && line === NONE && !identity.includes('\n') ? identity : `${identity}\n${file}\n${line}`
}

function titlesOf(identity: readonly string[], file: readonly (string | null)[]): string[] {
  const first = new Map<string, string | null>()
  const isShared = new Set<string>()
  identity.forEach((text, symbol) => {
    if (!first.has(text)) first.set(text, file[symbol])
    else if (first.get(text) !== file[symbol]) isShared.add(text)
  })
  return identity.map((text, symbol) => {
    const path = file[symbol]
    return path !== null && isShared.has(text) ? `${text} (${baseName(path)})` : text
  })
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

/** What the file itself says of a frame, where it does. */
function kindsOf({ frames }: Profile, ofFunction: Int32Array, symbols: number): { isIdle: Uint8Array; isCollector: Uint8Array } {
  const isIdle = new Uint8Array(symbols)
  const isCollector = new Uint8Array(symbols)
  const idle = FRAME_KINDS.indexOf('idle')
  const collector = FRAME_KINDS.indexOf('gc')
  for (let frame = 0; frame < frames.fn.length; frame++) {
    const kind = frameKindRow(frames.flags[frame])
    if (kind === idle) isIdle[ofFunction[frames.fn[frame]]] = 1
    else if (kind === collector) isCollector[ofFunction[frames.fn[frame]]] = 1
  }
  return { isIdle, isCollector }
}

/** The name as tables show it where the symbol is one function, else what its functions have in common. */
export function symbolTitle(profile: Profile, symbols: Symbols, symbol: number): string {
  if (symbol === NONE) return ''
  return symbols.functionCount[symbol] === 1 ? functionName(profile, symbols.firstFunction[symbol]) : symbols.identity[symbol]
}
