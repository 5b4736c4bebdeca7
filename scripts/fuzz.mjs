// `npm run fuzz [-- --inputs N] [--from I] [--seed S] [--cores N] [--minutes M]`: odd files of every fixture, each asked about with every command of the built
// program, in processes that are limited in time and memory; `--kind amplified`: of that kind alone; `--plain`: the fixtures as they are. Ends with 1 where there is a fault.

import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { commandsFor, faultsOf, textIfThere } from './fuzz/commands.mjs'
import { gzipOfSize } from './fuzz/gzipOfSize.mjs'
import { limitedProcess, WRITES_MUCH } from './fuzz/limited.mjs'
import { importCore } from './lib/core.mjs'
import { seededRandom } from './lib/random.mjs'

/** A minute's worth on two cores. */
const DEFAULT_INPUTS = 120
const DEFAULT_SEED = 20_261_129
/** Larger fixtures take longer and hold nothing else, but for formats whose smallest is larger. */
const MOST_FIXTURE_BYTES = 48 * 1024
/** The limits of time and memory are for files that are smaller. */
const MOST_INPUT_BYTES = 2 ** 20
const SHOWN_FAULTS = 40
const FIXTURES = 'fixtures'
const FAULTY = 'test-results/fuzz'

const { values } = parseArgs({
  options: {
    inputs: { type: 'string' },
    seed: { type: 'string' },
    cores: { type: 'string' },
    from: { type: 'string' },
    minutes: { type: 'string' },
    plain: { type: 'boolean' },
    kind: { type: 'string' },
  },
})
const seed = Number(values.seed ?? DEFAULT_SEED)
const { oddInput } = await importCore('src/testing/odd/inputs.ts')
const fixtures = readdirSync(FIXTURES).flatMap(fixturesOf)
const scratch = mkdtempSync(join(tmpdir(), 'flamewise-fuzz-'))
mkdirSync(FAULTY, { recursive: true })

/** Unpacked, each with its folder; those that are too large are left out, but for a format's smallest. */
function fixturesOf(format) {
  const list = join(FIXTURES, format, 'fixtures.json')
  if (!existsSync(list)) return []
  const all = Object.entries(JSON.parse(readFileSync(list, 'utf8'))).map(([name, { file }]) => {
    const packed = readFileSync(join(FIXTURES, format, file))
    const bytes = new Uint8Array(packed[0] === 0x1f && packed[1] === 0x8b ? gunzipSync(packed) : packed)
    return { format, name, bytes, path: join(FIXTURES, format, file) }
  })
  const smallest = Math.min(...all.map(({ bytes }) => bytes.length))
  return all.filter(({ bytes }) => bytes.length <= Math.max(MOST_FIXTURE_BYTES, smallest))
}

/** Each input has a seed of its own, so that one can be made again alone. */
function inputOf(number) {
  const fixture = fixtures[number % fixtures.length]
  if (values.plain === true) return { fixture, kind: 'plain', bytes: fixture.bytes }
  const { kind, bytes, wantsGzip } = oddInput(fixture.bytes, seededRandom(seed + number * 7919), values.kind ?? null)
  return { fixture, kind, bytes: wantsGzip ? gzipOfSize(bytes, MOST_INPUT_BYTES - 1) : bytes }
}

const faults = []
const most = { cpuMs: { value: 0, of: '' }, peakMib: { value: 0, of: '' } }
const counts = { inputs: 0, commands: 0, refused: 0, cpuMs: 0 }
const byKind = {}

async function tryInput(number, process, folder) {
  const { fixture, kind, bytes } = inputOf(number)
  if (bytes.length >= MOST_INPUT_BYTES) return
  const label = `input ${number} (${kind}, ${fixture.format}/${fixture.name})`
  const file = join(folder, 'input')
  const out = join(folder, 'out')
  writeFileSync(file, bytes)
  counts.inputs++
  const answers = new Map()
  for (const { name, args, wrote } of commandsFor(file, fixture.path, out, number)) {
    // There is nothing to read again of what was refused.
    if (name.startsWith('info of') && !existsSync(args[1])) continue
    const said = await process.run(args)
    counts.commands++
    counts.cpuMs += said.cpuMs
    byKind[kind] = (byKind[kind] ?? 0) + said.cpuMs
    for (const [what, held] of Object.entries(most))
      if (said[what] > held.value) Object.assign(held, { value: said[what], of: `${label}, ${name}` })
    if (said.ended === WRITES_MUCH) continue
    if (said.ended !== null) report(number, file, `${label}: ${name}: ${said.ended}`)
    else if (said.thrown !== '') report(number, file, `${label}: ${name}: ${said.thrown}`)
    else answers.set(name, { ...said, wrote: textIfThere(wrote) })
    // What passed a limit has been heard of.
    if (said.ended !== null) return clear(folder)
  }
  if (answers.get('info')?.status !== 0) counts.refused++
  const text = Buffer.from(bytes).toString('latin1')
  for (const fault of faultsOf(answers, { file, saysNoNumber: /NaN|Infinity/.test(text) })) report(number, file, `${label}: ${fault}`)
  clear(folder)
}

function clear(folder) {
  for (const name of readdirSync(folder)) if (name.startsWith('out')) rmSync(join(folder, name))
}

function report(number, file, fault) {
  faults.push(fault)
  copyFileSync(file, join(FAULTY, `${seed}-${number}`))
  if (faults.length <= SHOWN_FAULTS) console.log(fault)
}

const first = Number(values.from ?? 0)
const numbers = Array.from({ length: Number(values.inputs ?? DEFAULT_INPUTS) }, (_, at) => first + at)
const next = numbers.values()
const endMs = performance.now() + Number(values.minutes ?? Infinity) * 60_000
await Promise.all(
  Array.from({ length: Math.max(1, Number(values.cores ?? 2)) }, async (_, core) => {
    const folder = join(scratch, String(core))
    mkdirSync(folder)
    const process = limitedProcess(folder)
    for (const number of next) {
      if (performance.now() > endMs) break
      await tryInput(number, process, folder)
    }
    await process.close()
  }),
)
rmSync(scratch, { recursive: true })

const shown = ({ value, of }, unit) => `${Math.round(value)} ${unit} (${of})`
console.log(
  `${counts.inputs} inputs, ${counts.refused} of them refused, ${counts.commands} commands, ${faults.length} faults, seed ${seed}`,
)
console.log(byKind)
console.log(`most processor time: ${shown(most.cpuMs, 'ms')}; most memory: ${shown(most.peakMib, 'MiB')}`)
if (faults.length > 0) console.log(`the files lie in ${FAULTY}`)
process.exitCode = faults.length === 0 ? 0 : 1
