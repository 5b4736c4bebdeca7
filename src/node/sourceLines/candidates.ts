// Where the source file that a profile names may lie on this machine, best guess first. Nothing here touches the disk.

import { posix } from 'node:path'

/** A file as the profile states it, and the function that it is asked about. */
export type StatedSource = { readonly file: string; readonly functionName: string }

/** What was at `from` where the program ran is at `to` here. */
export type PathMap = { readonly from: string; readonly to: string }

export type SourceFolders = {
  readonly maps: readonly PathMap[]
  /** The profile's own folder, the project that it lies in, and folders that the person chose. */
  readonly roots: readonly string[]
  /** Go's module cache and `GOROOT/src`, where there are any. */
  readonly go: readonly string[]
}

/** Linux's PATH_MAX: what is longer is no file that a compiler has read. */
const MOST_PATH_CHARS = 4096
/** Deeper than projects are below their own top: only so many parts at the end of a path are looked for in other folders. */
const MOST_TAIL_PARTS = 32

/** Where a build keeps sources of Java, below a project. */
const JAVA_FOLDERS = ['src/main/java', 'src/main/kotlin', 'src/main/scala', 'src/test/java', 'src', '']

/** Candidates of one group are as good as each other: two that exist are ambiguous. */
export function sourceCandidates(stated: StatedSource, { maps, roots, go }: SourceFolders): readonly (readonly string[])[] {
  const file = plainPath(stated.file)
  if (file === null) return []
  const mapped = [...maps]
    .sort((a, b) => b.from.length - a.from.length)
    .flatMap(({ from, to }) => (isBelow(file, from) ? [[posix.join(to, file.slice(from.length))]] : []))
  const java = javaPath(stated, file)
  const javaGroups = java === null ? [] : JAVA_FOLDERS.map(folder => roots.map(root => posix.join(root, folder, java)))
  const tails = tailsOf(file).map(tail => roots.map(root => posix.join(root, tail)))
  const goGroups = isAbsolute(file) ? [] : [go.map(folder => posix.join(folder, file))]
  return [...(isAbsolute(file) ? [[file]] : []), ...mapped, ...javaGroups, ...tails, ...goGroups]
}

/** A path with slashes; null for what is no file: `node:internal/…`, `<frozen importlib>`, `evalmachine.<anonymous>`. */
export function plainPath(stated: string): string | null {
  if (stated.length > MOST_PATH_CHARS) return null
  const decoded = stated.startsWith('file://') ? decodedUrl(stated) : stated
  const slashed = decoded.replaceAll('\\', '/').replace(/^\/proc\/self\/cwd\//, '')
  if (slashed === '' || slashed.includes('\0') || /^(?:node:|<|evalmachine|\[)/.test(slashed)) return null
  const schemed = /^[a-z][a-z+.-]+:\/\/(?:[^/]*)\/(.*)$/i.exec(slashed)
  return posix.normalize(schemed === null ? slashed : (schemed[1] ?? ''))
}

function decodedUrl(url: string): string {
  try {
    // `file:///C:/app` is `C:/app`.
    return decodeURIComponent(new URL(url).pathname).replace(/^\/([A-Za-z]:)/, '$1')
  } catch {
    return url
  }
}

function isAbsolute(file: string): boolean {
  return file.startsWith('/') || /^[A-Za-z]:\//.test(file)
}

function isBelow(file: string, folder: string): boolean {
  return file.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}

/** The longest first; a name alone would find any file of that name, so it counts only where nothing more is known. */
function tailsOf(file: string): readonly string[] {
  const parts = file
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    .filter(part => part !== '' && part !== '.' && part !== '..')
    .slice(-MOST_TAIL_PARTS)
  const most = parts.length === 1 ? 1 : 2
  return Array.from({ length: Math.max(0, parts.length - most + 1) }, (_, at) => parts.slice(at).join('/'))
}

/** Java states `Shop.java` alone; the rest is in the name: `com.acme.Shop.total`. */
function javaPath({ functionName }: StatedSource, file: string): string | null {
  if (file.includes('/') || !/\.(?:java|kt|scala|groovy)$/.test(file)) return null
  const parts = functionName.split('(')[0]?.split('.') ?? []
  // Packages are written small; the first part that is not is the class.
  const first = parts.findIndex(part => /^[A-Z]/.test(part))
  return first < 1 ? null : [...parts.slice(0, first), file].join('/')
}
