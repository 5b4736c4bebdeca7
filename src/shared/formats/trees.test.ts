import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allStacks, unpacked } from '../../testing/fixtures'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { withFullNames } from '../profile/spelling'
import { savedSides } from './savedSides'
import { foldedLines } from '../../testing/foldedLines'

const FIXTURES = join(import.meta.dirname, '../../../fixtures')
const fixture = (path: string) => unpacked(readFileSync(join(FIXTURES, path)))

test('a snapshot of VisualVM has its own times, of both clocks, by thread', () => {
  const snapshot = fixture('visualvm/two-clocks.nps')
  expect(foldedOf(snapshot)).toEqual([
    'shop.Main.main 300',
    'shop.Main.main;java.lang.Object.wait 70000000000',
    'shop.Main.main;shop.Order.price 5000',
    'shop.Order.price 900',
  ])
  expect(foldedOf(snapshot, 'cpu')).toEqual(['shop.Main.main 200', 'shop.Main.main;shop.Order.price 4900', 'shop.Order.price 800'])
  expect(profileOf(snapshot).threads.map(({ name }) => name)).toEqual(['main', 'order-worker'])
})

test('a snapshot of VisualVM that was cut behind its calls says so', () => {
  const snapshot = fixture('visualvm/two-clocks.nps')
  const cut = (bytes: number) => profileOf(snapshot.subarray(0, snapshot.length - bytes))
  expect(cut(0).meta.notes).toEqual([])
  for (const bytes of [1, 2, 30, 44])
    expect(cut(bytes).meta.notes.map(({ what }) => what)).toEqual(['no end behind the snapshot (settings, comment): the file was cut'])
  expect(foldedOf(snapshot.subarray(0, -44))).toEqual(foldedOf(snapshot))
})

test('a snapshot of memory is refused by name', () => {
  const snapshot = fixture('visualvm/one-clock.nps').slice()
  snapshot[15] = 4
  expect(read(snapshot)).toMatchObject({ ok: false, error: { kind: 'unsupported', what: expect.stringContaining('of memory') } })
})

test('DTrace’s stacks are leaf first; what an agent inlined is a frame of its own', () => {
  expect(foldedOf("dtrace: description 'x' matched 1 probe\n\n  shop`price->round+0x12\n  shop`main+0x44\n  12\n")).toEqual(
    ['main;price;round_[i] 12'].map(line => line.replace('_[i]', '')),
  )
})

test.each(['labels', 'cpp-inlined'])('what pprof -raw prints of %s is the profile', name => {
  const raw = profileOf(fixture(`pprof-raw/${name}.txt`))
  const profile = profileOf(fixture(`pprof/${name}.pb.gz`))
  expect(raw.meta.sampleTypes.map(({ name: type, unit }) => [type, unit])).toEqual(
    profile.meta.sampleTypes.map(({ name: type, unit }) => [type, unit]),
  )
  expect(raw.meta.defaultSampleType).toBe(profile.meta.defaultSampleType)
  expect(allStacks(withFullNames(raw))).toEqual(allStacks(withFullNames(profile)))
})

test('the picture of a difference has both sides, but for what is gone', () => {
  const sides = savedSides(profileOf(fixture('flamegraph-svg/difference.svg')))
  expect(sides === null ? null : foldedLines(sides.current, 0)).toEqual([
    'main;audit 50',
    'main;log 10',
    'main;price 50',
    'main;price;round 90',
  ])
  expect(sides === null ? null : foldedLines(sides.baseline, 0)).toEqual(['main;log 10', 'main;price 60', 'main;price;round 30'])
})

test('values of d3-flame-graph are totals, unless callees weigh more than their callers', () => {
  expect(foldedOf('{"name":"root","value":9,"children":[{"name":"main","value":9,"children":[{"name":"price","value":4}]}]}')).toEqual([
    'main 5',
    'main;price 4',
  ])
  expect(foldedOf('{"name":"root","value":0,"children":[{"name":"main","value":5,"children":[{"name":"price","value":4}]}]}')).toEqual([
    'main 5',
    'main;price 4',
  ])
})
