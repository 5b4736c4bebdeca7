import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { writeAsNodeRuns } from '../../testing/asNodeRuns'
import { seededRandom } from '../../testing/random'
import { tempFolder } from '../../testing/tempFolder'
import { jsonFile } from './jsonFile'

const KILLS = 12
const MOST_WRITING_MS = 60
const SEED = 19
/** Long enough that a write takes a moment. */
const FILLING = 'x'.repeat(100_000)

/** A program that writes without end. */
function writer(folder: string): string {
  const program = join(folder, 'program')
  writeAsNodeRuns(program, ['node/files/jsonFile.ts'])
  const main = join(program, 'main.js')
  const loop = `const file = require('./node/files/jsonFile.js').jsonFile(process.argv[2])
    for (let n = 1; ; n++) {
      file.write({ n, filling: process.argv[3], end: n })
      // From here on there is always a file to be whole.
      if (n === 1) process.stdout.write('begun\\n')
    }`
  writeFileSync(main, loop)
  return main
}

async function killedWhileWriting(main: string, path: string, afterMs: number): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [main, path, FILLING], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (child.stdout !== null) await once(child.stdout, 'data')
  await sleep(afterMs)
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('what is kept is whole after a kill at any moment of writing, and nothing is left lying', { timeout: 120_000 }, async () => {
  const folder = tempFolder()
  const path = join(folder, 'data', 'settings.json')
  const main = writer(folder)
  const random = seededRandom(SEED)
  for (let kill = 0; kill < KILLS; kill++) {
    await killedWhileWriting(main, path, random() * MOST_WRITING_MS)
    const kept = jsonFile(path).read()
    expect(kept).toMatchObject({ n: expect.any(Number), end: expect.any(Number) })
  }
  jsonFile(path).write({ n: 0 })
  expect(readdirSync(dirname(path))).toEqual(['settings.json'])
})
