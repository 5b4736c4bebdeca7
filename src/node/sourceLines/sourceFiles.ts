// Finds and reads the source files that profiles name: only those, and only in folders that the person chose or opened from.

import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, delimiter, dirname, join, relative, sep } from 'node:path'
import { isRecord, textsIn } from '../../shared/base/json'
import type { SourceAnswer } from '../../shared/host/contract'
import { jsonFile, type Remark } from '../files/jsonFile'
import { plainPath, sourceCandidates, type PathMap, type StatedSource } from './candidates'

/** No hand-written file is longer; a bundle in one line is nothing to look at. */
const MAX_BYTES = 4 * 1024 * 1024
/** What marks the top of a project. */
const PROJECT_MARKS = ['.git', 'package.json', 'go.mod', 'pom.xml', 'build.gradle', 'Cargo.toml', 'pyproject.toml', '.hg']
/** Mappings are kept for all profiles; so many are some forgotten ones. */
const MAX_KEPT = 100

export type FoundSource = { readonly path: string; readonly others: readonly string[] }

export type SourceFiles = {
  /** Null where it is not found, or lies where nobody allowed us to look. */
  find(profilePath: string, stated: StatedSource): FoundSource | null
  read(profilePath: string, stated: StatedSource): SourceAnswer
  /** From now on sources are looked for in this folder too. */
  allow(folder: string, stated: StatedSource): void
}

export function sourceFiles(dataFolder: string, remark?: Remark): SourceFiles {
  const file = jsonFile(join(dataFolder, 'sources.json'), remark)
  let kept = keptIn(file.read())

  function find(profilePath: string, stated: StatedSource): FoundSource | null {
    const roots = [...new Set([dirname(profilePath), projectOf(profilePath), ...kept.folders])]
    const go = goFolders()
    const allowed = [...roots, ...go, ...kept.maps.map(({ to }) => to)].map(real).filter(folder => folder !== null)
    for (const group of sourceCandidates(stated, { maps: kept.maps, roots, go })) {
      const found = [...new Set(group.map(path => allowedFile(path, allowed)).filter(path => path !== null))]
      const [path] = found
      if (path !== undefined) return { path, others: found.slice(1) }
    }
    return null
  }

  return {
    find,
    read(profilePath, stated) {
      const found = find(profilePath, stated)
      if (found === null) return { kind: 'missing', isFile: plainPath(stated.file) !== null }
      const { size, mtimeMs } = statSync(found.path)
      const place = { name: basename(found.path), folder: basename(dirname(found.path)), others: found.others.map(other => dirname(other)) }
      if (size > MAX_BYTES) return { kind: 'too-large', ...place }
      const recordedMs = statSync(profilePath, { throwIfNoEntry: false })?.mtimeMs ?? Infinity
      return { kind: 'text', ...place, text: readFileSync(found.path, 'utf8'), hasChangedSince: mtimeMs > recordedMs }
    },
    allow(folder, stated) {
      const map = mapFor(folder, stated)
      const withIt = ({ folders, maps }: Kept): Kept => ({
        folders: [folder, ...folders.filter(other => other !== folder)].slice(0, MAX_KEPT),
        maps: map === null ? maps : [map, ...maps.filter(({ from }) => from !== map.from)].slice(0, MAX_KEPT),
      })
      kept = withIt(kept)
      try {
        file.update(now => withIt(keptIn(now)))
      } catch {
        // It then counts until the program ends.
      }
    },
  }
}

/** The real path of a file that lies in one of the folders; links that lead out of them do not count. */
function allowedFile(path: string, allowed: readonly string[]): string | null {
  if (!isFile(path)) return null
  const actual = real(path)
  return actual !== null && allowed.some(folder => isIn(actual, folder)) ? actual : null
}

/** Of thousands of guesses nearly all are not there: asked for in a way that costs no error. */
function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true
  } catch {
    return false
  }
}

function isIn(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !/^[A-Za-z]:/.test(way)
}

function real(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}

/** The nearest folder above that is a project's top; the file's own folder where there is none. */
function projectOf(path: string): string {
  const own = dirname(path)
  for (let folder = own; folder !== dirname(folder) && folder !== homedir(); folder = dirname(folder)) {
    if (PROJECT_MARKS.some(mark => existsSync(join(folder, mark)))) return folder
  }
  return own
}

function goFolders(): readonly string[] {
  const { GOMODCACHE, GOPATH, GOROOT } = process.env
  const paths = GOPATH === undefined ? [join(homedir(), 'go')] : GOPATH.split(delimiter)
  const caches = GOMODCACHE === undefined ? paths.map(path => join(path, 'pkg', 'mod')) : [GOMODCACHE]
  const roots = GOROOT === undefined ? ['/usr/local/go', '/usr/lib/go'] : [GOROOT]
  return [...caches, ...roots.map(root => join(root, 'src'))].filter(folder => existsSync(folder))
}

/** What of the stated path the chosen folder stands for: `/app` for `/app/src/x.js`, where the folder has `src/x.js`. */
function mapFor(folder: string, { file }: StatedSource): PathMap | null {
  const path = plainPath(file)
  if (path === null || !path.startsWith('/')) return null
  const parts = path.split('/')
  for (let at = 1; at < parts.length; at++) {
    if (existsSync(join(folder, ...parts.slice(at)))) return at === 1 ? null : { from: parts.slice(0, at).join('/'), to: folder }
  }
  return null
}

type Kept = { readonly folders: readonly string[]; readonly maps: readonly PathMap[] }

function keptIn(value: unknown): Kept {
  const { folders, maps }: Readonly<Record<string, unknown>> = isRecord(value) ? value : {}
  return {
    folders: textsIn(folders),
    maps: Array.isArray(maps)
      ? maps.flatMap((map: unknown) => {
          const { from, to }: Readonly<Record<string, unknown>> = isRecord(map) ? map : {}
          return typeof from === 'string' && typeof to === 'string' ? [{ from, to }] : []
        })
      : [],
  }
}
