// pyinstrument's sessions (`-r pyisession`, `.pyisession`): every sampled stack with the seconds it stands for. Rules: `joerick/pyinstrument`, session.py, frame.py.

import { fail, ok, type Result } from '../base/result'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonList, jsonObject, jsonText, SKIP, type JsonSink } from '../bytes/jsonSink'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile } from '../profile/profile'
import { isWeight } from '../profile/weight'
import type { Format, ProfileReader, ReadError, Report, Verdict } from './format'
import { jsonReader } from './jsonReader'
import { pyinstrumentFrames } from './pyinstrument/frames'
import { pyinstrumentFacts } from './pyinstrument/facts'

const ID = 'pyinstrument'
const NS_PER_S = 1e9

export const pyinstrument: Format = { id: ID, title: 'pyinstrument session', looksLike, open: openSession }

/** The records are the last key, and those before them may be long. */
function looksLike(head: Uint8Array): Verdict {
  const paths = jsonPaths(head)
  return paths.has('start_call_stack') || paths.has('frame_records') ? 'yes' : 'no'
}

function openSession(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const wall = builder.sampleType({ name: 'wall', unit: 'nanoseconds', weight: 'period', event: 'wall' })
  const samples = builder.sampleType({ name: 'samples', unit: 'count', weight: 'samples', event: 'wall' })
  const frames = pyinstrumentFrames(builder)
  const about = pyinstrumentFacts()
  let stack = NONE
  let thread = NONE
  let seconds = 0
  let timeNs = 0

  const frame = jsonText((bytes, start, end) => {
    const found = frames(bytes, start, end)
    if (found.frame !== NONE) stack = builder.stack(stack, found.frame)
    else if (found.thread !== NONE) thread = found.thread
  })
  /** A list of frames, root first, and what it weighs. */
  const part: JsonSink = { ...SKIP, item: () => frame, number: value => (seconds = value) }
  const record = jsonList(() => part, {
    open() {
      stack = thread = NONE
      seconds = 0
    },
    close() {
      if (!isWeight(seconds * NS_PER_S) || seconds < 0) {
        report('samples whose time is no number that can be added up, left out', null)
        return
      }
      timeNs += seconds * NS_PER_S
      const row = builder.sample(stack, { thread, timeNs })
      builder.weigh(row, wall, Math.round(seconds * NS_PER_S))
      builder.weigh(row, samples, 1)
    },
  })
  const root = jsonObject({ ...about.sinks, frame_records: jsonList(() => record) })

  function profileOf(): Result<Profile, ReadError> {
    const profile = builder.finish(about.end())
    return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
  }

  return jsonReader(ID, root, report, profileOf)
}
