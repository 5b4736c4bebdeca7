// From named profiles and words to what is asked about; what cannot be asked is refused in a sentence that names the file.

import { idleSamples } from '../analysis/idle'
import type { Measure } from '../analysis/measure'
import { fail, ok, type Result } from '../base/result'
import { compare } from '../diff/compare'
import type { WantedScale } from '../diff/scale'
import { foldedSampleType } from '../profile/defaultSampleType'
import type { Profile } from '../profile/profile'
import { everything, selected, type Selected } from './selected'
import { partOf, selectionOf, selectionsOf, type SelectionWords } from './selection'
import { compared, recordingOf, sidesOf, subjectOf, type Compared, type CompareFault } from './subject'

/** `name`: what a person calls the file. */
export type NamedProfile = { readonly name: string; readonly profile: Profile }

/** One recording, whatever the file holds: its samples as they stand. */
export function recordingAsked(file: NamedProfile, words: SelectionWords): Result<Selected, string> {
  const selection = named(file, selectionOf(file.profile, words))
  return selection.ok ? ok(selected(recordingOf(file.profile), selection.value)) : selection
}

/** The same for collapsed stacks: where no sample type is named, in the one that the format's own tools fold. */
export function foldedAsked(file: NamedProfile, words: SelectionWords): Result<Selected, string> {
  const { meta } = file.profile
  return recordingAsked(file, { ...words, sampleType: words.sampleType ?? meta.sampleTypes[foldedSampleType(meta)]?.name })
}

/** A file as it is asked about: one recording, or a comparison where it holds both sides. */
export function subjectAsked(file: NamedProfile, words: SelectionWords): Result<Selected, string> {
  const { sampleType = null, ...others } = words
  const part = named(file, selectionOf(file.profile, others))
  if (!part.ok) return part
  const subject = subjectOf(partOf(file.profile, part.value), sampleType)
  if (!subject.ok) return fail(faultText(subject.error, [file]))
  if (subject.value.kind === 'comparison') return ok(whole(subject.value))
  const selection = named(file, selectionOf(file.profile, words))
  return selection.ok ? ok(selected(subject.value, selection.value)) : selection
}

/** Refuses sides that have no sample type in common: seconds must not be set against bytes. */
export function comparisonAsked(
  base: readonly NamedProfile[],
  current: readonly NamedProfile[],
  words: SelectionWords,
  scale: WantedScale = 'auto',
  measure: Measure | null = null,
): Result<Compared, string> {
  const { sampleType, ...others } = words
  const files = [...current, ...base]
  const selections = selectionsOf(
    files.map(({ profile }) => profile),
    others,
  )
  if (!selections.ok) return fail(`${files[selections.error.profile].name}: ${selections.error.what}`)
  const parts = files.map(({ profile }, i) => partOf(profile, selections.value[i]))
  const found = compared(parts.slice(current.length), parts.slice(0, current.length), sampleType ?? null, scale, as(measure))
  return found.ok ? found : fail(faultText(found.error, files))
}

/** Of one file that holds both sides. */
export function sidesAsked(
  file: NamedProfile,
  { sampleType, ...others }: SelectionWords,
  scale: WantedScale,
  measure: Measure | null = null,
): Result<Compared, string> {
  const selection = named(file, selectionOf(file.profile, others))
  if (!selection.ok) return selection
  const sides = sidesOf(partOf(file.profile, selection.value), selection.value.sampleType)
  if (sides.kind === 'difference') {
    return fail(`${file.name}: holds differences and neither side's totals; 'go tool pprof -proto -diff_base' keeps both`)
  }
  if (sides.kind === 'one') return fail(`${file.name}: holds one profile only; diff takes two files, a baseline and a current one`)
  const found = compared([sides.baseline], [sides.current], sampleType ?? null, scale, as(measure))
  return found.ok ? found : fail(faultText(found.error, [{ ...file, profile: sides.current }]))
}

/** For what is drawn: V8's idle time is left out, as DevTools does. */
export function withoutIdle(asked: Selected): Selected {
  const { subject } = asked
  return subject.kind === 'comparison' || idleSamples(subject.profile) === 0 ? asked : asked.with({ withoutIdle: true })
}

function as(measure: Measure | null): typeof compare {
  return (base, current) => compare(base, current, measure)
}

/** All of both sides. */
export function whole(comparison: Compared): Selected {
  return selected(comparison, everything(comparison.profile.meta.defaultSampleType))
}

function named<T>({ name }: NamedProfile, result: Result<T, string>): Result<T, string> {
  return result.ok ? result : fail(`${name}: ${result.error}`)
}

function faultText(fault: CompareFault, files: readonly NamedProfile[]): string {
  if (fault.kind === 'no-durations') {
    return `${[...new Set(files.map(({ name }) => name))].join(', ')}: --scale time needs durations, which not every file has`
  }
  const lists = files.map(
    ({ name, profile }) => `${name} has ${profile.meta.sampleTypes.map(type => `${type.name} (${type.unit})`).join(', ')}`,
  )
  return `no ${fault.wanted === null ? 'common sample type' : `sample type '${fault.wanted}' in all of them`}: ${lists.join('; ')}`
}
