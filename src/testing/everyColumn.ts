// A small valid profile that has something in every column, and no two columns alike.

import { profileBuilder } from '../shared/profile/builder'
import { frameFlags, NONE, type Profile } from '../shared/profile/profile'
import { spellingFlags } from '../shared/profile/spelling'

/** Three stacks: main, main → parse (inlined), main → read; one sample each, and one without a stack. */
export function everyColumn(): Profile {
  const builder = profileBuilder('test')
  const cpu = builder.sampleType({ name: 'cpu', unit: 'nanoseconds', weight: 'period', event: 'cpu' })
  const calls = builder.sampleType({ name: 'calls', unit: 'count', weight: null, event: null })
  const main = builder.fn({ name: 'main', file: 'main.c', startLine: 10, module: 'app' })
  const parse = builder.fn({ name: 'parse', systemName: '_Z5parsev', file: 'parse.c', startLine: 20, startColumn: 5, module: 'libparse' })
  const read = builder.fn({ name: 'read', module: 'libc' })
  const bottom = builder.stack(NONE, builder.frameAt(main, 11, 3, frameFlags('native'), 0x1000n))
  const parsing = builder.stack(bottom, builder.frameAt(parse, 25, NONE, frameFlags('native', true) | spellingFlags('_[i]'), 0x2000n))
  const reading = builder.stack(bottom, builder.frame(read, NONE, NONE, frameFlags('kernel')))
  const worker = builder.thread({ name: 'worker', processId: 7, threadId: 71 })
  const other = builder.thread({ name: 'other', processId: null, threadId: 72 })
  const routed = builder.labelSet([
    { key: 'route', text: '/cart' },
    { key: 'size', number: 512, unit: 'bytes' },
  ])
  const rows = [
    builder.sample(bottom, { timeNs: 0, thread: worker, labelSet: routed }),
    builder.sample(parsing, { timeNs: 10, thread: other }),
    builder.sample(reading, { timeNs: 25, thread: worker }),
    builder.sample(NONE, { timeNs: 40 }),
  ]
  rows.forEach((row, i) => {
    builder.weigh(row, cpu, 100 * (i + 1))
    builder.weigh(row, calls, i + 1)
  })
  return builder.finish({
    sampleCount: 9,
    durationNs: 50,
    startMs: 1_700_000_000_000,
    facts: [['host', 'tester']],
    period: { value: 10, type: 'cpu', unit: 'nanoseconds' },
    mappings: [{ file: 'app', buildId: 'ab', start: '1000', limit: '3000', offset: '0', symbolFlags: 1 }],
  })
}
