// Function names as pprof prints them, and what can be told from a name: pprof adds up functions by that name alone.

import { replacedIn } from '../../base/text/replacedIn'

/** Where arguments start, after the parentheses that are part of a name. */
const PARENTHESIS = /\(anonymous namespace\)|operator\(\)|\(/g

/** What pprof calls a function that the file describes with these two names. */
export function shownName(name: string, systemName: string): string {
  if (name !== '' && name !== systemName) return name
  const short = isDemangledCpp(systemName) ? withoutPairs(withoutPairs(systemName, '(', ')'), '<', '>') : systemName
  // A name such as `<module>` would be nothing at all.
  return short === '' ? systemName : short
}

/** As pprof guesses it: a C++ or Rust name in clear text, but neither Java's `Class.<init>` nor Go's `pkg.(*T[...]).Method`. */
function isDemangledCpp(name: string): boolean {
  if (name.includes('.<') || name.includes(']).')) return false
  return /[<>[\]]/.test(name) || name.includes('::')
}

/** Leaves out everything between `open` and `close`, nested pairs too; the name as it is when a pair is closed before it is opened. */
function withoutPairs(name: string, open: string, close: string): string {
  let kept = ''
  let keptFrom = 0
  let openAt = 0
  let depth = 0
  for (let at = 0; at < name.length; at++) {
    if (name[at] === open && depth++ === 0) openAt = at
    if (name[at] !== close) continue
    if (depth === 0) return kept + name.slice(keptFrom)
    if (--depth > 0) continue
    kept += name.slice(keptFrom, openAt)
    keptFrom = at + 1
  }
  return kept + name.slice(keptFrom)
}

/** The name without its arguments: what `drop_frames` and `keep_frames` are matched with. */
export function matchedName(name: string): string {
  // PowerPC writes entry points with a leading dot.
  const bare = name.startsWith('.') ? name.slice(1) : name
  for (const { 0: text, index } of bare.matchAll(PARENTHESIS)) if (text === '(') return bare.slice(0, index)
  return bare
}

/** Below GOROOT, or of a build that trims paths. */
const STANDARD_ASSEMBLER = /(?:^|\/src\/)((?:runtime|internal|crypto|hash|math|reflect|sync|syscall|vendor)(?:\/[\w./-]+)?)\/\w+\.s$/

/** The package of a Go function: `github.com/x/y` of `github.com/x/y.(*T).F`; null for other languages. */
export function goPackage(name: string, file: string): string | null {
  if (!file.endsWith('.go') && !file.endsWith('.s')) return null
  const plain = name.split(/[([]/, 1)[0]
  const dot = plain.indexOf('.', plain.lastIndexOf('/') + 1)
  // The linker escapes dots in the last element of a package path.
  if (dot > 0) return replacedIn(plain.slice(0, dot), '%2e', '.')
  // Assembler has names without a package: memeqbody, aeshashbody.
  return STANDARD_ASSEMBLER.exec(file)?.[1] ?? null
}

/** What pprof calls an address without a symbol: the file it lies in, if that is known. All of a file's addresses add up to one line. */
export function placeName(module: string): string {
  return module === '' ? '<unknown>' : `[${module}]`
}

/** The last element of a path, on either system. */
export function baseName(path: string): string {
  const end = path.endsWith('/') ? path.length - 1 : path.length
  return path.slice(Math.max(path.lastIndexOf('/', end - 1), path.lastIndexOf('\\', end - 1)) + 1, end)
}
