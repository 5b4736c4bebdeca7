// Which runtime a profile comes from, so that advice names its commands, and which names are its library's.

import { NONE } from '../../profile/profile'
import { begins, matchesAny, path } from './patterns'
import type { Symbols } from './symbols'

export const RUNTIMES = ['go', 'jvm', 'node', 'python', 'ruby', 'dotnet', 'rust', 'native'] as const
export type Runtime = (typeof RUNTIMES)[number]

type LibraryPatterns = { readonly names: readonly RegExp[]; readonly files: readonly RegExp[] }

/** Names that only this runtime's own library has. */
const LIBRARY: Readonly<Record<Exclude<Runtime, 'native'>, LibraryPatterns>> = {
  go: {
    names: [
      /^(?:runtime|sync|syscall|reflect|strings|bytes|strconv|sort|slices|maps|fmt|io|os|bufio|time|math|net|regexp|log|context|errors|unicode)(?:\/[\w/]+)?\.[(\w]/,
      /^(?:encoding|compress|crypto|database|internal|container|hash|html|text|path|vendor|golang\.org\/x)\/[\w./]+\.[(\w]/,
    ],
    files: [],
  },
  jvm: {
    names: [/^(?:java|javax|jdk|sun|kotlin|scala|com[./]sun|org[./](?:springframework|apache|hibernate|eclipse)|io[./]netty)[./]/],
    files: [],
  },
  node: { names: [begins('node:', 'v8::', 'Builtins?_', 'Builtin:')], files: [/^node:/, path('node_modules/'), /^internal\//] },
  python: {
    names: [begins('_?Py[A-Z_]\\w*', 'pymain_')],
    files: [
      path('site-packages/', 'lib/python\\d'),
      /^<(?:frozen|built-in)/,
      path('(?:threading|selectors|re|json|logging|asyncio|sre_\\w+)(?:\\.py|/)'),
    ],
  },
  ruby: { names: [begins('rb_[a-z]', 'vm_exec')], files: [path('gems/')] },
  dotnet: { names: [/^(?:System|Microsoft)[.!]/, begins('System\\.Private\\.CoreLib')], files: [] },
  rust: {
    names: [/^<?(?:core|std::(?:rt|thread|io|sys|collections|panic\w*|sync|hash)|alloc|tokio|hashbrown|serde\w*|rayon|hyper|futures\w*)::/],
    files: [path('rustc/', '\\.cargo/registry/')],
  },
}

const NATIVE_LIBRARY = [
  begins('std::', '__gnu_cxx::', '_ZNSt', '__libc_', '__GI_', '_IO_', '_int_', 'entry_SYSCALL', 'do_syscall', '__x64_sys', 'asm_exc_'),
  /^(?:mem(?:cpy|move|set|cmp)|str(?:n?len|n?cmp|n?cpy|n?cat|r?chr)|malloc|free|calloc|realloc|read|write|send|recv|operator (?:new|delete))$/,
]

/** A name that says the runtime although no library's name is on the stack. */
const TELLTALE: Readonly<Partial<Record<Runtime, readonly RegExp[]>>> = {
  python: [/\.pyx?$/, /^<(?:module|listcomp|genexpr|lambda)>$/],
  node: [/^(?:file:\/\/.*|.*\/[^/]+)\.(?:m|c)?[jt]s$/, /^processTicksAndRejections$/, /^\((?:program|garbage collector)\)$/],
  ruby: [/\.rb$/],
  jvm: [/^(?:[a-z_][\w$]*[./]){2,}[A-Z][\w$]*\.\w+$/],
  go: [/^main\.(?:\(\*?\w+\)\.)?\w+(?:\.func\d+)*$/],
  dotnet: [/^[\w.]+![\w.]+/],
}

export function isLibrary(symbols: Symbols, symbol: number): boolean {
  const name = symbols.name[symbol]
  const file = symbols.file[symbol]
  return Object.values(LIBRARY).some(known => isOf(known, name, file)) || matchesAny(NATIVE_LIBRARY, name)
}

/** The runtime that most weight's functions are named like; native code is what nothing else claims. */
export function runtimeOf(symbols: Symbols, symbolTotal: Float64Array): Runtime {
  const votes = RUNTIMES.map(() => 0)
  for (let symbol = 0; symbol < symbols.length; symbol++) {
    if (symbolTotal[symbol] === 0) continue
    const place = RUNTIMES.findIndex(runtime => isOfRuntime(runtime, symbols.name[symbol], symbols.file[symbol]))
    if (place !== NONE) votes[place] += symbolTotal[symbol]
  }
  const most = Math.max(...votes)
  return most === 0 ? 'native' : RUNTIMES[votes.indexOf(most)]
}

function isOfRuntime(runtime: Runtime, name: string, file: string | null): boolean {
  if (runtime === 'native') return false
  const tells = TELLTALE[runtime] ?? []
  return isOf(LIBRARY[runtime], name, file) || matchesAny(tells, name) || (file !== null && matchesAny(tells, file))
}

function isOf({ names, files }: LibraryPatterns, name: string, file: string | null): boolean {
  return matchesAny(names, name) || (file !== null && matchesAny(files, file))
}
