// Austin's binary form, MOJO: frames and texts once each, then samples as references. Rules: Austin's wiki, "The MOJO file format"; austin-python's `mojo.py`.

import { fail, ok, type Result } from '../base/result'
import { eventWalker } from '../bytes/eventWalker'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE, type Profile } from '../profile/profile'
import { austinFrameOf, austinSpecialFrame } from './austin/frames'
import { metricsOf, type Metrics } from './austin/metrics'
import { mojoEvents, MOJO_MARK, type MojoSample } from './austin/mojoEvents'
import { malformed, type Format, type ProfileReader, type ReadError, type Report } from './format'
import { factList } from './factList'

const ID = 'austin-mojo'
const NS_PER_US = 1000
/** The longest events are texts: paths, at most. */
const MAX_EVENT_BYTES = 2 ** 20

export const austinMojo: Format = {
  id: ID,
  title: 'Austin (MOJO)',
  looksLike: head => (MOJO_MARK.every((byte, at) => head[at] === byte) ? 'yes' : 'no'),
  open: openMojo,
}

function openMojo(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const facts = factList()
  let metrics: Metrics | null = null

  const events = mojoEvents({
    frame: (file, name, line) => austinFrameOf(builder, file, name, line),
    garbage: () => austinSpecialFrame(builder, ':GC:'),
    invalid: () => austinSpecialFrame(builder, ':INVALID:'),
    kernel: name => builder.frame(builder.fn({ name }), NONE, NONE, frameFlags('kernel')),
    fact: (key, value) => void facts.add(key, value),
    missing: () => report('frames that are not in the file, left out', null),
    sample: addSample,
  })

  function addSample({ processId, thread, frames, timeUs, memoryBytes, isIdle }: MojoSample): void {
    const mode = facts.list.find(([name]) => name === 'mode')?.[1] ?? ''
    const isFull = mode === 'full'
    const values = isFull ? `${timeUs ?? 0},${isIdle ? 1 : 0},${memoryBytes ?? 0}` : String(timeUs ?? memoryBytes ?? '')
    if (values === '') {
      report('samples without a weight, left out', null)
      return
    }
    metrics ??= metricsOf(builder, mode, values)
    let stack = NONE
    for (const frame of frames) stack = builder.stack(stack, frame)
    const threadId = Number(thread)
    const row = builder.sample(stack, {
      thread: builder.thread({ name: `thread ${thread}`, processId, threadId: Number.isSafeInteger(threadId) ? threadId : null }),
    })
    metrics.weigh(row, values)
  }

  const walker = eventWalker(events.read, MAX_EVENT_BYTES)
  return {
    push: walker.push,
    finish(): Result<Profile, ReadError> {
      const { fault, cutBytes } = walker.finish()
      if (fault !== null) return fail(malformed(ID, fault.what, 'byte', fault.byte))
      if (cutBytes > 0) report('an event that the end of the file cuts off, left out', null)
      events.finish()
      const durationUs = Number(facts.list.find(([name]) => name === 'duration')?.[1] ?? NaN)
      const profile = builder.finish({ facts: facts.list, durationNs: Number.isFinite(durationUs) ? durationUs * NS_PER_US : null })
      return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
    },
  }
}
