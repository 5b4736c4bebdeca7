import { expect, test } from 'vitest'
import { tellingPart } from './tellingPart'

test.each([
  ['order-service-go.baseline.pb.gz', 'order-service-go.current.pb.gz', ['order-service-go.', 'baseline', '.pb.gz']],
  ['run-2026-03-01.folded', 'run-2026-03-17.folded', ['run-2026-03-', '01', '.folded']],
  ['cpu.pb.gz', 'cpu.pb.gz', ['', 'cpu.pb.gz', '']],
  ['a-very-long-name-of-a-recording.cpuprofile', 'other.cpuprofile', ['a-very-long-name-of-a-', 'recording.cpuprofile', '']],
  ['before.folded', 'after.folded', ['', 'before.folded', '']],
  ['shop', 'shop.current', ['', 'shop', '']],
  ['shop.folded', 'shop.current.folded', ['shop.', 'folded', '']],
  ['shop.current.folded', 'shop.folded', ['shop.', 'current.folded', '']],
  ['', 'x', ['', '', '']],
])('of %s beside %s', (name, other, parts) => {
  const { front, telling, end } = tellingPart(name, other)
  expect([front, telling, end]).toEqual(parts)
})
