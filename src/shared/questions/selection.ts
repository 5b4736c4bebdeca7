// From words to a selection: the names of threads, labels, functions and sample types that a person gave, found in one profile.

import { filteredProfile, isFiltered } from '../analysis/filteredProfile'
import { groupedByLabels, withLabelFrames } from '../analysis/groupByLabels'
import { labelKeys } from '../analysis/labelLoads'
import type { LabelChoice } from '../analysis/stackView'
import { labelTexts } from '../analysis/stackView'
import type { Transform } from '../analysis/transforms'
import { cutMiddle } from '../base/text/cut'
import { formatDurationNs } from '../base/quantity'
import { fail, ok, type Result } from '../base/result'
import { findSampleType } from '../profile/defaultSampleType'
import type { Profile } from '../profile/profile'
import { functionsLike } from './namedFunctions'
import { groupsIn, viewIn } from './savedView'
import type { Selection } from '../analysis/selectStacks'

/** As the command line has them; absent fields select everything. */
export type SelectionWords = {
  readonly sampleType?: string | undefined
  readonly weight?: 'samples' | 'period' | undefined
  /** Names or ids. */
  readonly threads?: readonly string[] | undefined
  readonly labels?: readonly LabelChoice[] | undefined
  /** Half open, in nanoseconds from the profile's start. */
  readonly timeNs?: readonly [number, number] | undefined
  /** Text in a function's name, or a regular expression between slashes: these functions and what they call become the whole. */
  readonly focus?: string | undefined
  /** Such functions give their time to their callers. */
  readonly hide?: readonly string[] | undefined
  /** Libraries and what runs the program give their time to the person's own code. */
  readonly myCode?: boolean | undefined
  /** A whole view as the window writes it (savedView.ts), in place of all the others. */
  readonly view?: unknown
}

/** Whatever the sample type: no sample is left out and no stack changed. */
export function selectsAll({ threads = [], labels = [], timeNs, focus, hide = [], myCode = false, view }: SelectionWords): boolean {
  return view === undefined && threads.length + labels.length + hide.length === 0 && timeNs === undefined && focus === undefined && !myCode
}

/** As a step among others. */
const MY_CODE = 'libraries and runtime'

/** A sentence for who gets a part of a profile; empty for all of it. */
export function filterText(words: SelectionWords, withoutIdle = false): string {
  if (selectsAll(words) && !withoutIdle) return ''
  if (words.view !== undefined) return 'Filtered: a view of the window.'
  const { threads = [], labels = [], timeNs, focus, hide = [], myCode = false } = words
  const time = (ns: number) => (Number.isFinite(ns) ? formatDurationNs(Math.abs(ns)) : '')
  const parts = [
    ...threads.map(name => `thread ${name}`),
    ...labels.map(({ key, value }) => `${key}=${value}`),
    ...(timeNs === undefined ? [] : [`time ${time(timeNs[0])}..${time(timeNs[1])}`]),
    ...hide.map(name => `hidden ${name}`),
    ...(focus === undefined ? [] : [`focus ${focus}`]),
    ...(myCode ? [`hidden ${MY_CODE}`] : []),
    ...(withoutIdle ? ['without (idle)'] : []),
  ]
  return `Filtered: ${parts.map(part => cutMiddle(part, MAX_WORD_CHARS)).join(' · ')}.`
}

/** A name of 100 kB must not be the sentence. */
const MAX_WORD_CHARS = 80

/** How many names a refusal lists. */
const LISTED = 10

/** What is not in the profile is refused in a sentence that says what is. */
export function selectionOf(profile: Profile, words: SelectionWords): Result<Selection, string> {
  if (words.view !== undefined) return viewed(profile, words.view)
  const sampleType = sampleTypeOf(profile.meta, words.sampleType, words.weight ?? null)
  if (!sampleType.ok) return sampleType
  const threads = threadsOf(profile, words.threads ?? [])
  if (!threads.ok) return threads
  const labels = words.labels ?? []
  const missing = labels.find(label => !hasLabel(profile, label))
  if (missing !== undefined) return fail(labelFault(profile, missing))
  const { timeNs = null } = words
  if (timeNs !== null && profile.samples.timeNs === null) return fail('its samples have no times, so --time cannot choose among them')
  const transforms = transformsOf(profile, words)
  if (!transforms.ok) return transforms
  return ok({ sampleType: sampleType.value, threads: threads.value, timeNs, labels, transforms: transforms.value })
}

/** Which way round its stacks were drawn is no part of what is selected. */
function viewed(profile: Profile, view: unknown): Result<Selection, string> {
  const keys = groupsIn(view)
  const missing = keys.find(key => !labelKeys(profile).includes(key))
  if (missing !== undefined) return fail(`the view groups by the label '${missing}', which is not in it`)
  const found = viewIn(withLabelFrames(profile, keys), view)
  return found.ok ? ok(found.value.selection) : fail(`the view does not fit: ${found.error}`)
}

