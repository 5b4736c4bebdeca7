import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { foldedLines } from '../../testing/foldedLines'
import { profileFault } from '../profile/validate'
import type { Profile } from '../profile/profile'
import { sidesOf } from '../questions/subject'
import { savedSides } from './savedSides'

function pprofFixture(name: string): Profile {
  return profileOf(gunzipSync(readFileSync(join(import.meta.dirname, '../../../fixtures/pprof', name))))
}

test('two columns are two profiles of one sample type', () => {
  const sides = savedSides(profileOf('main;a 5 3\nmain;b 0 4\n'))
  expect(sides?.baseline.meta.sampleTypes).toEqual(sides?.current.meta.sampleTypes)
  expect(sides === null ? [] : [foldedLines(sides.baseline, 0), foldedLines(sides.current, 0)]).toEqual([
    ['main;a 5'],
    ['main;a 3', 'main;b 4'],
  ])
})

test('the base that pprof marked in a saved difference is what it was before', () => {
  const sides = savedSides(pprofFixture('go-cpu-diff-base.pb.gz'))
  const totals = (profile: Profile | undefined) => profile?.samples.values.map(column => column.reduce((sum, value) => sum + value, 0))
  const alone = [pprofFixture('go-cpu-baseline.pb.gz'), pprofFixture('go-cpu-current.pb.gz')].map(totals)
  expect([totals(sides?.baseline), totals(sides?.current)]).toEqual(alone)
  expect(sides === null ? [] : [sides.baseline, sides.current].map(profileFault)).toEqual([null, null])
})

test('a difference without marks cannot be taken apart, and says that it is one', () => {
  const difference = pprofFixture('go-cpu-base.pb.gz')
  expect(sidesOf(difference, difference.meta.defaultSampleType)).toEqual({ kind: 'difference' })
  const plain = pprofFixture('go-cpu-current.pb.gz')
  expect(sidesOf(plain, plain.meta.defaultSampleType)).toEqual({ kind: 'one' })
})
