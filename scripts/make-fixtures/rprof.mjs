// What R's own profiler records of the order service, with what `summaryRprof` says of it.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run, versionOf } from './tools.mjs'

const CASES = [
  { case: 'plain', about: 'functions alone', options: 'line.profiling = FALSE' },
  {
    case: 'lines-and-memory',
    about: 'lines of files, the collector, and memory before each stack',
    options: 'line.profiling = TRUE, gc.profiling = TRUE, memory.profiling = TRUE',
  },
]

export function recordRprof() {
  stage('order-service-r')
  for (const { case: name, about, options } of CASES) {
    const output = path.join(recordingFolder('rprof'), `${name}.out`)
    const command = `Rscript record.R FILE '${options}'`
    const said = JSON.parse(run(command.replace('FILE', output), { folder: path.join(STAGE, 'order-service-r') }).toString())
    fixtureFolder('rprof').add({
      case: name,
      extension: 'out',
      about,
      tool: 'Rprof',
      version: versionOf('Rscript --version'),
      command,
      bytes: readFileSync(output),
      oracle: { tool: 'summaryRprof', sums: { cpu: Math.round(said.seconds * 1e9) }, samples: said.samples },
    })
  }
}
