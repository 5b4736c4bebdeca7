// What a process or a command is, as far as it decides which profiler fits.

import { closeSync, openSync, readFileSync, readlinkSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { execFileSync } from 'node:child_process'
import { fail, ok, type Result } from '../../shared/base/result'
import { findTool } from './findTool'
import type { Runtime, Target } from './recorder'

/** By the name of the program that runs. */
const BY_NAME: readonly (readonly [RegExp, Runtime])[] = [
  [/^(?:node|nodejs)(?:\.exe)?$/, 'node'],
  [/^javaw?(?:\.exe)?$/, 'jvm'],
  [/^(?:python|pypy)[\d.]*(?:\.exe)?$/i, 'python'],
  [/^ruby[\d.]*(?:\.exe)?$/, 'ruby'],
  [/^dotnet(?:\.exe)?$/, 'dotnet'],
]
/** By a library that is mapped: a program may embed its runtime. */
const BY_LIBRARY: readonly (readonly [RegExp, Runtime])[] = [
  [/\/libjvm\.so/, 'jvm'],
  [/\/libcoreclr\.so/, 'dotnet'],
  [/\/libpython[\d.]+\.so|\/libpython[\d.]+m\.so/, 'python'],
  [/\/libruby[-.\w]*\.so/, 'ruby'],
  [/\/libnode\.so/, 'node'],
]

/** What starts another program, and would be recorded in its place: by its name and, where it does other things too, its first word; and what to name instead. */
const STARTERS: readonly (readonly [program: RegExp, word: RegExp | null, instead: string])[] = [
  [/^(?:npm|npx|yarn|pnpm)$/, null, 'node server.js'],
  [/^(?:mvn|gradle|gradlew)$/, null, 'java -jar server.jar'],
  [/^bundle$/, null, 'ruby server.rb'],
  [/^(?:poetry|uv|pipenv|tox)$/, null, 'python server.py'],
  [/^cargo$/, null, 'target/release/server'],
  [/^make$/, null, './server'],
  [/^go$/, /^run$/, './server, built by go build'],
  [/^go$/, /^test$/, './server.test, built by go test -c'],
  [/^dotnet$/, /^(?:run|test|watch)$/, 'dotnet bin/Release/net9.0/server.dll'],
]

/** The error is one sentence. */
export function runningTarget(pid: number): Result<Target, string> {
  if (process.platform !== 'linux') return targetByPs(pid)
  const folder = `/proc/${pid}`
  let program: string
  try {
    const owner = statSync(folder).uid
    const me = process.getuid?.() ?? 0
    if (me !== 0 && owner !== me) return fail(`process ${pid} belongs to another user: run the command as that user, or as root`)
    program = basename(readlinkSync(`${folder}/exe`)).replace(/ \(deleted\)$/, '')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EACCES' || code === 'EPERM') return fail(`process ${pid} may not be looked into: run the command as root`)
    return fail(`there is no process ${pid}`)
  }
  const runtime = runtimeNamed(program) ?? runtimeMapped(pid) ?? (isGo(`${folder}/exe`) ? 'go' : 'native')
  return ok({ kind: 'running', pid, name: nameOf(wordsOf(pid), program), runtime })
}

export function runtimeNamed(program: string): Runtime | null {
  return BY_NAME.find(([pattern]) => pattern.test(program))?.[1] ?? null
}

export function runtimeMapped(pid: number): Runtime | null {
  try {
    const maps = readFileSync(`/proc/${pid}/maps`, 'utf8')
    return BY_LIBRARY.find(([pattern]) => pattern.test(maps))?.[1] ?? null
  } catch {
    return null
  }
}

/** The argument list of a process on Linux; empty where it cannot be read. */
export function wordsOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1)
  } catch {
    return []
  }
}

