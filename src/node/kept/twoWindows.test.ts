import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeAsNodeRuns } from '../../testing/asNodeRuns'
import { tempFolder } from '../../testing/tempFolder'
import { jsonFile } from './jsonFile'

const WINDOWS = 3
const WRITES = 60
/** Long enough that a write takes a moment. */
const FILLING = 'x'.repeat(50_000)

/** A program that writes its own name again and again, and ends with 1 when it reads what nobody wrote. */
function writer(folder: string): string {
  const program = join(folder, 'program')
  writeAsNodeRuns(program, ['node/writeWhole.ts', 'node/writingFault.ts', 'node/kept/jsonFile.ts'])
  const main = join(program, 'main.js')
  writeFileSync(
    main,
    `const [, , path, name, filling] = process.argv
     const said = []
     const file = require('./node/kept/jsonFile.js').jsonFile(path, text => said.push(text))
     for (let n = 0; n < ${WRITES}; n++) {
       file.write({ name, filling, end: name })
       const read = file.read()
       if (said.length > 0 || read === undefined || read.name !== read.end || read.filling !== filling) process.exit(1)
     }`,
  )
  return main
}

test('two windows that write the same kept file at once always leave it whole, and no draft', { timeout: 120_000 }, async () => {
  const folder = tempFolder()
  const path = join(folder, 'data', 'settings.json')
  const main = writer(folder)
  const windows = Array.from({ length: WINDOWS }, (_, at) =>
    spawn(process.execPath, [main, path, `window ${at}`, FILLING], { stdio: ['ignore', 'ignore', 'inherit'] }),
  )
  const ends = await Promise.all(windows.map(window => once(window, 'exit')))
  expect(ends.map(([code]: unknown[]) => code)).toEqual(windows.map(() => 0))
  expect(jsonFile(path).read()).toMatchObject({ filling: FILLING })
  expect(readdirSync(join(folder, 'data'))).toEqual(['settings.json'])
})