/** `profile` is the row of the one that it is about. */
export type SelectionFault = { readonly profile: number; readonly what: string }

/** The same words for several profiles: a function need not be in all that are compared, but in one. */
export function selectionsOf(profiles: readonly Profile[], words: SelectionWords): Result<readonly Selection[], SelectionFault> {
  const names = [...(words.hide ?? []), ...(words.focus === undefined ? [] : [words.focus])]
  for (const name of names) {
    const found = profiles.map(profile => functionsLike(profile, name))
    const [first] = found
    if (first !== undefined && !first.ok && found.every(({ ok: isFound }) => !isFound)) return fail({ profile: 0, what: first.error })
  }
  const selections: Selection[] = []
  for (const [profile, each] of profiles.entries()) {
    const hide = words.hide?.filter(name => functionsLike(each, name).ok)
    const found = selectionOf(each, { ...words, hide, focus: undefined })
    if (!found.ok) return fail({ profile, what: found.error })
    const focus = words.focus === undefined ? [] : [focusOn(each, words.focus)]
    selections.push({ ...found.value, transforms: [...found.value.transforms, ...focus] })
  }
  return ok(selections)
}

/** What is selected as a profile of its own, in every sample type. */
export function partOf(profile: Profile, selection: Selection): Profile {
  return isFiltered(selection) ? filteredProfile(groupedByLabels(profile, selection.groupBy ?? []), selection) : profile
}

/** The row of the sample type that was asked for, else of the default one. */
export function sampleTypeOf(
  { sampleTypes, defaultSampleType }: Profile['meta'],
  name: string | undefined,
  weight: 'samples' | 'period' | null,
): Result<number, string> {
  const found = findSampleType(sampleTypes, name ?? sampleTypes[defaultSampleType]?.name ?? '', weight)
  return found !== -1 ? ok(found) : fail(`no sample type '${name}' in it; it has ${listed(sampleTypes.map(type => type.name))}`)
}

function threadsOf({ threads, samples }: Profile, wanted: readonly string[]): Result<readonly number[] | null, string> {
  if (wanted.length === 0) return ok(null)
  if (samples.thread === null) return fail('it does not say which thread its samples are of')
  const rows = new Set<number>()
  for (const word of wanted) {
    const found = threads.flatMap(({ name, threadId }, row) => (name === word || String(threadId) === word ? [row] : []))
    if (found.length === 0) return fail(`no thread '${word}' in it; it has ${listed(threads.map(threadText))}`)
    for (const row of found) rows.add(row)
  }
  return ok([...rows])
}

function threadText({ name, threadId }: Profile['threads'][number]): string {
  return name === '' ? String(threadId ?? '') : name
}

function hasLabel({ labels, strings }: Profile, { key, value }: LabelChoice): boolean {
  return labels.key.some((row, at) => strings[row] === key && labelTexts(labels, strings, at).includes(value))
}

function labelFault({ labels, strings }: Profile, { key, value }: LabelChoice): string {
  const keys = [...new Set(Array.from(labels.key, row => strings[row]))]
  if (keys.length === 0) return 'its samples have no labels'
  if (!keys.includes(key)) return `no label '${key}' in it; it has ${listed(keys)}`
  const values = new Set(
    Array.from(labels.key.keys()).flatMap(at => (strings[labels.key[at]] === key ? labelTexts(labels, strings, at).slice(-1) : [])),
  )
  return `no label '${key}=${value}' in it; ${key} is ${listed([...values])}`
}

function transformsOf(profile: Profile, { focus, hide = [], myCode = false }: SelectionWords): Result<readonly Transform[], string> {
  const transforms: Transform[] = myCode ? [{ kind: 'merge-foreign' }] : []
  for (const words of hide) {
    const fns = functionsLike(profile, words)
    if (!fns.ok) return fns
    transforms.push({ kind: 'merge-functions', fns: fns.value, words })
  }
  if (focus === undefined) return ok(transforms)
  const focused = functionsLike(profile, focus)
  return focused.ok ? ok([...transforms, focusOn(profile, focus)]) : focused
}

/** Nothing is left where there is no such function. */
function focusOn(profile: Profile, words: string): Transform {
  const fns = functionsLike(profile, words)
  return { kind: 'focus-functions', fns: fns.ok ? fns.value : [], words }
}

/** For a refusal: what there is instead. */
export function listed(names: readonly string[]): string {
  const more = names.length - LISTED
  return names.slice(0, LISTED).join(', ') + (more > 0 ? ` and ${more} more` : '')
}
