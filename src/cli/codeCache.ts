// What V8 compiled of the program's chunks when the program was built. V8 takes it for code of its own version and settings alone;
// with any other, and where the file is missing, everything is compiled as ever (Node from 22.1 on keeps that itself).

import { readFileSync } from 'node:fs'
import { Module } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Script } from 'node:vm'

/** Written by `scripts/lib/codeCache.mjs`: a list of chunks with their place as JSON, its length before it, and then their code. */
const FILE = 'codeCache.bin'
const LENGTH_BYTES = 4

type Places = Readonly<Record<string, readonly [start: number, end: number]>>

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
    const script = new Script(`(function (exports, require, module, __filename, __dirname) { ${text}\n})`, {
      filename: file,
      cachedData: code,
    })
    const wrapper: unknown = script.runInThisContext()
    if (typeof wrapper !== 'function') return undefined
    return Reflect.apply(wrapper, this.exports, [this.exports, (id: string) => this.require(id), this, file, chunks])
  })
}

/** By the name of a chunk: its compiled code, or null. */
function readCache(file: string): ((name: string) => Buffer | null) | null {
  try {
    const bytes = readFileSync(file)
    const codeAt = LENGTH_BYTES + bytes.readUInt32LE(0)
    const places: Places = JSON.parse(bytes.toString('latin1', LENGTH_BYTES, codeAt))
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
