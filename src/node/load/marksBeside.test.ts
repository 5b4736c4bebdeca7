import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { spansOf } from '../../shared/analysis/spans'
import { tempFolder } from '../../testing/tempFolder'
import { loadProfile } from './load'
import { withMarksBeside } from './marksBeside'
import { fileSource } from '../bytes/source'

const PROFILE = {
  nodes: [{ id: 1, callFrame: { functionName: 'price', url: 'shop.js', lineNumber: 1 } }],
  startTime: 5_000_000,
  endTime: 5_004_000,
  samples: [1, 1, 1],
  timeDeltas: [1000, 1000, 1000],
}

async function spansBeside(marks: string): Promise<{ readonly spans: unknown; readonly notes: readonly string[] }> {
  const path = join(tempFolder(), 'run.cpuprofile')
  writeFileSync(path, JSON.stringify(PROFILE))
  writeFileSync(path.replace('.cpuprofile', '.marks.json'), marks)
  const result = await loadProfile(() => fileSource(path))
  if (!result.ok) throw new Error('not read')
  const profile = withMarksBeside(result.value, path)
  return { spans: spansOf(profile, 0).spans, notes: profile.meta.notes.map(({ what }) => what) }
}

test('marks that a Node process saved beside its profile lie on the profile’s time', async () => {
  const entries = [
    { name: 'order', entryType: 'measure', startTime: 101.5, duration: 1 },
    { name: 'start', entryType: 'mark', startTime: 101, duration: 0 },
  ]
  const { spans, notes } = await spansBeside(JSON.stringify({ monotonicOffsetUs: 4_900_000, entries }))
  expect(spans).toMatchObject([{ name: 'order', count: 1, totalNs: 1_000_000, inside: 1_000_000 }])
  expect(notes).toContain('marks and measures of run.marks.json')
})

test('what lies there and is something else is said', async () => {
  expect((await spansBeside('[1, 2')).notes).toContain('run.marks.json lies beside it and holds no marks that could be read')
})
