// Functions as a person names them: by their name, by a part of it, or by a pattern.

import { matchFunctions } from '../analysis/search'
import { fail, ok, type Result } from '../base/result'
import { functionName, type ProfileNames } from '../profile/profile'

/** The function of just that name, where there is one; else all whose name has the text in it. */
export function functionsLike(profile: ProfileNames, words: string): Result<readonly number[], string> {
  const rows = Array.from(profile.functions.name.keys())
  const exact = rows.filter(fn => functionName(profile, fn) === words)
  if (exact.length > 0) return ok(exact)
  const matched = matchFunctions(profile, { text: words, isRegex: false, matchesCase: false })
  if (!matched.ok) return fail(`'${words}' is no pattern: ${matched.error}`)
  const found = rows.filter(fn => matched.value?.[fn] === 1)
  return found.length > 0 ? ok(found) : fail(`no function like '${words}' in it`)
}
