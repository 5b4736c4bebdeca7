import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { everything, selected } from '../questions/selected'
import { recordingOf } from '../questions/subject'
import { idleSamples } from './idle'

/** Work of 3 ms, 7 ms in which V8 was idle, and a person's function of the same name. */
const FILE = JSON.stringify({
  nodes: [
    { id: 1, callFrame: { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 }, children: [2, 3, 4] },
    { id: 2, callFrame: { functionName: 'work', scriptId: '1', url: 'file:///app.js', lineNumber: 0, columnNumber: 0 } },
    { id: 3, callFrame: { functionName: '(idle)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 } },
    { id: 4, callFrame: { functionName: '(idle)', scriptId: '1', url: 'file:///app.js', lineNumber: 9, columnNumber: 0 } },
  ],
  startTime: 0,
  endTime: 10_000,
  samples: [2, 3, 4],
  timeDeltas: [0, 2000, 7000],
})

const profile = profileOf(FILE)
const of = (withoutIdle: boolean) => selected(recordingOf(profile), { ...everything(profile.meta.defaultSampleType), withoutIdle })

test('idle time is no part of the whole, nor of the stacks, where it is left out', () => {
  expect(idleSamples(profile)).toBe(1)
  expect([of(false).whole(), of(false).weights().totalValue]).toEqual([10e6, 10e6])
  expect([of(true).whole(), of(true).weights().totalValue]).toEqual([3e6, 3e6])
  expect(Array.from(of(true).weights().self)).toEqual(expect.arrayContaining([2e6, 1e6]))
})
