// Finds files that import each other in a circle, values and types alike: what is one thing to read should be one file, or in layers.

import { dirname, join, normalize } from 'node:path/posix'
import { specifiersOf } from './importTable.mjs'

/**
 * One line a circle: the files on it, the first again at the end. Paths are relative to src, with slashes. `partOf` names what a file
 * counts as a part of: a circle among these is one as well.
 * @param {readonly { path: string, text: string }[]} files
 * @param {(path: string) => string} partOf
 * @returns {string[]}
 */
export function importCircles(files, partOf = path => path) {
  const known = new Set(files.map(({ path }) => path))
  /** @type {Map<string, string[]>} */
  const graph = new Map()
  for (const { path, text } of files) {
    const part = partOf(path)
    const others = importsOf(path, text, known).map(partOf)
    graph.set(part, [...(graph.get(part) ?? []), ...others.filter(other => other !== part || part === path)])
  }
  const done = new Set()
  const found = []
  for (const start of graph.keys()) {
    if (done.has(start)) continue
    const open = [start]
    const isOpen = new Map([[start, 0]])
    const next = [0]
    while (open.length > 0) {
      const file = open[open.length - 1]
      const target = (graph.get(file) ?? [])[next[next.length - 1]++]
      if (target === undefined) {
        done.add(file)
        isOpen.delete(file)
        open.pop()
        next.pop()
      } else if (isOpen.has(target)) found.push([...open.slice(isOpen.get(target)), target].join(' → '))
      else if (!done.has(target)) {
        isOpen.set(target, open.length)
        open.push(target)
        next.push(0)
      }
    }
  }
  return found
}

/**
 * A folder in the room counts as one, as a file beside it does.
 * @param {string} room
 * @returns {(path: string) => string}
 */
export function foldersIn(room) {
  return path => (path.startsWith(`${room}/`) ? `${room}/${path.slice(room.length + 1).split('/')[0]}` : path)
}

/**
 * @param {string} path
 * @param {string} text
 * @param {ReadonlySet<string>} known
 * @returns {string[]}
 */
function importsOf(path, text, known) {
  return specifiersOf(text).flatMap(({ specifier }) => {
    if (!specifier.startsWith('.')) return []
    const target = normalize(join(dirname(path), specifier))
    const file = ['.ts', '.tsx', '/index.ts'].map(end => target + end).find(name => known.has(name))
    return file === undefined ? [] : [file]
  })
}
