import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { keptProvenance } from './keptProvenance'

const FACTS = [
  ['Address', 'http://h/x'],
  ['Fetched', '2026-10-02T12:00:00.000Z'],
] as const

test('where a file came from is known the next day, and not of what has become another file', () => {
  const folder = tempFolder()
  const path = join(folder, 'x.pb')
  writeFileSync(path, 'a;b 1\n')
  keptProvenance(folder).add(path, FACTS)
  const known = keptProvenance(folder)
  expect([known.of(path), known.of(join(folder, 'other'))]).toEqual([FACTS, []])
  appendFileSync(path, 'a;c 1\n')
  expect(known.of(path)).toEqual([])
  known.add(path, FACTS)
  known.clear()
  expect(known.of(path)).toEqual([])
})

test('what cannot be kept, or is broken, is none', () => {
  const folder = tempFolder()
  const known = keptProvenance(folder)
  known.add(join(folder, 'gone.pb'), FACTS)
  expect(known.of(join(folder, 'gone.pb'))).toEqual([])
  writeFileSync(join(folder, 'fetched.json'), '{"files": [1, {"path": "x", "facts": 3}]}')
  expect(known.of('x')).toEqual([])
})
