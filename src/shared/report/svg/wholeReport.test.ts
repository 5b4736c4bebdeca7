import { test } from 'vitest'
import { expectGoldenReport } from '../../../testing/goldenReports'
import { profileOf } from '../../../testing/reading'
import { COMPARED_TYPES } from '../../diff/comparisonProfile'
import { report, type ReportOrder } from '../../questions/report'
import { everything, selected } from '../../questions/selected'
import { compared, recordingOf, type Subject } from '../../questions/subject'
import { DEFAULT_REPORT_OPTIONS, type ReportEntry } from './model'

const ENTRY: ReportEntry = {
  kind: 'finding',
  title: 'Wide leaf: query',
  severity: 'high',
  share: '83 %',
  evidence: 'query itself takes 83 % of the profile',
  action: 'Make it cheaper, or call it less often',
  note: '',
  place: { fn: 3, path: [0, 1, 3] },
}

function reportOf(subject: Subject, sampleType: number, order: ReportOrder): string {
  return report(selected(subject, everything(sampleType)), order)
}

/** Sixty functions of less than a tenth of a pixel each beside wide ones. */
const CROWDED = `main;order;tax 8000\nmain;order;query 20000\nmain;log 800\n${Array.from(
  { length: 60 },
  (_, at) => `main;parts;part${at};deeper${at};deepest${at} 1\n`,
).join('')}`

test('a recording: frames, numbers of findings and of notes, and what is too narrow to be drawn', () => {
  const note: ReportEntry = {
    ...ENTRY,
    kind: 'note',
    title: 'parts',
    share: '',
    note: 'Ask Maria.\nThen turn it off.',
    place: { fn: 5, path: [0, 5] },
  }
  const narrow: ReportEntry = { ...ENTRY, title: 'part7', severity: 'low', place: { fn: 27, path: [0, 5, 27] } }
  expectGoldenReport(
    'recording.txt',
    reportOf(recordingOf(profileOf(CROWDED)), 0, { source: 'shop.folded', entries: [ENTRY, note, narrow] }),
  )
})

test('a comparison: both sides of each frame, what is new, gone, more and less', () => {
  const before = profileOf('main;save;old_tax 300\nmain;list;query 900\nmain;list;encode 400\n')
  const after = profileOf('main;list;query 1500\nmain;list;encode 400\nmain;list;stream 210\n')
  const sides = compared([before], [after], null, 'absolute')
  if (!sides.ok) throw new Error(sides.error.kind)
  expectGoldenReport('comparison.txt', reportOf(sides.value, COMPARED_TYPES.larger, { source: 'after against before' }))
})

test('a bare difference: what grew and what shrank', () => {
  expectGoldenReport(
    'difference.txt',
    reportOf(recordingOf(profileOf('main;a 60\nmain;b -30\nmain;c 10\n')), 0, { source: 'difference.folded' }),
  )
})

test('long words are broken into lines, and what a person wrote of a finding stands under it', () => {
  const long: ReportEntry = {
    ...ENTRY,
    title: `Wide leaf: ${'ns::'.repeat(40)}query`,
    evidence: 'query itself takes 83 % of the profile. '.repeat(8),
    action: 'Make it cheaper, or call it less often. '.repeat(8),
    note: `known since ${'May '.repeat(80)}`,
  }
  const bare: ReportEntry = { ...ENTRY, title: 'log', severity: '', share: '0.9 %', evidence: '', action: '', place: null }
  const order = { source: `${'a-long-name-'.repeat(12)}.folded`, filter: 'Filtered: thread one. '.repeat(20), entries: [long, bare] }
  expectGoldenReport('long-words.txt', reportOf(recordingOf(profileOf(CROWDED)), 0, order))
})

test('only notes of a person, of a graph that is deeper than what is drawn', () => {
  const note: ReportEntry = { ...ENTRY, kind: 'note', title: 'log', severity: '', share: '', evidence: '', action: '', note: 'Ask Maria.' }
  const options = { ...DEFAULT_REPORT_OPTIONS, maxRows: 3, widthPx: 700 }
  expectGoldenReport('notes.txt', reportOf(recordingOf(profileOf(CROWDED)), 0, { source: 'shop.folded', entries: [note], options }))
})

test('a comparison of a part says what its tables are of, and what only moved or took another name', () => {
  const stays = 'main;list;query 4000\nmain;list;encode 3000\nmain;x 10\nmain;y 10\n'
  const before = profileOf(`${stays}main;sum 900\nmain;x;hash 1000\n`)
  const after = profileOf(`${stays}main;total 900\nmain;y;hash 1000\n`)
  const sides = compared([before], [after], null, 'auto')
  if (!sides.ok) throw new Error(sides.error.kind)
  const order = { source: 'after against before', filter: 'Filtered: list.' }
  expectGoldenReport('moved.txt', reportOf(sides.value, COMPARED_TYPES.larger, order))
})
