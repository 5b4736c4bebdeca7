// V8's profiles as Node writes them: CPU and heap, deep, recursive, and of a service with idle time and several endpoints.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { cpuprofileFigures, devtoolsSelfTimes } from './cpuprofileOracle.mjs'
import { fixtureFolder } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run } from './tools.mjs'

/** Without it V8 credits what it inlined to the function around it, and the service's slow lookup would not be named. */
export const WITHOUT_INLINING = '--no-turbo-inlining'

/** @type {readonly { readonly case: string, readonly about: string, readonly folder: import('./stage.mjs').Program, readonly options: string, readonly program: string }[]} */
const RECORDINGS = [
  {
    case: 'order-service-baseline',
    about: 'the order service',
    folder: 'order-service-node',
    options: `--cpu-prof --cpu-prof-interval 5000 ${WITHOUT_INLINING}`,
    program: 'server.js baseline 1500',
  },
  {
    case: 'order-service-current',
    about: 'the order service with the slow tax lookup',
    folder: 'order-service-node',
    options: `--cpu-prof --cpu-prof-interval 5000 ${WITHOUT_INLINING}`,
    program: 'server.js current 1500',
  },
  {
    case: 'inlined',
    about: 'the same with inlining: some ticks of inlined functions are credited to their callers, by line',
    folder: 'order-service-node',
    options: '--cpu-prof --cpu-prof-interval 5000',
    program: 'server.js current 800',
  },
  {
    case: 'recursion',
    about: 'functions that call themselves and each other',
    folder: 'category-tree-node',
    options: '--cpu-prof --cpu-prof-interval 4000',
    program: 'category-tree.js 40 600',
  },
  {
    case: 'deep',
    about: 'stacks deeper than the 255 frames that V8 keeps: the sampled ones begin in the middle',
    folder: 'category-tree-node',
    options: '--cpu-prof --cpu-prof-interval 5000',
    program: 'rule-chain.js 600 4000',
  },
]

export async function recordCpuprofile() {
  const folder = fixtureFolder('cpuprofile')
  const version = `node ${process.version}`
  for (const { case: name, about, folder: program, options, program: command } of RECORDINGS) {
    const bytes = recordNode(program, name, options, command)
    folder.add({
      case: name,
      extension: 'cpuprofile',
      about,
      tool: 'node --cpu-prof',
      version,
      command: `node ${options} ${command}`,
      bytes,
      oracle: { tool: "DevTools' CPUProfileDataModel", ...cpuprofileFigures(bytes) },
      ...(await devtoolsSelfTimes(bytes)),
    })
  }
  const options = '--heap-prof --heap-prof-interval 65536'
  const bytes = recordNode('order-service-node', 'heap', options, 'server.js current 800')
  fixtureFolder('heapprofile').add({
    case: 'order-service',
    extension: 'heapprofile',
    about: 'what is alive at the end, sampled by allocated bytes',
    tool: 'node --heap-prof',
    version,
    command: `node ${options} server.js current 800`,
    bytes,
  })
}

/**
 * Runs a Node program with a profiler and returns what that wrote.
 * @param {import('./stage.mjs').Program} program
 * @param {string} name
 * @param {string} options
 * @param {string} command
 */
export function recordNode(program, name, options, command) {
  stage(program)
  const output = recordingFolder('node')
  const kind = options.includes('--heap-prof') ? 'heap' : 'cpu'
  run(`node ${options} --${kind}-prof-dir=${output} --${kind}-prof-name=${name} ${command}`, { folder: path.join(STAGE, program) })
  return readFileSync(path.join(output, name))
}
