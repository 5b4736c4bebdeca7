import { expect, test } from 'vitest'
import { pprofText } from '../../testing/pprofText'
import { read } from '../../testing/reading'
import { profileReading } from './reading'

test('samples that are nowhere and weigh nothing are none, for whoever reads them', () => {
  const nothing = pprofText('type cpu nanoseconds\nsample = 0')
  expect(read(nothing)).toEqual({ ok: false, error: { kind: 'empty', format: 'pprof' } })
  const functions = profileReading()
  functions.push(nothing)
  expect(functions.finishFunctions()).toEqual({ ok: false, error: { kind: 'empty', format: 'pprof' } })
  // Nowhere and of some weight is time of the program.
  expect(read(pprofText('type cpu nanoseconds\nsample = 3')).ok).toBe(true)
})
