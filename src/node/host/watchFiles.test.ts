import { appendFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { fileWatch, type FileWatch } from './watchFiles'

const LOOKS_MS = 20
let watched: FileWatch | null = null
afterEach(() => watched?.stop())

function watching(paths: readonly string[]): readonly string[] {
  const heard: string[] = []
  watched = fileWatch(path => heard.push(path), LOOKS_MS)
  watched.watch(paths)
  return heard
}

/** A stat's time has a resolution: another length tells in any case. */
const settled = () => sleep(3 * LOOKS_MS)

test('a file that is written to or replaced is told once it is whole, and no other file is', async () => {
  const folder = tempFolder()
  const [one, other, next] = ['one', 'other', 'next'].map(name => join(folder, name))
  for (const path of [one, other]) writeFileSync(path, 'a 1\n')
  const heard = watching([one])
  await settled()
  appendFileSync(other, 'b 2\n')
  appendFileSync(one, 'b 2\n')
  await expect.poll(() => heard).toEqual([one])
  writeFileSync(next, 'a 1\nb 2\nc 3\n')
  renameSync(next, one)
  await expect.poll(() => heard).toEqual([one, one])
})

test('a file that is no longer watched is not told', async () => {
  const path = join(tempFolder(), 'one')
  writeFileSync(path, 'a 1\n')
  const heard = watching([path])
  watched?.watch([])
  appendFileSync(path, 'b 2\n')
  await settled()
  expect(heard).toEqual([])
})
