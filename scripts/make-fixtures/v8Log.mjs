// V8's own log of a run, as Node's tick processor hands it on: `node --prof`, then `node --prof-process --preprocess`.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder, gzip } from './fixtureFolder.mjs'
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
  recordRawLog(log, summary)
  recordTools(log, output)
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

/**
 * The log itself, without what it says of memory. The summary's ticks of scripts and of the collector hold for us as well; of the
 * libraries it reads the symbols.
 * @param {string} log
 * @param {string} summary
 */
function recordRawLog(log, summary) {
  const lines = readFileSync(log, 'latin1').split('\n')
  const kept = lines.filter(line => !/^(?:new|delete|code-source-info|script-|heap-)/.test(line))
  const own = Array.from(summary.matchAll(SUMMARY_ROW), ([, ticks, name, file, line]) => ({
    name,
    file,
    line: Number(line),
    ticks: Number(ticks),
  }))
  fixtureFolder('v8-log-raw').add({
    case: 'category-tree',
    extension: 'log.gz',
    about: 'the log of a recursive program, without its lines about memory and sources',
    tool: 'node --prof',
    version: `node ${process.version}`,
    command: 'node --prof category-tree.js 30 300',
    bytes: gzip(Buffer.from(kept.join('\n'), 'latin1')),
    oracle: {
      tool: 'node --prof-process',
      ticks: Number(/, \((\d+) ticks/.exec(summary)?.[1]),
      collector: Number(/^ +(\d+) .* GC$/m.exec(summary)?.[1] ?? 0),
    },
    oracleFile: { extension: 'oracle.json', text: `${JSON.stringify({ functions: own }).replaceAll('},{', '},\n{')}\n` },
  })
}

const ZERO_X = '0x@6.0.0'
/** The last whose page holds one tree, and a heading. */
const OLD_ZERO_X = '0x@3.4.2'
const FLAMEBEARER = 'flamebearer@1.1.3'
const CLINIC = '@clinic/flame@13.0.0'

/**
 * What the tools around that log write.
 * @param {string} log
 * @param {string} folder
 */
function recordTools(log, folder) {
  const tools = path.join(folder, 'tools')
  run(`npm install --silent --no-fund --no-audit --ignore-scripts --prefix ${tools} ${ZERO_X} ${FLAMEBEARER} ${CLINIC}`, {
    // How npm reaches its registry is a matter of the machine, and no part of a recording.
    environment: Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
  })
  const bin = path.join(tools, 'node_modules/.bin')
  const program = path.join(STAGE, 'category-tree-node')
  run(`node --prof-process --preprocess ${log} | ${bin}/flamebearer`, { folder })
  fixtureFolder('flamebearer').add({
    case: 'category-tree',
    extension: 'html',
    about: 'its page of a recursive program',
    tool: 'flamebearer',
    version: FLAMEBEARER,
    command: 'node --prof-process --preprocess isolate*.log | flamebearer',
    bytes: readFileSync(path.join(folder, 'flamegraph.html')),
  })
  run(`${bin}/0x --output-dir ${folder}/0x category-tree.js 30 300`, { folder: program })
  fixtureFolder('0x').add({
    case: 'category-tree',
    extension: 'html',
    about: 'its page of a recursive program; the scripts and styles that it brings along were cut out',
    tool: '0x',
    version: ZERO_X,
    command: '0x category-tree.js 30 300',
    bytes: Buffer.from(withoutPage(readFileSync(path.join(folder, '0x/flamegraph.html'), 'utf8'))),
  })
  recordOldPage(log, folder)
  // What `clinic flame` itself calls.
  const collect = `new (require("${tools}/node_modules/@clinic/flame"))({ dest: "${folder}/clinic" }).collect(["node", "category-tree.js", "30", "300"], error => { if (error) throw error })`
  run(`node -e '${collect}'`, { folder: program })
  const run1 = path.join(folder, 'clinic', readdirSync(path.join(folder, 'clinic'))[0])
  const samples = readdirSync(run1).find(name => name.endsWith('-samples')) ?? ''
  fixtureFolder('clinic-flame').add({
    case: 'category-tree',
    extension: 'json.gz',
    about: 'ticks of a recursive program',
    tool: 'clinic flame',
    version: CLINIC,
    command: 'clinic flame --collect-only -- node category-tree.js 30 300',
    bytes: gzip(readFileSync(path.join(run1, samples))),
  })
}

/**
 * By its own steps: ticks of V8's log as text, and the page of that.
 * @param {string} log
 * @param {string} folder
 */
function recordOldPage(log, folder) {
  const tools = path.join(folder, 'old-tools')
  run(`npm install --silent --no-fund --no-audit --ignore-scripts --prefix ${tools} ${OLD_ZERO_X}`, {
    environment: Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
  })
  const own = path.join(tools, 'node_modules/0x')
  const stacks = path.join(folder, 'stacks.1.out')
  writeFileSync(stacks, stacksOfTicks(JSON.parse(run(`node --prof-process --preprocess ${log}`).toString())))
  // It ends before a pipe has taken everything.
  run(`node ${own}/cmd.js -g ${stacks} > page.html`, { folder })
  const page = readFileSync(path.join(folder, 'page.html'), 'utf8')
  const script = page.indexOf('<script>') + '<script>'.length
  fixtureFolder('0x').add({
    case: 'category-tree-3',
    extension: 'html',
    about: 'the page of version 3, one tree with marks of V8 before the names; the scripts that it brings along were cut out',
    tool: '0x',
    version: OLD_ZERO_X,
    command: '0x -g stacks.PID.out',
    bytes: Buffer.from(page.slice(0, script) + page.slice(page.lastIndexOf('\ngen({"name":'))),
  })
}

/**
 * As its own `lib/prof-log-convert.js` writes them, which gives up on logs of more than a megabyte.
 * @param {{ readonly code: readonly { readonly name: string, readonly type: string, readonly kind?: string }[], readonly ticks: readonly { readonly tm: number, readonly s: readonly number[] }[] }} processed
 */
function stacksOfTicks({ code, ticks }) {
  return ticks
    .map(({ tm, s }) => ({ tm, stack: s.filter((_, at) => at % 2 === 0).flatMap(row => (code[row]?.type === 'JS' ? [code[row]] : [])) }))
    .filter(({ stack }) => stack.length > 0)
    .map(({ tm, stack }) => {
      const lines = stack.map(
        ({ name, kind }) => `              ${MARKS.get(kind ?? '') ?? ''}${name.startsWith(' ') ? `(anonymous)${name}` : name}`,
      )
      return `node 1 ${tm}: cpu-clock:\n${lines.join('\n')}\n\n`
    })
    .join('')
}

const MARKS = new Map([
  ['Opt', '*'],
  ['Unopt', '~'],
])

/** @param {string} page */
function withoutPage(page) {
  const call = page.indexOf('visualizer({"')
  const style = page.indexOf('<style>')
  return `${page.slice(0, style + 40)}\n</style></head><body><script>\n${page.slice(call)}`
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
