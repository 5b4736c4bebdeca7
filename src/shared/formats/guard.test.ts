import { expect, test } from 'vitest'
import { everyColumn } from '../../testing/everyColumn'
import { pprofText } from '../../testing/pprofText'
import { read } from '../../testing/reading'
import { profileReading } from './reading'
import { guardedMeta } from './guard'

test('samples that are nowhere and weigh nothing are none, for whoever reads them', () => {
  const nothing = pprofText('type cpu nanoseconds\nsample = 0')
  expect(read(nothing)).toEqual({ ok: false, error: { kind: 'empty', format: 'pprof' } })
  const functions = profileReading()
  functions.push(nothing)
  expect(functions.finishFunctions()).toEqual({ ok: false, error: { kind: 'empty', format: 'pprof' } })
  // Nowhere and of some weight is time of the program.
  expect(read(pprofText('type cpu nanoseconds\nsample = 3')).ok).toBe(true)
})

const LAST_DAY_MS = Date.UTC(9999, 11, 31)

test.each([
  [0, 0],
  [LAST_DAY_MS, LAST_DAY_MS],
  [LAST_DAY_MS + 1, null],
  [1e300, null],
  [-1, null],
  [NaN, null],
])('a recording that began %d ms after 1970 by its own word is known to have begun at %s', (said, known) => {
  expect(guardedMeta({ ...everyColumn().meta, startMs: said }, () => undefined).startMs).toBe(known)
})
