// What the program is asked about one file, and what is wrong with its answers.

import { readFileSync } from 'node:fs'

/** Sums of fractions differ in their last digits by the order in which they are added. */
const DIGITS = 9
/** What moves a terminal's cursor or turns its text round; a table's and a document's own line ends and tabs do not. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/
/** Folded stacks are read by programs, for which a name stays what it is but for these. */
const CONTROLS_ALONE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/
const NO_NUMBER = /\b(?:NaN|Infinity)\b/
const EXIT_UNUSABLE = 2

const rounded = value => Number(Number(value).toPrecision(DIGITS))

/**
 * The command lines, each with a name; `file` is asked about, `base` compared with, `out` the beginning of what is written.
 * Every file meets every command; the same answer as text, over again and of many runs, each file meets one after the other.
 * @param {string} file
 * @param {string} base
 * @param {string} out
 * @param {number} turn
 * @returns {readonly { readonly name: string, readonly args: readonly string[], readonly wrote: string | null }[]}
 */
export function commandsFor(file, base, out, turn) {
  const printing = (name, ...args) => ({ name, args, wrote: null })
  const writing = (name, wrote, ...args) => ({ name, args: [...args, '--output', wrote], wrote })
  const inTurn = [
    [printing('info as text', 'info', file), printing('top as text', 'top', file)],
    [printing('insights as text', 'insights', file, '--why'), printing('info of speedscope', 'info', `${out}.speedscope.json`, '--json')],
    [printing('diff with itself', 'diff', file, file, '--limit', '0'), printing('info of pprof', 'info', `${out}.pb.gz`, '--json')],
    [writing('convert to folded', `${out}.folded`, 'convert', file, '--to', 'folded'), printing('trend', 'trend', file, base, '--json')],
  ]
  return [
    printing('info', 'info', file, '--json'),
    printing('top', 'top', file, '--limit', '0', '--json'),
    printing('folded', 'folded', file),
    printing('insights', 'insights', file, '--json'),
    printing('diff', 'diff', base, file, '--json'),
    writing('report', `${out}.svg`, 'report', file),
    writing('convert to pprof', `${out}.pb.gz`, 'convert', file, '--to', 'pprof'),
    writing('convert to speedscope', `${out}.speedscope.json`, 'convert', file, '--to', 'speedscope'),
    ...inTurn[turn % inTurn.length],
  ]
}

/** Of two files these may say that they have nothing in common, whatever each is. */
const ABOUT_TWO = new Set(['diff', 'trend'])
const IN_JSON = new Set(['info', 'top', 'insights', 'diff', 'trend', 'info of pprof', 'info of speedscope'])
const AS_TEXT = new Set(['info as text', 'top as text', 'insights as text', 'diff with itself'])

/** Commands that say every sample's whole stack, and what their formats cannot say. */
const SPELLS_OUT = /^(?:convert|folded)/
const CANNOT_SAY = /frames deep on average, and \w+ repeats them|that pprof's 64 bits cannot hold/

/**
 * @param {ReadonlyMap<string, { readonly status: number, readonly stdout: string, readonly stderr: string, readonly wrote: string | null }>} answers
 * @param {{ readonly file: string, readonly saysNoNumber: boolean }} about `saysNoNumber`: the words NaN or Infinity are in the file
 */
export function faultsOf(answers, { file, saysNoNumber }) {
  const faults = [...answers].flatMap(([name, answer]) => answerFaults(name, answer, file, saysNoNumber).map(fault => `${name}: ${fault}`))
  const info = answers.get('info')
  if (info === undefined || faults.length > 0) return faults
  const differing = [...answers].filter(
    ([name, { status, stderr }]) =>
      !ABOUT_TWO.has(name) && status !== info.status && !name.startsWith('info of') && !(SPELLS_OUT.test(name) && CANNOT_SAY.test(stderr)),
  )
  if (differing.length > 0) return differing.map(([name, { stderr }]) => `${name}: answers otherwise than info: ${stderr || 'reads it'}`)
  return info.status === 0 ? totalFaults(answers) : []
}

