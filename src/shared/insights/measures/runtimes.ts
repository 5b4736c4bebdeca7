// Which runtime a profile comes from, so that advice names its commands, and which names are its library's.

import { sumOf } from '../../base/columns'
import { NONE } from '../../profile/profile'
import { isGoDependency, isHostedName, mainGoModule } from '../../names/goModules'
import { isJvmDependency, mainJvmPackages } from '../../names/jvmPackages'
import { isLibraryName, isLibraryOf } from '../../names/libraries'
import { askedOfAllNames, matchesAny } from '../../names/patterns'
import { RUNTIMES, type Runtime } from '../../names/sourceLanguage'
import type { Symbols } from './symbols'
import { ROUNDING } from './weights'

/** A name that says the runtime although no library's name is on the stack. */
const TELLTALE: Readonly<Partial<Record<Runtime, readonly RegExp[]>>> = {
  python: [/\.pyx?$/, /^<(?:module|listcomp|genexpr|lambda)>$/],
  node: [/^(?:file:\/\/.*|.*\/[^/]+)\.(?:m|c)?[jt]s$/, /^processTicksAndRejections$/, /^\((?:program|garbage collector)\)$/],
  ruby: [/\.rb$/],
  jvm: [/^(?:[a-z_][\w$]*[./]){2,}[A-Z][\w$]*\.\w+$/],
  // `main.exe` is a program of any language.
  go: [/^main\.(?!(?:exe|out|bin|elf|app|o|so|dll|py|js|rb)$)(?:\(\*?\w+\)\.)?\w+(?:\.func\d+)*$/],
  dotnet: [/^[\w.]+![\w.]+/],
}

askedOfAllNames(...Object.values(TELLTALE))

/** By symbol: 0 until it is asked about, then 1 for no and 2 for yes. Rules ask of every node, and the patterns run once a symbol. */
const known = new WeakMap<Symbols, Uint8Array>()
const jvmPackages = new WeakMap<Symbols, readonly string[]>()
const goModules = new WeakMap<Symbols, { readonly main: string | null }>()

/** By its name and file, and by which module a Go program is: somebody else's code. */
export function isLibrary(symbols: Symbols, symbol: number): boolean {
  let answers = known.get(symbols)
  if (answers === undefined) known.set(symbols, (answers = new Uint8Array(symbols.length)))
  if (answers[symbol] === 0) answers[symbol] = isForeign(symbols, symbol) ? 2 : 1
  return answers[symbol] === 2
}

function isForeign(symbols: Symbols, symbol: number): boolean {
  const name = symbols.name[symbol]
  return (
    isLibraryName(name, symbols.file[symbol]) || isGoDependency(name, mainModule(symbols)) || isJvmDependency(name, mainPackages(symbols))
  )
}

/** Somebody else's code that is no part of the language: what it does can be left out or asked for less. */
export function isDependency(symbols: Symbols, symbol: number): boolean {
  return isLibrary(symbols, symbol) && isHostedName(symbols.name[symbol])
}

function mainModule(symbols: Symbols): string | null {
  let known = goModules.get(symbols)
  if (known === undefined) {
    known = { main: mainGoModule(symbols.name.map((name, symbol) => ({ name, file: symbols.file[symbol] }))) }
    goModules.set(symbols, known)
  }
  return known.main
}

function mainPackages(symbols: Symbols): readonly string[] {
  let known = jvmPackages.get(symbols)
  if (known === undefined) jvmPackages.set(symbols, (known = mainJvmPackages(symbols.name)))
  return known
}

/** The runtime that most weight's functions are named like; native code is what nothing else claims. */
export function runtimeOf(symbols: Symbols, symbolTotal: Float64Array): Runtime {
  const votes = RUNTIMES.map(() => 0)
  const heaviest = symbolTotal.reduce((most, weight) => Math.max(most, weight), 0)
  let left = sumOf(symbolTotal)
  // The heaviest first: they are few, and mostly what is left decides nothing.
  let below = Infinity
  for (let least = heaviest / 2; below > 0; below = least, least = least < LIGHT * heaviest ? 0 : least / 2) {
    for (let symbol = 0; symbol < symbols.length; symbol++) {
      const weight = symbolTotal[symbol]
      if (weight === 0 || weight < least || weight >= below) continue
      left -= weight
      const place = RUNTIMES.findIndex(runtime => isOfRuntime(runtime, symbols.name[symbol], symbols.file[symbol]))
      if (place !== NONE) votes[place] += weight
    }
    const [first, second] = [...votes].sort((a, b) => b - a)
    if (first - second > left + ROUNDING * first) break
  }
  const most = Math.max(...votes)
  return most === 0 ? 'native' : RUNTIMES[votes.indexOf(most)]
}

/** Lighter ones are looked at together. */
const LIGHT = 1e-3
function isOfRuntime(runtime: Runtime, name: string, file: string | null): boolean {
  if (runtime === 'native') return false
  const tells = TELLTALE[runtime] ?? []
  return isLibraryOf(runtime, name, file) || matchesAny(tells, name) || (file !== null && matchesAny(tells, file))
}
