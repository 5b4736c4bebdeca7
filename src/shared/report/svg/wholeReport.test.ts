import { test } from 'vitest'
import { expectGoldenReport } from '../../../testing/goldenReports'
import { profileOf } from '../../../testing/reading'
import { COMPARED_TYPES } from '../../diff/comparisonProfile'
import { report, type ReportOrder } from '../../questions/report'
import { everything, selected } from '../../questions/selected'
import { compared, recordingOf, type Subject } from '../../questions/subject'
import type { ReportEntry } from './model'

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
