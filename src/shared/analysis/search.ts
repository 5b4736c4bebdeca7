// Search over function names: text or regular expression, and how much of the profile it matches.

import { fail, ok, type Result } from '../base/result'
import { wordsOf } from '../base/wordsOf'
import { functionName, type Profile, type ProfileNames } from '../profile/profile'
import { fromHereUp } from './rebuildStacks'
import type { StackView } from './stackView'

export type Query = { readonly text: string; readonly isRegex: boolean; readonly matchesCase: boolean }

/** `/text/` and `/text/i` are regular expressions whatever the switches say. */
const SLASHED = /^\/(.+)\/([a-z]*)$/s

/** By function: 1 where its name matches. Null for an empty query; an error's text for a broken expression. */
export function matchFunctions(profile: ProfileNames, query: Query): Result<Uint8Array | null, string> {
  if (query.text === '') return ok(null)
  const test = testOf(query)
  if (!test.ok) return test
  const matched = new Uint8Array(profile.functions.name.length)
  for (let fn = 0; fn < matched.length; fn++) {
    if (test.value(functionName(profile, fn))) matched[fn] = 1
  }
  return ok(matched)
}

function testOf({ text, isRegex, matchesCase }: Query): Result<(name: string) => boolean, string> {
  const slashed = SLASHED.exec(text)
  if (slashed !== null || isRegex) {
    try {
      const [, source = text, flags = matchesCase ? '' : 'i'] = slashed ?? []
      const expression = new RegExp(source, flags.replace(/[gy]/g, ''))
      return ok(name => expression.test(name))
    } catch (error) {
      return fail(wordsOf(error))
    }
  }
  if (matchesCase) return ok(name => name.includes(text))
  const lower = text.toLowerCase()
  return ok(name => name.toLowerCase().includes(lower))
}

/** What samples weigh whose stack holds a match, in the unit of the sample type. */
export function matchedStackValue(profile: Profile, view: StackView, matched: Uint8Array): number {
  const holds = fromHereUp(view, stack => matched[profile.frames.fn[view.frame[stack]]] === 1)
  return view.self.reduce((sum, value, stack) => (holds[stack] === 1 ? sum + value : sum), 0)
}
