// Austin's text of one program, in the modes that print different columns. (PyPI has it as austin-dist.)
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run } from './tools.mjs'

const CASES = [
  { case: 'recorded-wall', options: '-i 10ms', about: 'wall mode, as Austin prints it' },
  { case: 'recorded-cpu-gc', options: '-s -g -i 10ms', about: 'cpu mode, with the garbage collector marked' },
  { case: 'recorded-full', options: '-f -i 10ms', about: 'full mode: time, whether idle, and memory' },
]

export function recordAustin() {
  stage('order-service-python')
  const version = `austin ${run('austin --version').toString().trim().split(' ').at(-1)}`
  for (const { case: name, options, about } of CASES) {
    const output = path.join(recordingFolder('austin'), `${name}.txt`)
    const command = `austin ${options} -o ${name}.txt python3 order_service.py current 300`
    run(command.replace(`-o ${name}.txt`, `-o ${output}`).replace('python3', '/usr/bin/python3'), {
      folder: path.join(STAGE, 'order-service-python'),
    })
    fixtureFolder('austin').add({ case: name, extension: 'txt', about, tool: 'austin', version, command, bytes: readFileSync(output) })
  }
}
