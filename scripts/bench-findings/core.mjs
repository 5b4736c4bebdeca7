// What the bench calls of the core: it reads files as the program does and knows nothing of the rules.

import { stackView } from '../../src/shared/analysis/stackView'
import { profileReading } from '../../src/shared/formats/reading'
import { findInsights } from '../../src/shared/insights/findInsights'
import { NO_CHANGES } from '../../src/shared/insights/settings'

/** The findings in a file's bytes. */
export function findingsIn(bytes) {
  const reading = profileReading()
  reading.push(bytes)
  const profile = reading.finish()
  if (!profile.ok) throw new Error(JSON.stringify(profile.error))
  const type = profile.value.meta.defaultSampleType
  return findInsights(profile.value, stackView(profile.value, type), type, { rules: NO_CHANGES })
}
