// What the page gets of a profile when it is opened: names and facts, no samples.

import { namedLabels } from '../analysis/groupByLabels'
import { idleSamples } from '../analysis/idle'
import { labelKeys } from '../analysis/labelLoads'
import { countedSamples } from '../analysis/sampleCounts'
import type { Modules } from '../analysis/modules'
import type { Profile, ProfileNames } from '../profile/profile'
import { stackFacts } from '../report/profileInfo'
import { modulesOf } from './table'
import { sidesOf } from './subject'

/** What the page keeps of a profile: names and facts. Samples and stacks stay in the worker. */
export type ProfileSheet = {
  readonly names: ProfileNames
  readonly modules: Modules
  readonly hasTimes: boolean
  /** Its program marked or measured something. */
  readonly hasMarks: boolean
  /** Distinct stacks. */
  readonly stackCount: number
  /** V8 was idle in some of its samples. */
  readonly holdsIdle: boolean
  /** Rows of the file may be many samples each. */
  readonly sampleTotal: number
  /** What samples are labelled by. */
  readonly labelKeys: readonly string[]
  /** Those of them whose values have functions, so that stacks can be grouped by them. */
  readonly namedLabels: readonly string[]
  /** The file holds a baseline and a current profile: `split` takes them apart. */
  readonly holdsBothSides: boolean
}

/** Columns of the profile are views of one body, and sending a view would send the whole of it: so they are copied first. */
export function sheetOf(profile: Profile): ProfileSheet {
  const { meta, threads, strings, functions, frames, samples } = profile
  return {
    names: {
      meta,
      threads,
      strings,
      functions: {
        name: functions.name.slice(),
        systemName: functions.systemName.slice(),
        file: functions.file.slice(),
        startLine: functions.startLine.slice(),
        startColumn: functions.startColumn.slice(),
        module: functions.module.slice(),
      },
      frames: {
        fn: frames.fn.slice(),
        line: frames.line.slice(),
        column: frames.column.slice(),
        flags: frames.flags.slice(),
        address: frames.address?.slice() ?? null,
      },
    },
    modules: modulesOf(profile),
    hasMarks: profile.marks !== undefined,
    hasTimes: samples.timeNs !== null,
    stackCount: stackFacts(profile, samples.stack).stacks,
    holdsIdle: idleSamples(profile) > 0,
    sampleTotal: countedSamples(profile),
    labelKeys: samples.labelSet === null ? [] : labelKeys(profile),
    namedLabels: namedLabels(profile),
    holdsBothSides: sidesOf(profile, meta.defaultSampleType).kind === 'two',
  }
}
