// What clang says of its own time: a trace whose events nest, with what they worked on and with rows of sums.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run, versionOf } from './tools.mjs'

export function recordClangTimeTrace() {
  stage('pricing-cpp')
  const output = recordingFolder('clang')
  const options = '-std=c++17 -O1 -ftime-trace -ftime-trace-granularity=8000 -c pricing.cpp'
  run(`clang++-14 ${options} -o ${path.join(output, 'pricing.o')}`, { folder: path.join(STAGE, 'pricing-cpp') })
  fixtureFolder('chrome-trace').add({
    case: 'clang-time-trace',
    extension: 'json',
    about: 'clang’s time trace: events with what they worked on, and rows that sum others up',
    tool: 'clang',
    version: versionOf('clang++-14 --version'),
    command: `clang++ ${options}`,
    bytes: readFileSync(path.join(output, 'pricing.json')),
  })
}
