// `flamewise info`: the format, what is in the file, and the import receipt.

import { formatCount, formatDurationNs, formatValue } from '../shared/base/quantity'
import { info as infoOf, type Info } from '../shared/questions/info'
import type { ProfileInfo } from '../shared/report/profileInfo'
import { example, type Command } from './command'
import { readRecording } from './subject'
import { printJson, printLines } from './output'
import { textTable } from './textTable'
import { withSelection, wordsOf, type SelectionOptions } from './selection'

export const info: Command = program => {
  withSelection(program.command('info'))
    .summary('say what is in a file')
    .description('Prints the format, what is in the file, and what was skipped or guessed while reading it.')
    .argument('<file>', 'a profile in any format; - reads standard input')
    .option('--json', 'print JSON')
    .addHelpText('after', example('flamewise info cpu.pprof'))
    .action(async (file: string, { json, ...options }: SelectionOptions & { readonly json?: true }) => {
      const found = infoOf(await readRecording(file, wordsOf(options)))
      if (json === true) printJson(found.about)
      else printLines(infoLines(found))
    })
}

/** Longer lists are for `--json`. */
const MOST_MARKS = 20

function markLines({ measures = [], marks = [] }: ProfileInfo, unit: string): string[] {
  if (measures.length === 0 && marks.length === 0) return []
  const rows = measures
    .slice(0, MOST_MARKS)
    .map(({ name, track, count, totalNs, meanNs, p95Ns, inside }) => [
      track === null ? name : `${track}: ${name}`,
      formatCount(count),
      ...[totalNs, meanNs, p95Ns].map(ns => formatDurationNs(ns)),
      formatValue(inside, unit),
    ])
  const left = measures.length - rows.length
  const moments = marks.slice(0, MOST_MARKS).map(({ name, count }) => `${name} (${formatCount(count)})`)
  return [
    '',
    'measured by the program itself',
    ...textTable([['', 'count', 'total', 'mean', 'p95', 'samples inside'], ...rows], ['left', 'right', 'right', 'right', 'right', 'right']),
    ...(left > 0 ? [`and ${formatCount(left)} more: --json lists all`] : []),
    ...(moments.length === 0 ? [] : [`marks: ${moments.join(', ')}`]),
  ]
}

function infoLines({ about: found, measures, unit: defaultUnit }: Info): string[] {
  const facts: [string, string][] = [
    ['format', found.format],
    ['samples', formatCount(found.samples)],
    ['stacks', formatCount(found.stacks)],
    ['functions', formatCount(found.functions)],
    ['deepest', `${formatCount(found.maxDepth)} frames`],
    ['duration', found.durationNs === null ? 'not in the file' : formatDurationNs(found.durationNs)],
  ]
  const types = found.sampleTypes.map(({ name, unit, total, sizes, sampleSizes }, type) => [
    name === found.defaultSampleType ? '*' : '',
    name,
    formatValue(total, unit),
    unit,
    (measures[type]?.title ?? '') +
      (sizes === undefined ? '' : `; in differences of ${formatValue(sizes, unit)}, which shares are of`) +
      (sampleSizes === undefined ? '' : ` (${formatValue(sampleSizes, unit)} where samples of one stack are not added up)`),
  ])
  const notes = found.notes.map(({ what, count, where }) => [formatCount(count), where === null ? what : `${what} (first at ${where})`])
  return [
    ...textTable(facts, ['left', 'left']),
    '',
    'sample types (* is the default)',
    ...textTable(types, ['left', 'left', 'right', 'left', 'left']),
    ...markLines(found, defaultUnit),
    ...(notes.length === 0 ? [] : ['', 'notes', ...textTable(notes, ['right', 'left'])]),
  ]
}
