// The files that an input of the action names: paths and globs, one a line. Node 20 has no glob of its own, and an action brings no packages.

import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

/**
 * Sorted, each once. A line that names nothing is an error, for a comparison with fewer runs than meant would pass in silence.
 * @param {string} input
 * @param {string} folder
 * @returns {string[]}
 */
export function filesNamed(input, folder) {
  const patterns = input
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  if (patterns.length === 0) throw new Error('no profile is named')
  const found = patterns.flatMap(pattern => {
    const files = matching(pattern, folder)
    if (files.length === 0) throw new Error(`${pattern}: no such file`)
    return files
  })
  return [...new Set(found)].sort()
}

function matching(pattern, folder) {
  if (!/[*?]/.test(pattern)) return existsSync(join(folder, pattern)) ? [pattern] : []
  const parts = pattern.split('/')
  const fixed = parts
    .slice(
      0,
      parts.findIndex(part => /[*?]/.test(part)),
    )
    .join('/')
  const start = join(folder, fixed)
  if (!existsSync(start)) return []
  const wanted = globExpression(pattern)
  return readdirSync(start, { withFileTypes: true, recursive: pattern.includes('**') || parts.length > fixed.split('/').length + 1 })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .filter(path => wanted.test(path))
}

/** `**` stands for any folders, `*` for any characters but a slash, `?` for one. */
export function globExpression(pattern) {
  const source = pattern
    .split('/')
    .map(part =>
      part === '**'
        ? '**'
        : part
            .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
            .replaceAll('*', '[^/]*')
            .replaceAll('?', '[^/]'),
    )
    .join('/')
    .replaceAll('**/', '(?:[^/]+/)*')
    .replaceAll('**', '.*')
  return new RegExp(`^${source}$`)
}
