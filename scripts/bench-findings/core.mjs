// What the bench calls of the core: it reads files as the program does and knows nothing of the rules.

import { stackView } from '../../src/shared/analysis/stackView'
import { changeInsights } from '../../src/shared/diff/changeInsights'
import { changesOf } from '../../src/shared/diff/changes'
import { compare } from '../../src/shared/diff/compare'
import { regressionGate } from '../../src/shared/diff/gate'
import { profileReading } from '../../src/shared/formats/reading'
import { findInsights } from '../../src/shared/insights/findInsights'
import { NO_CHANGES } from '../../src/shared/insights/settings'

/** The findings in a file's bytes; `measure`: what they are said to measure. */
export function findingsIn(bytes, measure = null) {
  const profile = profileIn(bytes)
  const type = profile.meta.defaultSampleType
  return findInsights(profile, stackView(profile, type), type, { rules: NO_CHANGES, measure })
}

/** The findings on a change, and how many functions a gate of a twentieth would stop at. */
export function changesIn(base, current) {
  const run = bytes => {
    const profile = profileIn(bytes)
    return { profile, sampleType: profile.meta.defaultSampleType }
  }
  const changes = changesOf(compare([run(base)], [run(current)]))
  return { insights: changeInsights(changes).insights, failures: regressionGate(changes, 0.05).failures.length }
}

function profileIn(bytes) {
  const reading = profileReading()
  reading.push(bytes)
  const profile = reading.finish()
  if (!profile.ok) throw new Error(JSON.stringify(profile.error))
  return profile.value
}
