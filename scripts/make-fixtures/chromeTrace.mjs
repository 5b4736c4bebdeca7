// Traces as Chromium and Node record them: with sampled stacks of a page, and with events that begin and end.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { devtoolsSelfTimes } from './cpuprofileOracle.mjs'
import { fixtureFolder, gzip } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run } from './tools.mjs'

/** What DevTools' Performance panel asks for, without what it needs for screenshots and layout. */
const SAMPLING = ['disabled-by-default-v8.cpu_profiler', 'devtools.timeline', 'v8.execute', 'blink.user_timing']
const CHROMIUM = '/usr/bin/chromium'
const PAGE = 'https://shop.example/category-tree.js'

export async function recordChromeTraces() {
  const folder = fixtureFolder('chrome-trace')
  stage('category-tree-node', 'order-service-node')
  const sampled = await recordPage()
  const oracle = await devtoolsSelfTimes(Buffer.from(JSON.stringify(profileIn(sampled))))
  folder.add({
    case: 'page-sampled',
    extension: 'json.gz',
    about: 'a page in Chromium: a profile in chunks beside thousands of other events',
    tool: 'Chromium, Tracing.start of the DevTools protocol',
    version: run(`${CHROMIUM} --version 2>/dev/null`).toString().trim(),
    command: `categories ${SAMPLING.join(',')}; category-tree.js 30 60 as a script of the page; gzip`,
    bytes: gzip(sampled),
    ...oracle,
    ...('oracleFile' in oracle ? { oracle: { tool: "DevTools' CPUProfileDataModel", samples: profileIn(sampled).samples.length } } : {}),
  })

  const output = recordingFolder('node-trace')
  const options = `--trace-event-categories v8,node.perf,node.fs.sync --trace-event-file-pattern ${output}/trace.json`
  run(`node ${options} server.js current 100`, { folder: path.join(STAGE, 'order-service-node') })
  folder.add({
    case: 'node-events',
    extension: 'json.gz',
    about: "Node's own events: begun, ended and complete ones on several threads",
    tool: 'node --trace-event-categories',
    version: `node ${process.version}`,
    command: 'node --trace-event-categories v8,node.perf,node.fs.sync server.js current 100; gzip',
    bytes: gzip(readFileSync(path.join(output, 'trace.json'))),
  })
}

/** @returns {Promise<Buffer>} */
async function recordPage() {
  // Only this recording needs a browser.
  const { chromium } = await import('playwright')
  const program = readFileSync(path.join(STAGE, 'category-tree-node/category-tree.js'), 'utf8')
  const browser = await chromium.launch({ executablePath: CHROMIUM })
  try {
    const page = await browser.newPage()
    await browser.startTracing(page, { categories: SAMPLING })
    await page.evaluate(`{ const process = { argv: [0, 0, 30, 60], stdout: { write() {} } }\n${program}\n}\n//# sourceURL=${PAGE}`)
    // The metadata tells the command line of whoever recorded.
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8'))
    return Buffer.from(JSON.stringify({ traceEvents }))
  } finally {
    await browser.close()
  }
}

/**
 * The page's profile, put together as DevTools does.
 * @param {Uint8Array} bytes
 */
function profileIn(bytes) {
  /** @type {{ traceEvents: readonly { name: string, ts: number, args: { data?: Chunk } }[] }} */
  const { traceEvents } = JSON.parse(Buffer.from(bytes).toString('utf8'))
  const chunks = traceEvents.filter(({ name }) => name === 'ProfileChunk').sort((a, b) => a.ts - b.ts)
  const startTime = traceEvents.find(({ name }) => name === 'Profile')?.args.data?.startTime
  const data = chunks.map(({ args }) => args.data ?? {})
  return {
    nodes: data.flatMap(({ cpuProfile }) => cpuProfile?.nodes ?? []),
    samples: data.flatMap(({ cpuProfile }) => cpuProfile?.samples ?? []),
    timeDeltas: data.flatMap(({ timeDeltas }) => timeDeltas ?? []),
    startTime,
    endTime: data.map(({ endTime }) => endTime).findLast(time => time !== undefined),
  }
}

/** @typedef {{ cpuProfile?: { nodes?: object[], samples?: number[] }, timeDeltas?: number[], startTime?: number, endTime?: number }} Chunk */
