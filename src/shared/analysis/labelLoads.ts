// What the samples with each label weigh, for the list that labels are chosen from.

import { NONE, type Profile } from '../profile/profile'
import { profileWithGaps } from './filteredProfile'
import type { Selection } from './selectStacks'
import { hasLabel, labelTexts, type LabelChoice } from './stackView'

export type LabelLoad = { readonly value: string; readonly weight: number }

export type LabelKeyLoads = {
  readonly key: string
  /** Of the samples that have it, whatever it says. */
  readonly weight: number
  /** Heaviest first. */
  readonly values: readonly LabelLoad[]
  /** More than are listed, where there are more than anybody reads. */
  readonly valueCount: number
}

/** A list of more is no list: spans and requests have a value each. */
const MAX_VALUES = 2000

/** By key, in the profile's order. What is chosen of a key's own values leaves the others in its list. */
export function labelLoads(profile: Profile, choice: Selection): readonly LabelKeyLoads[] {
  const { labelSet } = profile.samples
  const values = profile.samples.values[choice.sampleType]
  if (labelSet === null || values === undefined) return []
  const bySet = new Float64Array(profile.labels.start.length - 1)
  const { stack } = profileWithGaps(profile, { ...choice, labels: [], withoutLabels: [] }).samples
  for (let row = 0; row < labelSet.length; row++) if (stack[row] !== NONE) bySet[labelSet[row]] += Math.abs(values[row])
  const { labels = [], withoutLabels = [] } = choice
  return labelKeys(profile).map(key => {
    const others = (list: readonly LabelChoice[]) => list.filter(label => label.key !== key)
    return loadsOf(profile, key, bySet, setTest(profile, others(labels), others(withoutLabels)))
  })
}

export function labelKeys({ labels, strings }: Pick<Profile, 'labels' | 'strings'>): readonly string[] {
  return Array.from(new Set(labels.key), row => strings[row])
}

/** What a label says, with its unit where it has one: the longest of what it may be called. */
export function labelText({ labels, strings }: Pick<Profile, 'labels' | 'strings'>, at: number): string {
  const texts = labelTexts(labels, strings, at)
  return texts[texts.length - 1]
}

function loadsOf(profile: Profile, key: string, bySet: Float64Array, isWanted: (set: number) => boolean): LabelKeyLoads {
  const { labels, strings } = profile
  const weights = new Map<string, number>()
  let weight = 0
  for (let set = 0; set < bySet.length; set++) {
    const said = new Set<string>()
    for (let at = labels.start[set]; at < labels.start[set + 1]; at++) if (strings[labels.key[at]] === key) said.add(labelText(profile, at))
    const own = isWanted(set) ? bySet[set] : 0
    if (said.size > 0) weight += own
    for (const value of said) weights.set(value, (weights.get(value) ?? 0) + own)
  }
  const values = Array.from(weights, ([value, own]) => ({ value, weight: own })).sort((a, b) => b.weight - a.weight)
  return { key, weight, values: values.slice(0, MAX_VALUES), valueCount: values.length }
}

/** Whether a set has all of `wanted` and none of `unwanted`. */
function setTest(profile: Profile, wanted: readonly LabelChoice[], unwanted: readonly LabelChoice[]): (set: number) => boolean {
  return set => wanted.every(label => hasLabel(profile, set, label)) && !unwanted.some(label => hasLabel(profile, set, label))
}
