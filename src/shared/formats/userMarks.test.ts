import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { spansOf } from '../analysis/spans'
import { decodeProfile, encodeProfile } from '../profile/body'
import type { Profile } from '../profile/profile'
import { joinedBytes } from '../bytes/joinedBytes'

const shown = (profile: Profile) => {
  const { spans, moments } = spansOf(profile, 0)
  return {
    spans: spans.map(({ name, track, count, totalNs, inside }) => [track ?? '', name, count, totalNs, inside]),
    moments: moments.map(({ name, count }) => `${name} ${count}`),
  }
}

const AT = { pid: 1, tid: 1, cat: 'blink.user_timing' }
const begin = (name: string, ts: number, id: string, args: object = {}) => ({ ...AT, ph: 'b', name, ts, id2: { local: id }, args })
const end = (name: string, ts: number, id: string) => ({ ...AT, ph: 'e', name, ts, id2: { local: id }, args: {} })
const nodes = [
  { id: 1, callFrame: { functionName: '(root)' }, children: [2, 3] },
  { id: 2, callFrame: { functionName: 'price', url: 'shop.js' } },
  { id: 3, callFrame: { functionName: '(idle)' } },
]
const PROFILE = { pid: 1, tid: 1, ph: 'P', cat: 'v8', name: 'Profile', id: '0x1', ts: 1000, args: { data: { startTime: 1000 } } }
const CHUNK = {
  pid: 1,
  tid: 2,
  ph: 'P',
  cat: 'v8',
  name: 'ProfileChunk',
  id: '0x1',
  ts: 1000,
  args: { data: { cpuProfile: { nodes, samples: [2, 2, 3, 2] }, timeDeltas: [0, 100, 100, 100] } },
}

test('a page’s measures are stretches of the profile’s time, with what ran inside', () => {
  const detail = JSON.stringify({ devtools: { dataType: 'track-entry', track: 'Orders', trackGroup: 'Shop' } })
  const profile = profileOf(
    JSON.stringify([
      PROFILE,
      CHUNK,
      { ...AT, ph: 'I', name: 'start', ts: 1050, args: { data: { startTime: 1, callTime: 1050 } } },
      { ...AT, ph: 'R', name: 'navigationStart', ts: 1010, args: {} },
      { ...AT, ph: 'X', dur: 1, name: 'UserTiming::Measure', ts: 1200 },
      begin('order', 1000, '0x1'),
      begin('order', 1150, '0x2'),
      end('order', 1110, '0x1'),
      end('order', 1310, '0x2'),
      begin('priced', 1200, '0x3', { detail }),
      end('priced', 1300, '0x3'),
      {
        pid: 1,
        tid: 1,
        cat: 'devtools.timeline',
        ph: 'I',
        name: 'TimeStamp',
        ts: 1300,
        args: { data: { name: 'stamp', start: 1100, end: 1150, track: 'Stamps' } },
      },
      { pid: 1, tid: 1, cat: 'blink.console', ph: 'b', name: 'sum', ts: 1000, id2: { local: '0x9' } },
    ]),
  )
  expect(shown(profile)).toEqual({
    spans: [
      ['', 'order', 2, 270_000, 300_000],
      ['Shop › Orders', 'priced', 1, 100_000, 0],
      ['Stamps', 'stamp', 1, 50_000, 100_000],
    ],
    moments: ['start 1'],
  })
  expect(profile.meta.notes.map(({ what }) => what)).toContain('measures that began and never end, left out')
})

test('Node’s console.time stands in its traces without the word before its label', () => {
  const at = { pid: 1, tid: 1, cat: 'node,node.console' }
  const work = { pid: 1, tid: 1, cat: 'v8', ph: 'X', name: 'V8.GC', ts: 1000, dur: 500 }
  const profile = profileOf(
    JSON.stringify({
      traceEvents: [
        work,
        { ...at, ph: 'b', id: '0x1', name: 'time::orders', ts: 1100 },
        { ...at, ph: 'e', id: '0x1', name: 'time::orders', ts: 1300 },
      ],
    }),
  )
  expect(shown(profile).spans).toEqual([['', 'orders', 1, 200_000, 0]])
})

test('Firefox’s markers are read in both of its forms', () => {
  const thread = {
    name: 'GeckoMain',
    stringTable: ['UserTiming', 'root'],
    frameTable: { schema: { location: 0 }, data: [[1]] },
    stackTable: { schema: { prefix: 0, frame: 1 }, data: [[null, 0]] },
  }
  const samples = {
    schema: { stack: 0, time: 1 },
    data: [
      [0, 10],
      [0, 20],
      [0, 30],
    ],
  }
  const timing = (name: string, entryType: string) => ({ type: 'UserTiming', name, entryType })
  const meta = { interval: 10, version: 27, startTime: 0 }
  const schema = { name: 0, startTime: 1, endTime: 2, phase: 3, category: 4, data: 5 }
  const raw = {
    meta,
    libs: [],
    threads: [
      {
        ...thread,
        samples,
        markers: {
          schema,
          data: [
            [0, 12, 0, 0, 1, timing('start', 'mark')],
            [0, 12, 25, 1, 1, timing('order', 'measure')],
            [0, 1, 2, 1, 1, { type: 'GC' }],
            [0, 3, 4, 1, 1],
            [0, 14, 0, 2, 1, timing('tax', 'measure')],
            [0, 15, 0, 2, 1, timing('tax', 'measure')],
            [0, 0, 18, 3, 1, timing('tax', 'measure')],
            [0, 0, 24, 3, 1, timing('tax', 'measure')],
            [0, 0, 24, 3, 1, timing('begun before', 'measure')],
          ],
        },
      },
    ],
  }
  expect(shown(profileOf(JSON.stringify(raw)))).toMatchObject({
    spans: [
      ['', 'order', 1, 13_000_000, expect.any(Number)],
      ['', 'tax', 2, 13_000_000, expect.any(Number)],
    ],
    moments: ['start 1'],
  })
  const processed = {
    meta: { ...meta, preprocessedProfileVersion: 47 },
    libs: [],
    threads: [
      {
        stringArray: ['f', 'order'],
        funcTable: { length: 1, name: [0] },
        frameTable: { length: 1, func: [0] },
        stackTable: { length: 1, frame: [0], prefix: [null] },
        samples: { length: 2, stack: [0, 0], time: [10, 20] },
        markers: {
          length: 5,
          name: [0, 0, 0, 0, 0],
          startTime: [1, 12, 30, 14, null],
          endTime: [null, 25, null, null, 18],
          phase: [0, 1, 0, 2, 3],
          category: [0, 0, 0, 0, 0],
          data: [
            null,
            { type: 'UserTiming', name: 1, entryType: 'measure' },
            { type: 'UserTiming', name: 'end', entryType: 'mark' },
            timing('tax', 'measure'),
            timing('tax', 'measure'),
          ],
        },
      },
    ],
  }
  expect(shown(profileOf(JSON.stringify(processed)))).toMatchObject({
    spans: [
      ['', 'order', 1, 13_000_000, expect.any(Number)],
      ['', 'tax', 1, 4_000_000, expect.any(Number)],
    ],
    moments: ['end 1'],
  })
})

test('marks cross from host to page with the profile', () => {
  const profile = profileOf(JSON.stringify([PROFILE, CHUNK, begin('order', 1000, '0x1'), end('order', 1110, '0x1')]))
  const decoded = decodeProfile(joinedBytes(encodeProfile(profile)).buffer)
  expect(decoded.ok && shown(decoded.value)).toEqual(shown(profile))
})
