// Keeps what V8 compiles of the program while it does small things, so that an installed program need not compile it again.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const HOOK = join(import.meta.dirname, 'recordCodeCache.cjs')
/**
 * V8 itself compares versions without what Node has mended in it, and takes what another Node of that version compiled: wrong code.
 * `src/cli/codeCache.ts` compares the same.
 */
const MADE_FOR = `${process.versions.v8} ${process.arch}`
/** Small ones of the formats that come most often. */
const PROFILES = {
  'a.folded': 'main;serve;query 3\nmain;serve;render 2\nmain;gc 1\n',
  'a.perf': Array.from(
    { length: 9 },
    (_, i) => `shop 7 [001] ${i}.5: 1000003 cycles:\n\t4005d0 leaf+0x1 (/srv/shop)\n\t4005e5 main+0x2 (/srv/shop)\n`,
  ).join('\n'),
  'a.cpuprofile': JSON.stringify({
    nodes: [
      { id: 1, callFrame: { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 }, children: [2] },
      { id: 2, callFrame: { functionName: 'work', scriptId: '1', url: 'file:///srv/shop/app.js', lineNumber: 3, columnNumber: 5 } },
    ],
    startTime: 0,
    endTime: 3000,
    samples: [2, 2],
    timeDeltas: [0, 1000],
  }),
  'a.speedscope.json': JSON.stringify({
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    shared: { frames: [{ name: 'work', file: 'app.py', line: 3 }] },
    profiles: [{ type: 'sampled', name: 'a', unit: 'seconds', startValue: 0, endValue: 1, samples: [[0]], weights: [1] }],
  }),
}

/** Writes `codeCache.bin` beside the entry. @param {string} outMain */
export function writeCodeCache(outMain) {
  const folder = mkdtempSync(join(tmpdir(), 'flamewise-code-'))
  try {
    const files = Object.entries(PROFILES).map(([name, text]) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    })
    const [first] = files
    const [start, ...commands] = [
      ...files.map(file => ['info', file]),
      ...['top', 'insights', 'folded'].map(command => [command, first]),
      ['diff', first, first],
      ['report', first, '--output', join(folder, 'a.svg')],
      ['convert', first, '--to', 'pprof', '--output', join(folder, 'a.pb')],
    ]
    const code = join(folder, 'code.json')
    execFileSync(process.execPath, ['--require', HOOK, join(outMain, 'cli.cjs'), ...start], {
      env: { ...process.env, FLAMEWISE_CODE: code, FLAMEWISE_COMMANDS: JSON.stringify(commands) },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    writeFileSync(join(outMain, 'codeCache.bin'), packed(JSON.parse(readFileSync(code, 'utf8'))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** As `src/cli/codeCache.ts` reads it. @param {Readonly<Record<string, string>>} codes by chunk, in base64 */
function packed(codes) {
  /** @type {Record<string, readonly [number, number]>} */
  const places = {}
  const parts = []
  let at = 0
  for (const [name, code] of Object.entries(codes)) {
    const bytes = Buffer.from(code, 'base64')
    places[name] = [at, (at += bytes.length)]
    parts.push(bytes)
  }
  const list = Buffer.from(JSON.stringify({ madeFor: MADE_FOR, places }), 'latin1')
  const length = Buffer.alloc(4)
  length.writeUInt32LE(list.length)
  return Buffer.concat([length, list, ...parts])
}