/** Options of an interpreter whose value is the next word; what comes after all options is the program. */
const WITH_VALUE: Readonly<Partial<Record<Runtime, ReadonlySet<string>>>> = {
  node: new Set(['-r', '--require', '--import', '--loader', '--experimental-loader', '-C', '--conditions', '--env-file']),
  jvm: new Set([
    '-cp',
    '-classpath',
    '--class-path',
    '-p',
    '--module-path',
    '--add-modules',
    '--add-opens',
    '--add-exports',
    '--add-reads',
  ]),
  python: new Set(['-W', '-X', '--check-hash-based-pycs']),
  ruby: new Set(['-I', '-r', '-C', '-E']),
  dotnet: new Set(['exec']),
}
/** Options whose value is the program itself. */
const NAMES_PROGRAM: Readonly<Partial<Record<Runtime, ReadonlySet<string>>>> = {
  jvm: new Set(['-jar', '-m', '--module']),
  python: new Set(['-m']),
}

/** An interpreter is named by what it runs: `server.js`, not `node`. */
export function nameOf(words: readonly string[], program: string): string {
  const runtime = runtimeNamed(program)
  if (runtime === null) return program
  for (let at = 1; at < words.length; at++) {
    const word = words[at]
    if (NAMES_PROGRAM[runtime]?.has(word)) return shortName(words[at + 1] ?? program)
    if (WITH_VALUE[runtime]?.has(word)) at++
    // Program text on the command line has no name.
    else if (/^(?:-c|-e|--eval|-p|--print)$/.test(word)) return program
    // A program that has given itself a title leaves empty words behind it.
    else if (word !== '' && !word.startsWith('-')) return shortName(word)
  }
  return program
}

/** A class or a module is named by its last part, a file without its folder. */
function shortName(word: string): string {
  const name = basename(word)
  return /\.(?:[cm]?[jt]sx?|py|rb|jar|dll)$/.test(name) ? name : name.slice(name.lastIndexOf('.') + 1)
}

function targetByPs(pid: number): Result<Target, string> {
  try {
    const line = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    const words = line.split(/\s+/)
    const program = basename(words[0] ?? '')
    if (program !== '') return ok({ kind: 'running', pid, name: nameOf(words, program), runtime: runtimeNamed(program) ?? 'native' })
  } catch {
    // Said below: `ps` fails for a process that is not there.
  }
  return fail(`there is no process ${pid}`)
}

/** The error is one sentence. */
export function startedTarget(words: readonly string[]): Result<Target, string> {
  const [name = ''] = words
  const path = findTool(name)
  if (path === null) return fail(`${name}: no such program`)
  const program = basename(name).replace(/\.exe$/i, '')
  const [, first = ''] = words
  const starter = STARTERS.find(([named, word]) => named.test(program) && (word === null || word.test(first)))
  if (starter !== undefined) {
    const [, word, instead] = starter
    const called = word === null ? program : `${program} ${first}`
    return fail(`${called} starts another program, and would be recorded in its place: name that one, for example  -- ${instead}`)
  }
  const interpreter = shebangOf(path)
  const all = interpreter === null ? words : [...interpreter, path, ...words.slice(1)]
  const runs = basename(all[0])
  const runtime = runtimeNamed(runs) ?? (isGo(path) ? 'go' : 'native')
  return ok({ kind: 'started', words: all, name: nameOf(all, runs), runtime })
}

const SHEBANG_BYTES = 256

/** The interpreter that a script names, where it is one that a profiler knows; else the script is run as it is. */
function shebangOf(path: string): readonly string[] | null {
  const first = /^#!\s*(.+)/.exec(bytesAt(path, SHEBANG_BYTES).toString('latin1'))?.[1]
  if (first === undefined) return null
  const words = first.trim().split(/\s+/)
  const named = basename(words[0]) === 'env' ? words.slice(1).filter(word => word !== '-S') : words
  return named.length > 0 && runtimeNamed(basename(named[0])) !== null ? named : null
}

/** The linker puts it at the start of the data segment (debug/buildinfo in Go's library). */
const GO_MAGIC = Buffer.from('\xff Go buildinf:', 'latin1')
/** Where no magic comes in these, there is none in the rest either, or the program is too large to look through. */
const SEARCHED_BYTES = 64 * 1024 * 1024

function isGo(path: string): boolean {
  return bytesAt(path, SEARCHED_BYTES).includes(GO_MAGIC)
}

function bytesAt(path: string, length: number): Buffer {
  try {
    const file = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(Math.min(length, statSync(path).size))
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0))
    } finally {
      closeSync(file)
    }
  } catch {
    return Buffer.alloc(0)
  }
}