function answerFaults(name, { status, stdout, stderr, wrote }, file, saysNoNumber) {
  const faults = []
  if (status !== 0 && status !== EXIT_UNUSABLE) faults.push(`exit status ${status}: ${stderr.slice(0, 300)}`)
  if (CONTROLS.test(stderr)) faults.push('a control character on standard error')
  if (status === EXIT_UNUSABLE) {
    if (!/^flamewise: [^\n]*\w{3}[^\n]*\n$/.test(stderr)) faults.push(`not one line on standard error: ${stderr.slice(0, 300)}`)
    if (!ABOUT_TWO.has(name) && !name.startsWith('info of') && !stderr.includes(file)) faults.push(`names no file: ${stderr.slice(0, 200)}`)
    if (stdout !== '') faults.push('refuses and prints')
    return faults
  }
  if ((name === 'folded' ? CONTROLS_ALONE : CONTROLS).test(stdout)) faults.push('a control character on standard output')
  if (wrote !== null && /^<(svg|\?xml)/.test(wrote) && CONTROLS.test(wrote)) faults.push('a control character in the report')
  if (IN_JSON.has(name)) faults.push(...jsonFaults(stdout))
  else if (AS_TEXT.has(name) && !saysNoNumber && NO_NUMBER.test(stdout)) faults.push('no number in text')
  if (wrote !== null && !saysNoNumber && NO_NUMBER.test(wrote)) faults.push('no number in what was written')
  if (wrote !== null && /(?:[xy]|width|height)="-?(?:NaN|Infinity)/.test(wrote)) faults.push('no number in the report')
  return faults
}

function jsonFaults(text) {
  try {
    const found = JSON.parse(text)
    const totals = [found.total, found.baseTotal, found.currentTotal, ...(found.sampleTypes ?? []).map(({ total }) => total)]
    const counts = [found.samples, found.stacks, found.functions, found.maxDepth].filter(count => count !== undefined)
    return [
      ...(totals.includes(null) ? ['a total that is no number'] : []),
      // The number of samples is null where findings say that a file does not tell it.
      ...(found.format !== undefined && counts.includes(null) ? ['a count that is no number'] : []),
    ]
  } catch (error) {
    return [`broken JSON: ${error instanceof Error ? error.message : error}`]
  }
}

function totalFaults(answers) {
  const json = name => JSON.parse(answers.get(name)?.stdout ?? '{}')
  const info = json('info')
  const totals = info.sampleTypes.map(({ total }) => rounded(total))
  const standard = rounded(info.sampleTypes.find(({ name }) => name === info.defaultSampleType)?.total)
  const top = json('top')
  const { sizes } = info.sampleTypes.find(({ name }) => name === info.defaultSampleType) ?? {}
  const sums = {
    // Of a difference it is the sum of sizes, which shares are of.
    top: sizes === undefined ? top.total : null,
    'rows of top': top.rows.reduce((sum, { self }) => sum + self, 0),
    'the current side of diff': answers.get('diff')?.status === 0 ? json('diff').currentTotal : null,
  }
  const sizeFaults =
    sizes === undefined || rounded(sizes) === rounded(top.total) ? [] : [`top: ${top.total}, and info has sizes of ${sizes}`]
  const faults = Object.entries(sums)
    .filter(([name, sum]) => sum !== null && (name.startsWith('the') ? !totals.includes(rounded(sum)) : rounded(sum) !== standard))
    .map(([name, sum]) => `${name}: ${sum}, and info ${standard}`)
    .concat(sizeFaults)
  for (const [name, text] of [
    ['folded', answers.get('folded')?.stdout],
    ['convert to folded', answers.get('convert to folded')?.wrote],
  ]) {
    if (text === undefined || answers.get(name).status !== 0) continue
    const sum = rounded(foldedSum(text ?? ''))
    if (!totals.includes(sum)) faults.push(`${name}: adds up to ${sum}, and info says ${totals}`)
  }
  if (json('insights').insights.some(({ share }) => !(share >= 0 && share <= 1))) faults.push('insights: a share out of its range')
  for (const name of ['info of pprof', 'info of speedscope']) {
    const again = answers.get(name)
    if (again !== undefined && again.status !== 0) faults.push(`${name}: ${again?.stderr}`)
  }
  return faults
}

function foldedSum(text) {
  return text.split('\n').reduce((sum, line) => sum + (line === '' ? 0 : Number(line.slice(line.lastIndexOf(' ') + 1))), 0)
}

/** @param {string | null} path */
export function textIfThere(path) {
  if (path === null) return null
  try {
    return readFileSync(path, 'latin1').startsWith('\u001f\u008b') ? '' : readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
