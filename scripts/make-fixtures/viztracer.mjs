// What viztracer writes of a program: every call, named with the file and the line where its function begins. (`pip install viztracer`.)
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder, gzip } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run, versionOf } from './tools.mjs'

/** Deep and short calls are most of a trace, and all alike. */
const OPTIONS = '--quiet --max_stack_depth 7 --min_duration 40us --exclude_files /usr/lib'

export function recordViztracer() {
  stage('order-service-python')
  const output = path.join(recordingFolder('viztracer'), 'profile.json')
  const command = `viztracer ${OPTIONS} -o FILE -- order_service.py current 20`
  run(command.replace('FILE', output), { folder: path.join(STAGE, 'order-service-python') })
  fixtureFolder('chrome-trace').add({
    case: 'viztracer',
    extension: 'json.gz',
    about: 'calls of Python and of C, with the place of a function behind its name',
    tool: 'viztracer',
    version: versionOf('viztracer --version'),
    command: `${command}; gzip`,
    bytes: gzip(readFileSync(output)),
  })
}
