// Finds exported values that nothing but tests uses, their own file neither: code that only its own test runs is no part of the program.

import { dirname, join, normalize } from 'node:path/posix'

const EXPORT = /^export (?:declare )?(?:async )?(?:function\*?|const|let|class) ([\w$]+)/gm
const EXPORT_LIST = /^export \{([^}]*)\}(?! from)/gm
/** Names from a file, as an import or passed on. */
const NAMED = /(?:^|[\s;])(?:import|export)\s+(?!type\b)\{([^}]*)\}\s*from\s*['"](\.[^'"]+)['"]/g
/** All of a file, its names picked where they stand. */
const WHOLE = /\bimport\s*\*\s*as\s+[\w$]+\s+from\s*['"](\.[^'"]+)['"]|\bimport\(\s*['"](\.[^'"]+)['"]\s*\)/g

/**
 * One line each: `file: name`. `files` are those below src with paths relative to it; `others` are programs beside src, whose paths begin
 * with `../`. What stands in `testing` is for tests, and used by them.
 * @param {readonly { path: string, text: string }[]} files
 * @param {readonly { path: string, text: string }[]} others
 * @returns {string[]}
 */
export function unusedExports(files, others = []) {
  const known = new Set(files.map(({ path }) => path))
  const used = new Set([...files, ...others].flatMap(file => usesIn(file, known)))
  return files
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, text }) => {
      const words = Array.from(text.matchAll(/[\w$]+/g), ([word]) => word)
      const isUsedHere = name => words.indexOf(name) !== words.lastIndexOf(name)
      return namesExported(text).flatMap(name => (used.has(`${path}: ${name}`) || isUsedHere(name) ? [] : [`${path}: ${name}`]))
    })
}

/** What a test imports is in use only where it is made for tests. */
function usesIn({ path, text }, known) {
  const found = []
  const use = (specifier, name) => {
    const file = fileOf(path, specifier, known)
    if (file !== undefined && (isForTests(file) || !(isTest(path) || isForTests(path)))) found.push(`${file}: ${name}`)
  }
  for (const [, list, specifier] of text.matchAll(NAMED)) for (const name of namesIn(list, 0)) use(specifier, name)
  let words = null
  for (const [, star, dynamic] of text.matchAll(WHOLE)) {
    words ??= new Set(text.match(/[\w$]+/g))
    for (const word of words) use(star ?? dynamic, word)
  }
  return found
}

function namesExported(text) {
  const listed = Array.from(text.matchAll(EXPORT_LIST), ([, list]) => namesIn(list, 1)).flat()
  return [...Array.from(text.matchAll(EXPORT), ([, name]) => name), ...listed]
}

/** Of `a, type B, c as d`: the values, by their name in the file (0) or outside of it (1). */
function namesIn(list, side) {
  return list
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '' && !part.startsWith('type '))
    .map(part => part.split(/\s+as\s+/))
    .map(names => names[side] ?? names[0])
}

function fileOf(path, specifier, known) {
  const target = normalize(join(dirname(path), specifier)).replace(/^\.\.\/src\//, '')
  return ['', '.ts', '.tsx', '/index.ts'].map(end => target + end).find(name => known.has(name))
}

function isTest(path) {
  return /\.test(-d)?\.tsx?$/.test(path)
}

function isForTests(path) {
  return /^(?:\w+\/)?testing\//.test(path)
}
