// perf's recordings themselves, in each of their forms, with what `perf script` prints of the same file frame by frame.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run, versionOf } from './tools.mjs'

const PROGRAM = 'bin/order_service_debug'
/** Given to the reader by the test; of other files it knows as much as a machine without them. */
const PROGRAM_FIXTURE = 'order_service_debug.elf'
const RECORD = '-e cpu-clock -F 299 -g'

/** @type {readonly { readonly case: string, readonly about: string, readonly command: string, readonly isRefused?: true }[]} */
const CASES = [
  { case: 'c-small', about: 'one thread', command: `perf record -q -o % ${RECORD} ${PROGRAM} baseline 400` },
  { case: 'c-threads', about: 'threads with names of their own', command: `perf record -q -o % ${RECORD} ${PROGRAM} current 900 3` },
  { case: 'c-zstd', about: 'packed with zstd, without build ids', command: `perf record -q -z -o % ${RECORD} ${PROGRAM} baseline 500` },
  { case: 'c-pipe', about: 'through a pipe', command: `perf record -q -o - ${RECORD} ${PROGRAM} baseline 400 2>/dev/null | cat > %` },
  {
    case: 'c-two-events',
    about: 'two events, one of them without a period of time',
    command: `perf record -q -o % -e cpu-clock,page-faults -F 299 -g ${PROGRAM} baseline 300`,
  },
  { case: 'c-no-stacks', about: 'recorded without stacks', command: `perf record -q -o % -e cpu-clock -F 199 ${PROGRAM} baseline 300` },
  {
    case: 'c-processes',
    about: 'a shell and two programs one after the other: forks, names and maps in order',
    command: `perf record -q -o % ${RECORD} sh -c "${PROGRAM} baseline 250; ${PROGRAM} current 250"`,
  },
  {
    case: 'c-build-id-maps',
    about: 'maps with their build ids',
    command: `perf record -q --buildid-mmap -o % ${RECORD} ${PROGRAM} baseline 300`,
  },
  {
    case: 'c-dwarf',
    about: 'stacks that only perf unwinds: refused',
    command: `perf record -q -o % -e cpu-clock -F 99 --call-graph dwarf,512 ${PROGRAM} baseline 200`,
    isRefused: true,
  },
]

export function recordPerfData() {
  stage('order-service-c')
  const folder = fixtureFolder('perf-data')
  const version = versionOf('perf --version')
  const data = recordingFolder('perf-data')
  run(`objcopy --strip-debug ${PROGRAM} ${data}/program`, { folder: STAGE })
  folder.addBeside(PROGRAM_FIXTURE, readFileSync(path.join(data, 'program')))
  for (const { case: caseName, about, command, isRefused } of CASES) {
    const file = path.join(data, `${caseName}.data`)
    run(command.replace('%', file), { folder: STAGE })
    const text = isRefused ? '' : run(`perf script -F comm,tid,time,event,period,ip,sym,dso -i ${file}`, { folder: STAGE }).toString()
    const stacks = stacksOf(text)
    folder.add({
      case: caseName,
      extension: 'data',
      bytes: readFileSync(file),
      about,
      tool: 'perf record',
      version,
      command: command.replace(' -o %', '').replace(' > %', ''),
      ...(isRefused
        ? {}
        : {
            oracle: { tool: 'perf script', samples: stacks.length, program: PROGRAM_FIXTURE },
            oracleFile: { extension: 'oracle.json', text: `${JSON.stringify({ samples: stacks }).replaceAll('},{', '},\n{')}\n` },
          }),
    })
  }
}

const EVENT = /^(.+?) +(\d+) +([\d.]+): +(\d+) +([^:]\S*?):? *(?:([\da-f]+) (.*) \((.*)\))?$/
const FRAME = /^\s+([\da-f]+) (.*) \((.*)\)$/

/**
 * Each sample with its stack, leaf first: names of the program, and of everything else the file it is in.
 * @param {string} text
 */
function stacksOf(text) {
  return text
    .split('\n')
    .reduce((/** @type {{ comm: string, tid: number, period: number, event: string, stack: string[] }[]} */ samples, line) => {
      const event = EVENT.exec(line)
      const frame = FRAME.exec(line)
      if (frame !== null) samples.at(-1)?.stack.push(frameName(frame[2], frame[3]))
      else if (event !== null) {
        const [, comm, tid, , period, name, address, symbol = '', dso = ''] = event
        const stack = address === undefined ? [] : [frameName(symbol, dso)]
        samples.push({ comm: comm.trim(), tid: Number(tid), period: Number(period), event: name, stack })
      } else if (line !== '') throw new Error(`not a line of perf script: ${line}`)
      return samples
    }, [])
}

/**
 * @param {string} symbol
 * @param {string} dso
 */
function frameName(symbol, dso) {
  if (dso.endsWith(PROGRAM)) return symbol === '[unknown]' ? '[order_service_debug]' : symbol.replace(/^.*@plt$/, '@plt')
  if (dso === '[unknown]') return dso
  return /^\[kernel/.test(dso) ? '[kernel]' : `[${dso.slice(dso.lastIndexOf('/') + 1)}]`
}
