// V8's own log of a run, as Node's tick processor hands it on: `node --prof`, then `node --prof-process --preprocess`.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run } from './tools.mjs'

/** The functions that the tick processor's summary names, by their own ticks. */
const SUMMARY_ROW = /^ +(\d+) +[\d.]+% +[\d.]+% {2}JS: [*~^]?(.*?) (\S+):(\d+):\d+$/gm

export function recordV8Log() {
  stage('category-tree-node')
  const output = recordingFolder('v8-log')
  run(`node --prof --logfile=${output}/v8.log --no-logfile-per-isolate category-tree.js 30 300`, {
    folder: path.join(STAGE, 'category-tree-node'),
  })
  const log = path.join(output, readdirSync(output).find(name => name.endsWith('.log')) ?? 'v8.log')
  const summary = run(`node --prof-process ${log}`).toString()
  const functions = Array.from(summary.matchAll(SUMMARY_ROW), ([, ticks, name, file, line]) => ({
    name,
    file,
    line: Number(line),
    ticks: Number(ticks),
  }))
  fixtureFolder('v8-log').add({
    case: 'category-tree',
    extension: 'json',
    about: 'ticks of a recursive program; code that no tick names was left out, V8 lists the symbols of all of Node',
    tool: 'node --prof-process --preprocess',
    version: `node ${process.version}`,
    command: 'node --prof category-tree.js 30 300; node --prof-process --preprocess isolate*.log',
    bytes: Buffer.from(`${JSON.stringify(withoutUnusedCode(run(`node --prof-process --preprocess ${log}`)))}\n`),
    oracle: { tool: 'node --prof-process', ticks: Number(/, \((\d+) ticks/.exec(summary)?.[1]) },
    oracleFile: { extension: 'oracle.json', text: `${JSON.stringify({ functions }).replaceAll('},{', '},\n{')}\n` },
  })
}

/** @param {Uint8Array} bytes */
function withoutUnusedCode(bytes) {
  /** @type {{ code: ({ source?: unknown, func?: number })[], functions: object[], ticks: { s: number[] }[] }} */
  const { code, functions, ticks } = JSON.parse(Buffer.from(bytes).toString('utf8'))
  const used = [...new Set(ticks.flatMap(({ s }) => s.filter((row, at) => at % 2 === 0 && row !== -1)))].sort((a, b) => a - b)
  const rowOf = new Map(used.map((row, at) => [row, at]))
  return {
    code: used.map(row => ({ ...code[row], source: undefined })),
    functions,
    ticks: ticks.map(tick => ({ ...tick, s: tick.s.map((cell, at) => (at % 2 === 0 ? (rowOf.get(cell) ?? -1) : cell)) })),
  }
}
