// What stackprof saves by itself: a hash in Ruby's marshal form. (Debian has it as ruby-stackprof.)
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run, versionOf } from './tools.mjs'

const CASES = [
  { case: 'dump-cpu', arguments: 'cpu % raw', about: 'a dump with stacks, as they were sampled' },
  { case: 'dump-wall', arguments: 'wall % raw', about: 'a dump by the clock on the wall: the time that each sample took is in it' },
  { case: 'dump-object', arguments: 'object % counts', about: 'a dump of allocations without stacks: functions, and who called whom' },
]

export function recordStackprof() {
  stage('order-service-ruby')
  const folder = fixtureFolder('stackprof')
  for (const { case: name, arguments: words, about } of CASES) {
    const output = path.join(recordingFolder('stackprof'), `${name}.dump`)
    run(`ruby order_service.rb ${words.replace('%', output)}`, { folder: path.join(STAGE, 'order-service-ruby') })
    // The tool's own table: what each function had of the samples, alone and with what it called.
    const table = run(`stackprof --text --limit 1000 ${output}`).toString()
    const rows = [...table.matchAll(/^ +(\d+) +\( *[\d.]+%\) +(\d+) +\( *[\d.]+%\) +(.+)$/gm)]
    const functions = rows.map(([, total, samples, name]) => ({ name, samples: Number(samples), total: Number(total) }))
    folder.add({
      case: name,
      extension: 'dump',
      bytes: readFileSync(output),
      about,
      tool: 'stackprof',
      version: `stackprof ${run("ruby -e 'require %q(stackprof); print StackProf::VERSION'").toString()}, ${versionOf('ruby --version')}`,
      command: `ruby order_service.rb ${words.replace('%', `${name}.dump`)}`,
      oracle: { tool: 'stackprof --text' },
      oracleFile: { extension: 'oracle.json', text: `${JSON.stringify({ functions }).replaceAll('},{', '},\n{')}\n` },
    })
  }
}
