// What the page gets of a profile when it is opened: names and facts, no samples.

import { namedLabels } from '../../shared/analysis/groupByLabels'
import { idleSamples } from '../../shared/analysis/idle'
import { labelKeys } from '../../shared/analysis/labelLoads'
import { countedSamples } from '../../shared/analysis/sampleCounts'
import { savedSides } from '../../shared/formats/savedSides'
import type { Profile } from '../../shared/profile/profile'
import { stackFacts } from '../../shared/report/profileInfo'
import { modulesOf } from '../../shared/questions/table'
import type { ProfileSheet } from './protocol'

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
    holdsBothSides: savedSides(profile) !== null,
  }
}
