// What samply makes of perf's recordings: the Firefox Profiler's form, code by address alone. (`cargo install samply`.)
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { fixtureFolder } from './fixtureFolder.mjs'
import { REPOSITORY, recordingFolder, stage } from './stage.mjs'
import { run, versionOf } from './tools.mjs'

const CASES = [
  { recording: 'c-threads', about: 'threads, addresses of a program and of a library, names of none' },
  { recording: 'c-small', about: 'one thread, addresses' },
]

export function recordSamply() {
  stage()
  const folder = recordingFolder('samply')
  for (const { recording, about } of CASES) {
    const recorded = path.join(REPOSITORY, 'fixtures/perf-data', `${recording}.data`)
    const packed = path.join(folder, `${recording}.json.gz`)
    run(`samply import --save-only --output ${packed} ${recorded}`)
    const beside = `../perf-data/${recording}.oracle.json`
    const samples = JSON.parse(readFileSync(path.join(REPOSITORY, 'fixtures/firefox', beside), 'utf8')).samples.length
    fixtureFolder('firefox').add({
      case: `samply-${recording}`,
      extension: 'json',
      bytes: gunzipSync(readFileSync(packed)),
      about,
      tool: 'samply',
      version: versionOf('samply --version'),
      command: `samply import --save-only fixtures/perf-data/${recording}.data`,
      oracle: { tool: 'perf script, of the same recording', file: beside, samples, program: '../perf-data/order_service_debug.elf' },
    })
  }
}
