// The function that a client means by a name: that one and no other, or a refusal that says which names come nearest.

import { fail, ok, type Result } from '../shared/base/result'
import { labelOf } from '../shared/names/label'
import { functionName, stringAt, type Profile } from '../shared/profile/profile'
import { toldName } from './answer'

/** Enough to find a name that was misspelled, or of which only a part was known. */
const NEAREST = 5
/** Names alike in less are only a distraction. */
const MIN_LIKENESS = 0.3
/** The rest of a longer name makes no difference. */
const COMPARED_CHARS = 200

/** Row of the profile's functions. `weights`: by function; of several with one name the heaviest is meant. */
export function functionNamed(profile: Profile, weights: Float64Array, name: string, file?: string): Result<number, string> {
  const fns = Array.from(profile.functions.name.keys())
  const inFile = (fn: number) => file === undefined || (stringAt(profile, profile.functions.file[fn]) ?? '').endsWith(file)
  const heaviest = (found: readonly number[]) => found.reduce((a, b) => (Math.abs(weights[b]) > Math.abs(weights[a]) ? b : a))
  // As the file has it, as it was told, as the graph shows it.
  for (const spelled of [(fn: number) => functionName(profile, fn), (fn: number) => toldName(functionName(profile, fn))]) {
    const found = fns.filter(fn => spelled(fn) === name && inFile(fn))
    if (found.length > 0) return ok(heaviest(found))
  }
  const holding = fns.filter(fn => functionName(profile, fn).includes(name) && inFile(fn))
  const labelled = holding.filter(fn => labelOf(functionName(profile, fn)) === name)
  if (labelled.length > 0) return ok(heaviest(labelled))
  // Without its qualifiers, where that is no other's name.
  const ending = holding.filter(fn => isOwnEnd(functionName(profile, fn), name))
  if (ending.length === 1) return ok(ending[0])
  const nearest = nearestNames(profile, weights, name)
  const hint = nearest.length === 0 ? 'top_functions lists those that there are' : `nearest: ${nearest.join(', ')}`
  return fail(`no function '${toldName(name)}'${file === undefined ? '' : ` in ${toldName(file)}`} in it; ${hint}`)
}

function isOwnEnd(whole: string, end: string): boolean {
  return whole.endsWith(end) && /[.:/#$ ]$/.test(whole.slice(0, whole.length - end.length))
}

/** Names with the text in them first, then those that share most pairs of letters with it; the heavier of two that are as near. */
function nearestNames(profile: Profile, weights: Float64Array, wanted: string): readonly string[] {
  const word = wanted.slice(0, COMPARED_CHARS).toLowerCase()
  const pairs = pairsOf(word)
  const scored = Array.from(profile.functions.name.keys(), fn => {
    const name = functionName(profile, fn).slice(0, COMPARED_CHARS).toLowerCase()
    return { fn, likeness: likenessOf(pairs, name) + (word !== '' && name.includes(word) ? 1 : 0) }
  })
  const near = scored
    .filter(({ likeness }) => likeness >= MIN_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || Math.abs(weights[b.fn]) - Math.abs(weights[a.fn]))
  return [...new Set(near.slice(0, NEAREST * 2).map(({ fn }) => toldName(functionName(profile, fn))))].slice(0, NEAREST)
}

/** Dice's coefficient, of the whole name or of its last part, whichever is more alike: people leave qualifiers out. */
function likenessOf(pairs: ReadonlySet<string>, name: string): number {
  const own = name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':'), name.lastIndexOf('/')) + 1)
  return Math.max(dice(pairs, pairsOf(name)), dice(pairs, pairsOf(own)))
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const pair of b) if (a.has(pair)) shared++
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size)
}

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < text.length; at++) pairs.add(text.slice(at, at + 2))
  return pairs
}
