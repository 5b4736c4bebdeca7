// What the bench calls of the core: it reads files as the program does and knows nothing of the rules.

import { changeInsights } from '../../src/shared/diff/changeInsights'
import { changesOf } from '../../src/shared/diff/changes'
import { compare } from '../../src/shared/diff/compare'
import { regressionGate } from '../../src/shared/diff/gate'
import { profileReading } from '../../src/shared/formats/reading'
import { findings } from '../../src/shared/questions/findings'
import { everything, selected } from '../../src/shared/questions/selected'
import { recordingOf } from '../../src/shared/questions/subject'
import { NO_CHANGES } from '../../src/shared/insights/settings'

/** The findings in a file's bytes; `measure`: what they are said to measure; `typeName`: the sample type, else the file's own. */
export function findingsIn(bytes, measure = null, typeName = null) {
  const profile = profileIn(bytes)
  const type = typeOf(profile, typeName)
  return findings(selected(recordingOf(profile), everything(type)), NO_CHANGES, measure)
}

/** The findings on a change, and how many functions a gate of a twentieth would stop at. */
export function changesIn(base, current, measure = null, typeName = null) {
  const run = bytes => {
    const profile = profileIn(bytes)
    return { profile, sampleType: typeOf(profile, typeName) }
  }
  const changes = changesOf(compare([run(base)], [run(current)], measure))
  const gate = regressionGate(changes, 0.05)
  return { insights: changeInsights(changes).insights, failures: gate.failures.length, isSizeUnknown: gate.isSizeUnknown }
}

function typeOf({ meta }, name) {
  const type = meta.sampleTypes.findIndex(each => each.name === name)
  return type === -1 ? meta.defaultSampleType : type
}

function profileIn(bytes) {
  const reading = profileReading()
  reading.push(bytes)
  const profile = reading.finish()
  if (!profile.ok) throw new Error(JSON.stringify(profile.error))
  return profile.value
}
