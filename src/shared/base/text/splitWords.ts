// A command line that was given as one text, split into words as a shell does it. No shell is ever started.

import { fail, ok, type Result } from '../result'

/** Unquoted, these ask a shell for something that only a shell can do. */
const SHELL_ONLY = /[|&;<>()$`*?[\]#~{}]/

/**
 * Words, quotes and backslashes as POSIX has them (Shell Command Language, 2.2 and 2.6.5). What would need a shell (pipes, variables,
 * patterns) is refused in a sentence instead of being passed on as text.
 */
export function splitWords(line: string): Result<readonly string[], string> {
  const words: string[] = []
  let word: string | null = null
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]
    if (quote === "'" && sign !== "'") word += sign
    else if (sign === quote) quote = ''
    else if (sign === '\\') {
      const next = line[at + 1]
      if (next === undefined) return fail('ends with a backslash')
      // Within double quotes a backslash is one, except before what it can escape there.
      word = (word ?? '') + (quote === '"' && !/["\\$`]/.test(next) ? `\\${next}` : next)
      at++
    } else if (quote === '"') {
      if (sign === '$' || sign === '`') return fail(shellNeeded(sign))
      word += sign
    } else if (sign === '"' || sign === "'") {
      quote = sign
      word ??= ''
    } else if (/\s/.test(sign)) {
      if (word !== null) words.push(word)
      word = null
    } else if (SHELL_ONLY.test(sign)) return fail(shellNeeded(sign))
    else word = (word ?? '') + sign
  }
  if (quote !== '') return fail(`has a ${quote} without its end`)
  if (word !== null) words.push(word)
  return words.length === 0 ? fail('is empty') : ok(words)
}

function shellNeeded(sign: string): string {
  return `has an unquoted ${sign}, which only a shell understands: quote it, or name a shell (sh -c '…')`
}
