// What V8 compiled of the program's chunks when the program was built. It is for the very V8 that compiled it, and V8 takes it with the same settings
// alone; with any other, and where the file is missing, everything is compiled as ever (Node from 22.1 on keeps that itself).

import { readFileSync } from 'node:fs'
import { Module } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Script } from 'node:vm'

/** Written by `scripts/lib/codeCache.mjs`: whose code it is and a list of chunks with their place as JSON, its length before it, and then their code. */
const FILE = 'codeCache.bin'
const LENGTH_BYTES = 4
/** As chunks name each other: they lie side by side. */
const CHUNK = './'

type Contents = { readonly madeFor: string; readonly places: Readonly<Record<string, readonly [start: number, end: number]>> }

/** V8 does not look at what Node has mended in it, and would run what another Node's compiled: other code than was written. */
const MADE_FOR = `${process.versions.v8} ${process.arch}`

export function useCodeCache(outMain: string): void {
  const cache = readCache(join(outMain, FILE))
  if (cache === null) {
    enableNodesOwn()
    return
  }
  const compile: unknown = Reflect.get(Module.prototype, '_compile')
  if (typeof compile !== 'function') return
  const chunks = join(outMain, 'chunks')
  // Node has no other way to load a module with its compiled code; a chunk's name holds a digest of its text.
  Reflect.set(Module.prototype, '_compile', function compileChunk(this: Module, text: string, file: string, ...more: unknown[]): unknown {
    const code = dirname(file) === chunks ? cache(basename(file)) : null
    if (code === null) return Reflect.apply(compile, this, [text, file, ...more])
    const load = chunkLoader(chunks, cache, new Map([[CHUNK + basename(file), this]]), id => this.require(id))
    return run(text, file, code, this, load)
  })
}

type Loaded = { exports: unknown }

/** What a chunk asks for by `require`: Node's own way from one chunk to the next looks for each file in several places, which takes longer than to load it. */
function chunkLoader(
  chunks: string,
  cache: (name: string) => Buffer | null,
  loaded: Map<string, Loaded>,
  requireOther: (id: string) => unknown,
): (id: string) => unknown {
  return function load(id) {
    if (!id.startsWith(CHUNK)) return requireOther(id)
    const before = loaded.get(id)
    if (before !== undefined) return before.exports
    const module: Loaded = { exports: {} }
    // Before it runs: chunks may ask for each other.
    loaded.set(id, module)
    const name = id.slice(CHUNK.length)
    const file = join(chunks, name)
    run(readFileSync(file, 'utf8'), file, cache(name), module, load)
    return module.exports
  }
}

function run(text: string, file: string, code: Buffer | null, module: Loaded, require: (id: string) => unknown): void {
  const options = code === null ? { filename: file } : { filename: file, cachedData: code }
  const script = new Script(`(function (exports, require, module, __filename, __dirname) { ${text}\n})`, options)
  const wrapper: unknown = script.runInThisContext()
  if (typeof wrapper === 'function') Reflect.apply(wrapper, module.exports, [module.exports, require, module, file, dirname(file)])
}

/** By the name of a chunk: its compiled code, or null. Null for all where it is another V8's. */
export function readCache(file: string): ((name: string) => Buffer | null) | null {
  try {
    const bytes = readFileSync(file)
    const codeAt = LENGTH_BYTES + bytes.readUInt32LE(0)
    const { madeFor, places }: Contents = JSON.parse(bytes.toString('latin1', LENGTH_BYTES, codeAt))
    if (madeFor !== MADE_FOR) return null
    return name => {
      const place = Object.hasOwn(places, name) ? places[name] : undefined
      return place === undefined ? null : bytes.subarray(codeAt + place[0], codeAt + place[1])
    }
  } catch {
    return null
  }
}

/** Not in the types of the oldest Node that the program runs on. */
function enableNodesOwn(): void {
  const enable: unknown = Reflect.get(Module, 'enableCompileCache')
  if (typeof enable === 'function') Reflect.apply(enable, Module, [])
}
