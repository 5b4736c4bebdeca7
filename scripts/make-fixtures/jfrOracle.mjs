// What the JDK's own `jfr` tool says of a recording: how many events of each kind, what they add up to, and the stacks of its samples.
import { run } from './tools.mjs'

/**
 * The field that says how much an event of a kind is worth.
 * @type {readonly (readonly [type: string, field: string])[]}
 */
const WEIGHTS = [
  ['jdk.ObjectAllocationInNewTLAB', 'tlabSize'],
  ['jdk.ObjectAllocationOutsideTLAB', 'allocationSize'],
  ['jdk.ObjectAllocationSample', 'weight'],
  ['jdk.JavaMonitorEnter', 'duration'],
  ['jdk.ThreadPark', 'duration'],
  ['jdk.ThreadSleep', 'duration'],
  ['jdk.FileRead', 'duration'],
]

/** @typedef {{ readonly type: string, readonly values: Readonly<Record<string, unknown>> & { readonly stackTrace?: StackTrace | null } }} JfrEvent */
/** @typedef {{ readonly frames: readonly { readonly method: { readonly name: string, readonly type: { readonly name: string } } }[] }} StackTrace */

/** @param {string} file */
export function jfrOracle(file) {
  const summary = run(`jfr summary ${file}`).toString()
  /** @type {Record<string, number>} */
  const counts = {}
  for (const [, type, count] of summary.matchAll(/^ (\S+)\s+(\d+)\s+\d+\s*$/gm)) {
    if (Number(count) > 0) counts[type] = Number(count)
  }
  const sums = Object.fromEntries(WEIGHTS.map(([type, field]) => [nameOfSum(type, field), sumOf(file, type, field)]))
  return {
    figures: { tool: 'jfr summary; jfr print --json --stack-depth 64', chunks: Number(/Chunks: (\d+)/.exec(summary)?.[1]), counts, sums },
    folded: foldedSamples(eventsOf(file, 'jdk.ExecutionSample')),
  }
}

/**
 * @param {string} file
 * @param {string} type
 * @returns {readonly JfrEvent[]}
 */
function eventsOf(file, type) {
  return JSON.parse(run(`jfr print --json --stack-depth 64 --events ${type} ${file}`).toString()).recording.events
}

/** @param {string} type @param {string} field */
function nameOfSum(type, field) {
  return `${type}.${field}${field === 'duration' ? 'Ns' : ''}`
}

/** @param {string} file @param {string} type @param {string} field */
function sumOf(file, type, field) {
  return eventsOf(file, type).reduce(
    (sum, { values }) => sum + (field === 'duration' ? nanoseconds(String(values[field])) : Number(values[field])),
    0,
  )
}

/**
 * A duration of less than a minute as `jfr print --json` writes it, `PT0.012345678S`.
 * @param {string} duration
 */
function nanoseconds(duration) {
  const parts = /^PT(\d+)(?:\.(\d+))?S$/.exec(duration)
  if (parts === null) throw new Error(`not a duration: ${duration}`)
  return Number(parts[1]) * 1e9 + Number((parts[2] ?? '').padEnd(9, '0'))
}

/** @param {readonly JfrEvent[]} events */
function foldedSamples(events) {
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const { values } of events) {
    const frames = values.stackTrace?.frames ?? []
    const stack = frames
      .map(({ method }) => `${method.type.name}.${method.name}`)
      .reverse()
      .join(';')
    counts.set(stack, (counts.get(stack) ?? 0) + 1)
  }
  return [...counts]
    .map(([stack, count]) => `${stack} ${count}\n`)
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .join('')
}
