// How a V8 call frame becomes a function with a name a person can find again.

import type { FunctionFields } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'
import { cutEnd } from '../../base/text/cut'

/** Nodes that stand for what the engine did, not for a function. */
export type MetaNode = 'root' | 'program' | 'idle' | 'gc'

const META_NODES: ReadonlyMap<string, MetaNode> = new Map([
  ['(root)', 'root'],
  ['(program)', 'program'],
  ['(idle)', 'idle'],
  ['(garbage collector)', 'gc'],
])

/** Nobody writes lines as long as this: in a minified script the column tells functions apart, not the line. */
const MINIFIED_COLUMN = 500

/** A file of the profile, worked out once and not for each of its functions. */
export type Script = { readonly url: string; readonly shortName: string; readonly module: string | null }

/** Longer addresses hold a whole script (`data:`); a package or a file's name stands before that. */
const MAX_PARSED_CHARS = 10_000

/** Lines and columns are 1-based; 0 or less where there is none. */
export type CallFrame = { readonly name: string; readonly script: Script; readonly line: number; readonly column: number }

export function scriptOf(url: string): Script {
  const parsed = cutEnd(url, MAX_PARSED_CHARS)
  const shortName = parsed.startsWith('data:') ? 'data:' : lastSegments(withoutQuery(parsed), 1)
  return { url, shortName, module: moduleOf(parsed) }
}

/** A script may have a function of a meta node's name; the engine's own have no script. */
export function metaNodeOf({ name, script }: CallFrame): MetaNode | null {
  return script.url === '' ? (META_NODES.get(name) ?? null) : null
}

export function functionOf(frame: CallFrame): FunctionFields {
  const { name, script, line, column } = frame
  return {
    name: name === '' ? anonymousName(frame) : name,
    file: script.url,
    startLine: line > 0 ? line : NONE,
    startColumn: column > 0 ? column : NONE,
    module: script.module,
  }
}

export function flagsOf(frame: CallFrame): number {
  const meta = metaNodeOf(frame)
  if (meta === 'gc' || meta === 'idle') return frameFlags(meta)
  return frameFlags(frame.script.url === '' && frame.name !== '' ? 'native' : 'unknown')
}

function anonymousName({ script, line, column }: CallFrame): string {
  if (script.url === '') return '(anonymous)'
  if (line <= 0) return `(anonymous ${script.shortName})`
  return `(anonymous ${script.shortName}:${line}${column > MINIFIED_COLUMN ? `:${column}` : ''})`
}

/**
 * What frames are coloured and grouped by: `node_modules/<package>`, `node:internal`, else the script with the folder it is in.
 * Null for what has no script.
 */
function moduleOf(url: string): string | null {
  if (url === '') return null
  if (url.startsWith('node:internal/') || url.startsWith('internal/')) return 'node:internal'
  if (url.startsWith('node:')) return url
  const opaque = /^(wasm|data|blob):/.exec(url)?.[1]
  if (opaque !== undefined) return opaque
  if (/^[a-z]+-extension:/.test(url)) return url.split('/', 3).join('/')
  const path = withoutQuery(url)
  const packageName = /^(?:.*[/\\])?node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/.exec(path)?.[1]
  return packageName === undefined ? lastSegments(path, 2) : `node_modules/${packageName.replace('\\', '/')}`
}

function withoutQuery(url: string): string {
  const end = url.search(/[?#]/)
  return end === -1 ? url : url.slice(0, end)
}

function lastSegments(path: string, count: number): string {
  const segments = path.replace(/^[a-z][a-z0-9+.-]*:\/*/i, '').split(/[/\\]/)
  return segments.slice(-count).join('/') || path
}
