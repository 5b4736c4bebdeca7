// Real programs whose trouble is no CPU time alone, each with a planted problem and with it fixed: the problem must be found, and the pair
// must be an improvement that no gate stops. Recorded here and now; what this machine has no tool for is skipped.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'

const PROGRAMS = resolve(import.meta.dirname, '../../fixtures/programs/findings')
const SECONDS = '4'
const BUSY_MS = 60_000

/**
 * `find`: what a finding of the first `within` (1) must be, any of these rules about a function whose name fits. `change`: what the first
 * change must be about; null where CPU time is no measure of the pair, as threads that no longer wait work more.
 * @typedef {{ runtime: string, problem: string, find: [rules: string[], name: RegExp, within?: number], change: RegExp | null, type?: string | null | undefined, measure?: string | null | undefined }} Case
 */

/** @type {Case[]} */
const CASES = [
  { runtime: 'go', problem: 'heap', find: [['retained'], /rememberOrder/], change: /rememberOrder/ },
  { runtime: 'go', problem: 'alloc', find: [['allocation-site'], /renderInvoice/], change: /renderInvoice|concatstring/ },
  { runtime: 'go', problem: 'mutex', find: [['lock-site'], /recordOrder/], change: /recordOrder|Unlock/ },
  { runtime: 'go', problem: 'block', find: [['lock-site'], /sendOrder/], change: /sendOrder|chansend/ },
  { runtime: 'go', problem: 'goroutine', find: [['thread-group'], /watchOrder/], change: /watchOrder|gopark|chanrecv/ },
  { runtime: 'java', problem: 'lock', type: 'lock-ns', find: [['lock-site'], /putOrder/], change: /putOrder|Monitor|OrderStore/ },
  { runtime: 'java', problem: 'lock', find: [['other-measure', 'lock-site'], /putOrder/], change: null },
  {
    runtime: 'java',
    problem: 'alloc',
    type: 'alloc-bytes',
    find: [['allocation-site'], /renderInvoice/],
    change: /renderInvoice|String|Arrays|byte/,
  },
  { runtime: 'java', problem: 'appender', type: 'park-ns', find: [['lock-site'], /appendLine/], change: /appendLine|park|Queue/ },
  { runtime: 'java', problem: 'appender', find: [['other-measure'], /appendLine/], change: null },
  {
    runtime: 'node',
    problem: 'startup',
    find: [['startup', 'jit-compile'], /./],
    change: /compile|require|load|read|open|stat|module|Module|wrapSafe|anonymous/i,
  },
  { runtime: 'node', problem: 'backtracking', find: [['regex'], /RegExp/], change: /RegExp|backtracking/ },
  {
    runtime: 'node',
    problem: 'sync-read',
    find: [['syscall-io'], /readFileSync|open|readSync|stat/],
    change: /read|open|close|stat|File/i,
  },
  { runtime: 'python', problem: 'cprofile', find: [['wide-leaf', 'multiple-peaks'], /find_duplicates/], change: /find_duplicates/ },
  { runtime: 'py-spy', problem: 'sampled', find: [['wide-leaf', 'multiple-peaks'], /find_duplicates/], change: /find_duplicates/ },
  {
    runtime: 'py-spy',
    problem: 'pool',
    measure: 'wall',
    find: [['waiting', 'lock-contention', 'wide-leaf'], /save_order/],
    change: null,
  },
  { runtime: 'stackprof', problem: 'search', find: [['wide-leaf'], /Array#select|Cart#find/], change: /Array#select|Cart#find/ },
  { runtime: 'perf', problem: 'cpu', find: [['wide-leaf'], /strlen|count_words/], change: /strlen|count_words/ },
  { runtime: 'off-cpu', problem: 'disk', find: [['waiting'], /fsync/], change: /fsync|schedule|save_rows|io_schedule|jbd2|blk|submit/ },
]

/**
 * In problems.mjs: how often, and what does the same without the problem.
 * @type {Record<string, { rounds: string, fixedBy: string }>}
 */
const ROUNDS = { backtracking: { rounds: '600', fixedBy: 'coupon-plain' }, 'sync-read': { rounds: '2500', fixedBy: 'read-once' } }

const run = (command, args, options = {}) =>
  execFileSync(command, args, { stdio: ['ignore', 'pipe', 'ignore'], timeout: BUSY_MS, maxBuffer: 1 << 29, ...options })

function has(tool, args = ['--version']) {
  try {
    execFileSync(tool, args, { stdio: 'ignore', timeout: BUSY_MS })
    return true
  } catch {
    return false
  }
}

/** By runtime: makes it ready and answers what records a problem, or null where the machine cannot. */
/** @type {Record<string, (built: string) => ((problem: string, variant: string, folder: string) => Uint8Array) | null>} */
const RECORDERS = {
  go(built) {
    if (!has('go', ['version'])) return null
    run('go', ['build', '-o', join(built, 'measures'), '.'], { cwd: join(PROGRAMS, 'measures-go') })
    return (problem, variant, folder) => {
      run(join(built, 'measures'), [problem, variant, SECONDS, join(folder, 'out.pb.gz')])
      return gunzipSync(readFileSync(join(folder, 'out.pb.gz')))
    }
  },
  java(built) {
    if (!has('javac')) return null
    run('javac', ['-d', built, join(PROGRAMS, 'measures-java/Measures.java')])
    return (problem, variant, folder) => {
      const file = join(folder, 'out.jfr')
      run('java', ['-cp', built, `-XX:StartFlightRecording=filename=${file},settings=profile`, 'Measures', problem, variant, SECONDS])
      return readFileSync(file)
    }
  },
  node: () => (problem, variant, folder) => {
    const options = ['--cpu-prof', '--cpu-prof-dir', folder]
    if (problem === 'startup') run('node', [...options, '--cpu-prof-interval', '200', startupProgram(folder, variant === 'fixed')])
    else {
      const { rounds, fixedBy } = ROUNDS[problem]
      run('node', [
        ...options,
        '--cpu-prof-interval',
        '200',
        join(PROGRAMS, 'problems.mjs'),
        variant === 'fixed' ? fixedBy : problem,
        '60',
        rounds,
      ])
    }
    return readFileSync(join(folder, readdirSync(folder).find(name => name.endsWith('.cpuprofile')) ?? ''))
  },
  python: () => {
    if (!has('python3')) return null
    return (problem, variant, folder) => {
      run('python3', [join(PROGRAMS, 'measures-python/measures.py'), problem, variant, SECONDS, join(folder, 'out.pstats')])
      return readFileSync(join(folder, 'out.pstats'))
    }
  },
  'py-spy': () => {
    if (!has('py-spy')) return null
    return (problem, variant, folder) => {
      const file = join(folder, 'out.folded')
      const idle = problem === 'pool' ? ['--idle', '--threads'] : []
      const program = ['--', 'python3', join(PROGRAMS, 'measures-python/measures.py'), problem, variant, SECONDS]
      run('py-spy', ['record', '--nonblocking', '-f', 'raw', '-o', file, '-r', '200', ...idle, ...program])
      return readFileSync(file)
    }
  },
  stackprof: () => (_problem, variant) => Buffer.from(JSON.stringify(stackprofOf(variant === 'fixed'))),
  perf: built => {
    if (!has('perf') || !has('gcc')) return null
    const program = compiled(built)
    return (_problem, variant, folder) => {
      const data = join(folder, 'perf.data')
      run('perf', ['record', '-q', '-e', 'task-clock', '-F', '999', '-g', '-o', data, '--', program, 'cpu', variant, '900'])
      return run('perf', ['script', '-i', data])
    }
  },
  'off-cpu': built => {
    if (!has('perf') || !has('gcc')) return null
    const program = compiled(built)
    return (_problem, variant, folder) => {
      const data = join(folder, 'perf.data')
      const record = ['record', '-q', '-e', 'sched:sched_switch', '-g', '--switch-events', '-o', data]
      run('perf', [...record, '--', program, 'disk', variant, '60', join(folder, 'books')])
      return offCpuOf(run('perf', ['script', '-i', data, '--show-switch-events', '-F', 'comm,tid,time,event,ip,sym']).toString())
    }
  },
}

function compiled(built) {
  const program = join(built, 'measures')
  if (existsSync(program)) return program
  const flags = ['-O1', '-g', '-fno-omit-frame-pointer', '-fno-builtin-strlen']
  run('gcc', [...flags, '-o', program, join(PROGRAMS, 'measures-c/measures.c')])
  return program
}

/** A program that loads fifteen hundred modules to use one; the fixed one loads that one. */
function startupProgram(folder, isFixed) {
  const modules = join(folder, 'lib')
  mkdirSync(modules)
  const functions = Array.from({ length: 60 }, (_, i) => `exports.f${i} = function f${i}(n) { return n * ${i} + ${i * 7} }`).join('\n')
  const names = Array.from({ length: 1500 }, (_, i) => `part${i}.js`)
  for (const name of names) writeFileSync(join(modules, name), `'use strict'\n${functions}\n`)
  const used = isFixed ? names.slice(0, 1) : names
  const main = join(folder, 'main.js')
  const work = 'let sum = 0\nfor (let i = 0; i < 2e6; i++) sum = (sum * 31 + i) & 65535\nprocess.exitCode = sum === -1 ? 1 : 0\n'
  writeFileSync(main, `'use strict'\n${used.map(name => `require('./lib/${name}')\n`).join('')}function tally() {\n${work}}\ntally()\n`)
  return main
}

/** What stackprof writes of a search in a loop, and of a look-up in its place: the same shape, made up. */
function stackprofOf(isFixed) {
  const file = '/srv/shop/lib/cart.rb'
  const of = (name, line) => ({
    name,
    file: name.includes('#') && name.startsWith('Array') ? '<cfunc>' : file,
    line,
    total_samples: 0,
    samples: 0,
  })
  const frames = {
    1: of('<main>', 1),
    2: of('Array#each', 0),
    3: of('Cart#find', 12),
    4: of('Array#select', 0),
    5: of('Cart#price', 30),
    6: of('Cart#render', 44),
    7: of('Hash#[]', 0),
  }
  const search = isFixed ? [4, 1, 2, 3, 7, 40] : [5, 1, 2, 3, 4, 3, 1400, 4, 1, 2, 3, 4, 420]
  const raw = [...search, 3, 1, 2, 5, 510, 3, 1, 2, 6, 480]
  const samples = isFixed ? 1030 : 2810
  return { version: 1.2, mode: 'cpu', interval: 1000, samples, gc_samples: 0, missed_samples: 0, metadata: {}, frames, raw }
}

/** From a switch out to the next one in, by stack: as `offcputime -f` prints it, in microseconds. */
function offCpuOf(text) {
  const bySample = new Map()
  const left = new Map()
  /** @type {{ comm: string, frames: string[], since: number } | null} */
  let stack = null
  for (const line of text.split('\n')) {
    const head = /^\s*(.+?)\s+(\d+)\s+(\d+\.\d+):\s+(sched:sched_switch|PERF_RECORD_SWITCH (?:OUT|IN))/.exec(line)
    if (head === null) {
      const frame = /^\s+[0-9a-f]+ (.+?)\s*$/.exec(line)
      if (frame !== null && stack !== null) stack.frames.unshift(frame[1])
      continue
    }
    const [, comm, tid, seconds, event] = head
    if (event.startsWith('sched')) {
      stack = { comm, frames: [], since: Number(seconds) }
      left.set(tid, stack)
    } else if (event.endsWith('IN') && left.has(tid)) {
      const { comm: name, frames, since } = left.get(tid)
      const key = [name, ...frames].join(';')
      bySample.set(key, (bySample.get(key) ?? 0) + Math.round((Number(seconds) - since) * 1e6))
      left.delete(tid)
      stack = null
    }
  }
  return Buffer.from([...bySample].map(([key, us]) => `${key} ${us}\n`).join(''))
}

/**
 * One line a case: what was said of the problem first, and of the pair. `ask` and `askPair` take bytes and what to look at.
 * @param {(bytes: Uint8Array, how: { type?: string | null | undefined, measure?: string | null | undefined }) => { insights: readonly any[] }} ask
 * @param {(bug: Uint8Array, fixed: Uint8Array, how: { type?: string | null | undefined, measure?: string | null | undefined }) => { insights: readonly any[], failures: number, isSizeUnknown: boolean }} askPair
 */
export function* measuredResults(ask, askPair) {
  const temporary = mkdtempSync(join(tmpdir(), 'flamewise-measured-'))
  const recorders = new Map()
  const recorded = new Map()
  for (const { runtime, problem, find, change, type, measure } of CASES) {
    const label = `${runtime} ${problem}${type === undefined ? '' : ` (${type})`}`
    if (!recorders.has(runtime)) recorders.set(runtime, RECORDERS[runtime](mkdtempSync(join(temporary, 'built-'))))
    const record = recorders.get(runtime)
    if (record === null) {
      yield { label, isSkipped: true }
      continue
    }
    const of = variant => {
      const key = `${runtime} ${problem} ${variant}`
      if (!recorded.has(key)) recorded.set(key, record(problem, variant, mkdtempSync(join(temporary, `${problem}-`))))
      return recorded.get(key)
    }
    const [bug, fixed] = [of('bug'), of('fixed')]
    const [rules, name, within = 1] = find
    const { insights } = ask(bug, { type, measure })
    const there = change === null ? null : askPair(bug, fixed, { type, measure })
    const back = change === null ? null : askPair(fixed, bug, { type, measure })
    yield {
      label,
      isFound: insights.slice(0, within).some(each => rules.includes(each.rule) && (name.test(each.functionName) || name.test(each.title))),
      isBetter:
        there === null ||
        there.insights.some(
          ({ rule, functionName, title }, at) => at === 0 && (rule === 'improved' || rule === 'gone') && change?.test(functionName + title),
        ),
      passes: there === null || there.failures === 0,
      // Where no size is known a gate cannot stop anything, and warns.
      fails: back === null || back.failures > 0 || back.isSizeUnknown,
      said: insights.slice(0, 3).map(sayOf),
      pair: (there?.insights ?? []).slice(0, 2).map(sayOf),
    }
  }
}

function sayOf({ severity, rule, functionName, weight }) {
  return `${severity} ${rule} ${functionName} ${((weight?.share ?? 0) * 100).toFixed(1)} %`
}
