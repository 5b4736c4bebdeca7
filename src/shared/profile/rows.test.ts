import { expect, test } from 'vitest'
import { everyColumn } from '../../testing/everyColumn'
import { allStacks } from '../../testing/fixtures'
import { columnsText } from '../../testing/columnsText'
import { compactProfile } from './compact'
import { pathSums } from './pathSums'
import { pickSamples } from './pickSamples'
import { NONE, type Profile } from './profile'
import { withSpelledNames } from './spelledNames'
import { profileFault } from './validate'

/** Only these samples. */
function onlySamples(profile: Profile, ...rows: number[]): Profile {
  return { ...profile, samples: pickSamples(profile.samples, Int32Array.from(rows)) }
}

test('picked samples keep all that is known of them', () => {
  expect(pickSamples(everyColumn().samples, Int32Array.of(3, 1))).toEqual({
    stack: Int32Array.of(NONE, 1),
    timeNs: Float64Array.of(40, 10),
    thread: Int32Array.of(NONE, 1),
    labelSet: Int32Array.of(0, 0),
    values: [Float64Array.of(400, 200), Float64Array.of(4, 2)],
  })
})

test('picked samples have no column that the profile has not', () => {
  const samples = { ...everyColumn().samples, timeNs: null, thread: null, labelSet: null }
  expect(pickSamples(samples, Int32Array.of(0))).toMatchObject({ timeNs: null, thread: null, labelSet: null })
})

test('a profile of which all is in view goes out as it is', () => {
  expect(compactProfile(everyColumn())).toEqual(everyColumn())
})

test('what no sample leads to does not go out by name', () => {
  const compact = compactProfile(onlySamples(everyColumn(), 1))
  expect([...compact.strings].sort()).toEqual(['_Z5parsev', 'app', 'libparse', 'main', 'main.c', 'parse', 'parse.c'])
  expect(compact.threads).toEqual([{ name: 'other', processId: null, threadId: 72 }])
  expect(compact.labels.start).toEqual(Int32Array.of(0, 0))
  expect(profileFault(compact)).toBeNull()
  expect(allStacks(compact)).toEqual({ cpu: ['main;parse_[i] 200'], calls: ['main;parse_[i] 2'] })
})

test('what is kept has its places, labels, threads and addresses as before', () => {
  const profile = everyColumn()
  const whole = columnsText(profile).split('\n')
  const compact = columnsText(compactProfile(onlySamples(profile, 0, 2))).split('\n')
  const frames = (lines: readonly string[]) => lines.filter(line => /^ {2}(main|read), /.test(line))
  expect(frames(compact)).toEqual(frames(whole).filter(line => !line.includes('parse')))
  const samples = (lines: readonly string[]) => lines.filter(line => line.includes(' deep, '))
  expect(samples(compact)).toEqual(samples(whole).filter(line => !line.includes('parse')))
  expect(compactProfile(onlySamples(profile, 2)).frames.address).toEqual(BigUint64Array.of(0x1000n, 0n))
})

test('a profile without optional columns, or without any sample left, goes out too', () => {
  const profile = everyColumn()
  const bare = {
    ...profile,
    samples: { ...profile.samples, timeNs: null, thread: null, labelSet: null },
    frames: { ...profile.frames, address: null },
  }
  const compact = compactProfile(bare)
  expect(profileFault(compact)).toBeNull()
  expect([compact.threads, compact.frames.address, compact.labels.start]).toEqual([[], null, Int32Array.of(0, 0)])
  const empty = compactProfile(onlySamples(profile))
  expect([empty.strings, empty.functions.name.length, empty.stacks.parent.length]).toEqual([[], 0, 0])
})

test('only the samples without a stack are in view: no name goes out', () => {
  expect(compactProfile(onlySamples(everyColumn(), 3)).strings).toEqual([])
})

test('marks and places become part of the name, and nothing else changes', () => {
  const profile = everyColumn()
  const spelled = withSpelledNames(profile)
  expect(allStacks(spelled)).toEqual(allStacks(profile))
  expect(spelled.strings).toContain('parse_[i]')
  expect(spelled.frames.flags.every(flags => flags >> 8 === 0)).toBe(true)
  expect(profileFault(spelled)).toBeNull()
  const place = (text: string) => text.split('\n').find(line => line.startsWith('  parse') && line.includes('2000'))
  expect(place(columnsText(spelled))).toBe('  parse_[i], _Z5parsev, parse.c, 20, 5, libparse | 25 |  | 2000 | native | inlined |')
})

test('one spelling of a function is one function, and a profile without marks is the very same', () => {
  const profile = everyColumn()
  const { frames } = profile
  const twice = {
    ...profile,
    frames: { ...frames, fn: frames.fn.map(() => 1), flags: frames.flags.map(() => frames.flags[1]), line: Int32Array.of(1, 2, 3) },
  }
  const spelled = withSpelledNames(twice)
  expect(spelled.functions.name).toHaveLength(4)
  expect([...spelled.frames.fn]).toEqual([3, 3, 3])
  const plain = withSpelledNames(withSpelledNames(profile))
  expect(withSpelledNames(plain)).toBe(plain)
})

test('a name that a spelling makes is the name that is there already', () => {
  const profile = everyColumn()
  const named = { ...profile, strings: profile.strings.map(text => (text === 'read' ? 'parse_[i]' : text)) }
  expect(withSpelledNames(named).strings).toEqual(named.strings)
})

// main calls work, work calls itself, main calls work again, and the process has two samples without a stack.
test('adds up each function along the open path, a call within itself once', () => {
  const sums = pathSums(2)
  const [main, work, leaf] = [0, 1, 2]
  sums.add(100)
  sums.push(main)
  sums.add(1)
  sums.push(work)
  sums.add(2)
  sums.push(work)
  sums.add(4)
  sums.cutTo(1)
  sums.add(8)
  sums.push(work)
  sums.push(leaf)
  sums.add(16)
  sums.cutTo(0)
  sums.add(200)
  expect(sums.finish(3)).toEqual({
    self: Float64Array.of(9, 6, 16),
    total: Float64Array.of(31, 22, 16),
    totalValue: 331,
    sizeOfAll: 331,
  })
})

test('closes what is open at the end, and knows functions that were on no path', () => {
  const sums = pathSums(0)
  sums.push(1)
  sums.add(5)
  expect(sums.finish(4)).toEqual({ self: Float64Array.of(0, 5, 0, 0), total: Float64Array.of(0, 5, 0, 0), totalValue: 5, sizeOfAll: 5 })
})

test('adds up a path that is thousands of calls deep, of functions that came late', () => {
  const sums = pathSums(1)
  for (let fn = 0; fn < 3000; fn++) {
    sums.push(fn)
    sums.add(1)
  }
  const { self, total, totalValue } = sums.finish(3000)
  expect([self.every(value => value === 1), total[0], total[2990], totalValue]).toEqual([true, 3000, 10, 3000])
})
