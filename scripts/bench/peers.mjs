// Other tools on the same inputs, one run of theirs and one of ours in turn: what counts is the ratio of one run on one machine.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** GNU's: it adds up what all processes of a command took. */
const TIME = '/usr/bin/time'
const FORMAT = '%U %S %M'

/**
 * `scripts`: a folder with FlameGraph's Perl scripts. `inferno`: one with its programs, where they are not in the PATH. `converter`:
 * async-profiler's jfr-converter.jar.
 * @typedef {{ readonly scripts?: string, readonly inferno?: string, readonly converter?: string }} Places
 */
/**
 * What is measured: a shell command each, `null` where the tool is not there.
 * @typedef {{ readonly work: string, readonly peer: string, readonly ours: string, readonly theirs: string | null }} Pair
 */
/** @typedef {{ readonly work: string, readonly peer: string, readonly cpu: number, readonly memory: number, readonly oursS: number, readonly theirsS: number }} Ratio */

/**
 * @param {Places} places
 * @param {Readonly<Record<'folded' | 'foldedAgain' | 'perf' | 'pprof' | 'pprofMany' | 'jfr', string>>} inputs
 * @param {string} cli
 * @returns {Pair[]}
 */
export function peerPairs({ scripts = '', inferno = '', converter = '' }, inputs, cli) {
  const perl = name => (existsSync(join(scripts, name)) && found('perl') !== null ? `perl ${quoted(join(scripts, name))}` : null)
  const program = name => found(name, inferno)
  const jar = converter !== '' && existsSync(converter) && found('java') !== null ? `java -jar ${quoted(converter)}` : null
  const go = found('go')
  const ours = (...words) => [process.execPath, cli, ...words].map(quoted).join(' ')
  /** @type {(command: string | null, rest: string) => string | null} */
  const given = (command, rest) => (command === null ? null : `${command} ${rest}`)
  const { folded, foldedAgain, perf, pprof, pprofMany, jfr } = inputs
  const svg = ours('report', folded, '--output', 'ours.svg')
  const flamegraph = perl('flamegraph.pl')
  const difffolded = given(perl('difffolded.pl'), `${quoted(foldedAgain)} ${quoted(folded)}`)
  return [
    { work: 'folded: report SVG', peer: 'flamegraph.pl', ours: svg, theirs: given(flamegraph, quoted(folded)) },
    { work: 'folded: report SVG', peer: 'inferno-flamegraph', ours: svg, theirs: given(program('inferno-flamegraph'), quoted(folded)) },
    { work: 'two folded: diff', peer: 'difffolded.pl', ours: ours('diff', foldedAgain, folded), theirs: difffolded },
    {
      work: 'two folded: report SVG',
      peer: 'difffolded.pl | flamegraph.pl',
      ours: ours('report', folded, '--base', foldedAgain, '--output', 'ours.svg'),
      theirs: difffolded === null || flamegraph === null ? null : `${difffolded} | ${flamegraph}`,
    },
    {
      work: 'perf script: folded',
      peer: 'stackcollapse-perf.pl',
      ours: ours('folded', perf),
      theirs: given(perl('stackcollapse-perf.pl'), quoted(perf)),
    },
    {
      work: 'perf script: folded',
      peer: 'inferno-collapse-perf, one thread',
      ours: ours('folded', perf),
      theirs: given(program('inferno-collapse-perf'), `--nthreads 1 ${quoted(perf)}`),
    },
    {
      work: 'pprof, a million samples: top',
      peer: 'go tool pprof -top',
      ours: ours('top', pprof),
      theirs: given(go, `tool pprof -top ${quoted(pprof)}`),
    },
    {
      work: 'pprof, 600,000 samples: folded',
      peer: 'go tool pprof -raw',
      ours: ours('folded', pprofMany),
      theirs: given(go, `tool pprof -raw ${quoted(pprofMany)}`),
    },
    {
      work: 'JFR: folded',
      peer: "async-profiler's converter",
      ours: ours('folded', jfr),
      theirs: given(jar, `-o collapsed ${quoted(jfr)} theirs.collapsed`),
    },
  ]
}

/**
 * The median over `rounds` of theirs ÷ ours: above 1 we take less. Throws where a command fails.
 * @param {Pair & { readonly theirs: string }} pair
 * @param {number} rounds
 * @returns {Ratio}
 */
export function ratioOf({ work, peer, ours, theirs }, rounds) {
  const costs = Array.from({ length: rounds }, () => ({ ours: costOf(ours), theirs: costOf(theirs) }))
  const median = numbers => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]
  return {
    work,
    peer,
    cpu: median(costs.map(cost => cost.theirs.cpuS / cost.ours.cpuS)),
    memory: median(costs.map(cost => cost.theirs.peakBytes / cost.ours.peakBytes)),
    oursS: median(costs.map(cost => cost.ours.cpuS)),
    theirsS: median(costs.map(cost => cost.theirs.cpuS)),
  }
}

/** Whether costs of other programs can be told here. */
export function canMeasurePeers() {
  return spawnSync(TIME, ['-f', FORMAT, 'true'], { stdio: 'ignore' }).status === 0
}

/** @param {string} command */
function costOf(command) {
  const folder = mkdtempSync(join(tmpdir(), 'flamewise-peer-'))
  try {
    const said = join(folder, 'cost')
    const args = ['-f', FORMAT, '-o', said, 'bash', '-c', `set -o pipefail; ${command}`]
    const { status, stderr } = spawnSync(TIME, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
    if (status !== 0) throw new Error(`${command}: exit status ${status}: ${stderr}`)
    const [userS = NaN, systemS = NaN, kilobytes = NaN] = readFileSync(said, 'utf8').trim().split(' ').map(Number)
    return { cpuS: userS + systemS, peakBytes: kilobytes * 1024 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The program's path in `first` or in the PATH, or null. @param {string} name */
function found(name, first = '') {
  const folders = [first, ...(process.env.PATH ?? '').split(delimiter)].filter(folder => folder !== '')
  const folder = folders.find(place => existsSync(join(place, name)))
  return folder === undefined ? null : quoted(join(folder, name))
}

/** For a shell. @param {string} word */
function quoted(word) {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
