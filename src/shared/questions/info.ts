// What is in a selection: its format and counts, what each sample type measures, and what was said while it was read.

import { measureOf, measureTitle, type Measure } from '../analysis/measure'
import { profileInfo, type ProfileInfo } from '../report/profileInfo'
import { selectedProfile } from './convert'
import type { Selected } from './selected'

export type Info = {
  /** What scripts are promised. */
  readonly about: ProfileInfo
  /** By sample type: what it measures, and that in words. */
  readonly measures: readonly { readonly measure: Measure; readonly title: string }[]
  /** Names of threads, each once; the id of one without a name. */
  readonly threads: readonly string[]
  /** Of the default sample type. */
  readonly unit: string
}

export function info(selected: Selected): Info {
  const profile = selectedProfile(selected)
  const { sampleTypes, defaultSampleType } = profile.meta
  return {
    about: profileInfo(profile),
    measures: sampleTypes.map((_, type) => {
      const measure = measureOf(profile, type)
      return { measure, title: measureTitle(profile, type, measure) }
    }),
    threads: [...new Set(profile.threads.map(({ name, threadId }) => (name === '' ? String(threadId ?? '') : name)))],
    unit: sampleTypes[defaultSampleType]?.unit ?? '',
  }
}
