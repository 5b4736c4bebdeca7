// What rbspy records of a Ruby program, raw and in the forms that it makes of that. (`cargo install rbspy`.)
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run, versionOf } from './tools.mjs'

/** rbspy's own tables put gems in the machine's Ruby into every stack otherwise. */
const PROGRAM = 'ruby --disable=gems serve_for.rb 3'

const FORMS = [
  {
    format: 'folded',
    case: 'rbspy',
    form: 'collapsed',
    extension: 'txt',
    about: 'what rbspy makes of a raw recording: places behind names, functions of C',
  },
  {
    format: 'speedscope',
    case: 'rbspy',
    form: 'speedscope',
    extension: 'speedscope.json',
    about: 'as rbspy writes it: an end of 1 whatever was recorded',
  },
  {
    format: 'callgrind',
    case: 'rbspy',
    form: 'callgrind',
    extension: 'callgrind.out',
    about: 'as rbspy writes it: functions of C are their callers’',
  },
]

export function recordRbspy() {
  stage('order-service-ruby')
  const raw = path.join(recordingFolder('rbspy'), 'recorded.raw.gz')
  const command = `rbspy record --silent --rate 100 --raw-file RAW --format collapsed --file OUT -- ${PROGRAM}`
  run(command.replace('RAW', raw).replace('OUT', `${raw}.collapsed`), { folder: path.join(STAGE, 'order-service-ruby') })
  const version = `${versionOf('rbspy --version')}, ${versionOf('ruby --version')}`
  /** @param {string} form */
  const report = form => {
    run(`rbspy report --format ${form} --input ${raw} --output ${raw}.${form}`)
    return readFileSync(`${raw}.${form}`)
  }
  // The tool's own stacks and counts, spelled as folded stacks spell a frame's place.
  const stacks = report('collapsed').toString().trimEnd().split('\n')
  const samples = stacks.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0)
  fixtureFolder('rbspy').add({
    case: 'recorded',
    extension: 'raw.gz',
    bytes: readFileSync(raw),
    about: 'a recording of three seconds: blocks, functions of C without names',
    tool: 'rbspy',
    version,
    command: command.replace('RAW', 'recorded.raw.gz').replace('OUT', '/dev/null'),
    oracle: { tool: 'rbspy report --format collapsed', samples, folded: 'samples' },
    oracleFile: { extension: 'oracle.folded', text: `${stacks.map(plainStack).join('\n')}\n` },
  })
  for (const { format, form, ...fixture } of FORMS) {
    fixtureFolder(format).add({
      ...fixture,
      bytes: report(form),
      tool: 'rbspy',
      version,
      command: `rbspy report --format ${form} --input recorded.raw.gz`,
    })
  }
}

/**
 * Names alone: `work - app.rb:3` is `work`, `sleep [c function] - (unknown)` is `sleep`.
 * @param {string} line
 */
function plainStack(line) {
  const end = line.lastIndexOf(' ')
  const names = line
    .slice(0, end)
    .split(';')
    .map(frame => frame.replace(/ - (?:.*:\d+|\(unknown\))$/, '').replace(/ \[c function\]$/, ''))
  return names.join(';') + line.slice(end)
}
