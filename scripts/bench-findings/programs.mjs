// Real programs with one planted problem each, recorded here and now by the runtimes that this machine has.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'

const PROGRAMS = resolve(import.meta.dirname, '../../fixtures/programs/findings')
const SECONDS = '8'

/**
 * What the first finding must be: any of these rules, about a function whose name contains the text.
 * @type {Record<string, Record<string, [rules: string[], name: string | RegExp]>>}
 */
const EXPECTED = {
  node: {
    'quadratic-scan': [['wide-leaf'], 'findDuplicates'],
    recursion: [['plateau'], 'countWays'],
    json: [['serialization', 'wide-leaf'], /snapshotCustomers|JSON|parse|stringify/],
    backtracking: [['regex'], 'RegExp'],
    'sync-read': [['syscall-io'], /readFileSync|open|readSync/],
    garbage: [['gc-pressure', 'wide-leaf'], /garbage|collectHistory/],
  },
  go: {
    'quadratic-scan': [['wide-leaf'], 'findDuplicates'],
    recursion: [['plateau'], 'countWays'],
    json: [['serialization'], 'json.Marshal'],
    regexp: [['regex-compile'], 'ompile'],
    sort: [['sorting'], 'sort.Slice'],
    concat: [['string-concat', 'allocation', 'gc-pressure'], /concatstring|malloc|gc|growslice/],
    hash: [['crypto'], 'sha256'],
    // Growing a map is allocating and, soon after, collecting.
    map: [['hash-map', 'allocation', 'gc-pressure'], /mapassign|mallocgc|gc/],
  },
  java: {
    'quadratic-scan': [['wide-leaf'], 'findDuplicates'],
    recursion: [['plateau'], 'countWays'],
    regex: [['regex-compile'], 'Pattern.compile'],
    sort: [['sorting'], 'sort'],
    // HotSpot may compile the whole chain of appends into the caller, which is then the leaf.
    concat: [['string-concat', 'wide-leaf'], /StringBuilder|renderPage/],
    map: [['hash-map'], 'HashMap.put'],
    deflate: [['compression'], 'Deflater'],
  },
}

function has(tool) {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const run = (command, args, options = {}) => execFileSync(command, args, { stdio: 'ignore', ...options })

/** By runtime: makes it ready, and answers what records a problem and returns the file's bytes. */
const RECORDERS = {
  node: () => (problem, folder) => {
    run('node', ['--cpu-prof', '--cpu-prof-dir', folder, join(PROGRAMS, 'problems.mjs'), problem, SECONDS])
    return readFileSync(join(folder, readdirSync(folder).find(name => name.endsWith('.cpuprofile')) ?? ''))
  },
  go: built => {
    run('go', ['build', '-o', join(built, 'problems'), '.'], { cwd: join(PROGRAMS, 'go') })
    return (problem, folder) => {
      run(join(built, 'problems'), [problem, SECONDS, join(folder, 'cpu.pb.gz')])
      return gunzipSync(readFileSync(join(folder, 'cpu.pb.gz')))
    }
  },
  java: built => {
    run('javac', ['-d', built, join(PROGRAMS, 'java/Problems.java')])
    return (problem, folder) => {
      const file = join(folder, 'cpu.jfr')
      run('java', ['-cp', built, `-XX:StartFlightRecording=filename=${file},settings=profile`, 'Problems', problem, SECONDS])
      return readFileSync(file)
    }
  },
}

/** One line a program: what was planted, what was said first, whether that is right. */
export function* programResults(findingsIn) {
  const temporary = mkdtempSync(join(tmpdir(), 'flamewise-programs-'))
  for (const [runtime, problems] of Object.entries(EXPECTED)) {
    if (!has(runtime === 'java' ? 'javac' : runtime)) continue
    const record = RECORDERS[runtime](mkdtempSync(join(temporary, 'built-')))
    for (const [problem, [rules, name]] of Object.entries(problems)) {
      const { insights } = findingsIn(record(problem, mkdtempSync(join(temporary, `${problem}-`))))
      const first = insights[0]
      const isNamed = first !== undefined && (typeof name === 'string' ? first.functionName.includes(name) : name.test(first.functionName))
      yield {
        runtime,
        problem,
        isRight: isNamed && rules.includes(first.rule),
        said: insights.map(
          ({ severity, rule, functionName, weight }) => `${severity} ${rule} ${functionName} ${((weight?.share ?? 0) * 100).toFixed(1)} %`,
        ),
      }
    }
  }
}
