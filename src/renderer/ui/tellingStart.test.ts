import { expect, test } from 'vitest'
import { tellingStart } from './tellingStart'

test.each([
  ['order-service-go.baseline.pb.gz', 'order-service-go.current.pb.gz', 'baseline.pb.gz'],
  ['run-2026-03-01.folded', 'run-2026-03-17.folded', '01.folded'],
  ['cpu.pb.gz', 'cpu.pb.gz', 'cpu.pb.gz'],
  ['a-very-long-name-of-a-recording.cpuprofile', 'other.cpuprofile', 'recording.cpuprofile'],
  ['before.folded', 'after.folded', 'before.folded'],
  ['shop', 'shop.current', 'shop'],
  ['', 'x', ''],
])('of %s beside %s stays %s', (name, other, rest) => {
  expect(name.slice(tellingStart(name, other))).toBe(rest)
})
