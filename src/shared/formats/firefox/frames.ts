// The frames and stacks of one thread, found in its own tables or in the shared ones.

import type { ByteNames } from '../../bytes/names'
import type { FunctionFields, ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE, type FrameKind } from '../../profile/profile'
import type { Report } from '../format'
import { isAddress, type FirefoxSymbols } from './symbols'
import { libraryOf, tablesOf, type Library, type Tables } from './tables'
import type { FirefoxFile } from './threads'

/** What Gecko and the tools that write its format call the kinds of code. */
const KINDS: ReadonlyMap<string, FrameKind> = new Map([
  ['Idle', 'idle'],
  ['GC / CC', 'gc'],
  ['Kernel', 'kernel'],
  ['JIT', 'jit'],
  ['Interpreter', 'interpreted'],
  ['User', 'native'],
  ['Native', 'native'],
])
/** The stack of each row of the thread's stack table. */
export function threadStacks(
  own: Tables,
  { shared, names, libraries }: Pick<FirefoxFile, 'shared' | 'names' | 'libraries'>,
  categories: readonly string[],
  builder: ProfileBuilder,
  symbols: FirefoxSymbols,
  report: Report,
): Int32Array {
  const tables = tablesOf(own, shared)
  const frames = frameRows(tables, names, libraries, categories, symbols, builder)
  const count = tables.stacks.length()
  const rows = new Int32Array(count).fill(NONE)
  for (let stack = 0; stack < count; stack++) {
    const prefix = prefixOf(tables.stacks, stack)
    const isRoot = Number.isNaN(prefix)
    // Half a row is none, and what comes later has none yet.
    const known = isRoot ? NONE : (rows[prefix] ?? NONE)
    if (!isRoot && known === NONE) report('stacks whose caller does not stand before them, taken for roots', null)
    const frame = frames(tables.stacks.get('frame', stack))
    if (frame === NONE) report('stacks of frames that are not in the file', null)
    rows[stack] = frame === NONE ? known : builder.stack(known, frame)
  }
  return rows
}

/** The row of the stack's caller; NaN for a root. */
function prefixOf(stacks: Tables['stacks'], stack: number): number {
  const offset = stacks.get('prefixOffset', stack)
  if (Number.isNaN(offset)) return stacks.get('prefix', stack)
  return offset === 0 ? NaN : stack - offset
}

function frameRows(
  tables: Tables,
  names: ByteNames,
  libraries: readonly Library[],
  categories: readonly string[],
  symbols: FirefoxSymbols,
  builder: ProfileBuilder,
): (frame: number) => number {
  const { frames, functions } = tables
  const text = (string: number) => (string >= 0 && string < tables.strings.length() ? names.text(tables.strings.get(string)) : '')
  const rows = new Int32Array(frames.length()).fill(UNKNOWN)

  function fieldsOf(frame: number): FunctionFields | null {
    const fn = frames.get('func', frame)
    if (fn >= 0 && fn < functions.length()) {
      const fields = functionFields(tables, text, fn)
      const library = libraryOf(tables, frame)
      const name = isAddress(fields.name) ? (symbols.nameAt(library, frames.get('address', frame)) ?? fields.name) : fields.name
      return { ...fields, name, module: fields.module ?? libraries[library]?.name ?? null }
    }
    if (!frames.has('location')) return null
    const { name, file, line, column } = locationOf(text(frames.get('location', frame)))
    return { name, file, startLine: line > 0 ? line : NONE, startColumn: column > 0 ? column : NONE }
  }

  function made(frame: number): number {
    const fields = fieldsOf(frame)
    if (fields === null) return NONE
    const kind = KINDS.get(categories[frames.get('category', frame)] ?? '') ?? (isAddress(fields.name) ? 'native' : 'unknown')
    const flags = frameFlags(kind, frames.get('inlineDepth', frame) > 0)
    const address = frames.get('address', frame)
    const [line, column] = [place(frames.get('line', frame)), place(frames.get('column', frame))]
    const fn = builder.fn(fields)
    return Number.isSafeInteger(address) && address > 0
      ? builder.frameAt(fn, line, column, flags, BigInt(address))
      : builder.frame(fn, line, column, flags)
  }

  return frame => {
    if (!(frame >= 0 && frame < rows.length)) return NONE
    if (rows[frame] === UNKNOWN) rows[frame] = made(frame)
    // Half a row is none.
    return rows[frame] ?? NONE
  }
}

/** Not looked at yet. */
const UNKNOWN = -2

function functionFields({ functions, resources, sources }: Tables, text: (string: number) => string, fn: number): FunctionFields {
  const source = functions.get('source', fn)
  const file = text(Number.isNaN(source) ? functions.get('fileName', fn) : sources.get('filename', source))
  const resource = functions.get('resource', fn)
  return {
    name: text(functions.get('name', fn)) || '(unnamed)',
    file,
    startLine: place(functions.get('lineNumber', fn)),
    startColumn: place(functions.get('columnNumber', fn)),
    module: resource >= 0 ? text(resources.get('name', resource)) : null,
  }
}

function place(cell: number): number {
  return cell > 0 ? cell : NONE
}

export type Location = { readonly name: string; readonly file: string | null; readonly line: number; readonly column: number }

/** Ends `render (https://shop.example/app.js:12:4)`; a function without a name has the brackets only. */
const PLACE = /:(\d{1,9})(?::(\d{1,9}))?\)$/
/** Longer than two such numbers. */
const PLACE_CHARS = 24

/** Lines and columns are 1-based, 0 where there is none. */
export function locationOf(text: string): Location {
  const place = PLACE.exec(text.slice(-PLACE_CHARS))
  const open = text.lastIndexOf('(')
  if (place === null || open === -1) return { name: text, file: null, line: 0, column: 0 }
  const [whole, line = '0', column = '0'] = place
  const name = text.slice(0, open).trim()
  const file = text.slice(open + 1, -whole.length)
  return { name: name === '' ? `(anonymous ${file.split('/').at(-1)}:${line})` : name, file, line: Number(line), column: Number(column) }
}
