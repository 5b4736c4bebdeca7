import { expect, test } from 'vitest'
import { profileOf } from '../../../testing/reading'
import type { Profile } from '../../profile/profile'
import { COMPARED_TYPES } from '../../diff/comparisonProfile'
import { report, type ReportOrder } from '../../questions/report'
import { everything, selected } from '../../questions/selected'
import { compared, recordingOf } from '../../questions/subject'
import type { ReportEntry } from './model'
import { monoText, wrapped } from './words'
import { xmlText } from './xml'

const SHOP = profileOf('main;order;tax 2\nmain;order;query 50\nmain;log 8\n')

function profileReport(profile: Profile, sampleType: number, order: ReportOrder): string {
  return report(selected(recordingOf(profile), everything(sampleType)), order)
}

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

test('shows every number without a script: frames, findings, functions', () => {
  const svg = profileReport(SHOP, 0, { source: 'shop.folded', entries: [ENTRY] })
  const withoutScript = svg.replace(/<script>.*<\/script>/s, '')
  expect(withoutScript).toContain('<title>query\ntotal 50 (83.3 %)\nself 50 (83.3 %)</title>')
  expect(withoutScript).toContain('>Wide leaf: query</text>')
  expect(withoutScript).toContain('>high · 83 %</text>')
  expect(withoutScript).toMatch(/<g id="markers">.*class="n">1<\/text>/)
})

test('takes a person’s words as they wrote them, and says what was filtered', () => {
  const note: ReportEntry = {
    ...ENTRY,
    kind: 'note',
    title: 'log',
    note: 'Ask <Maria>.\nThen turn it off.',
    evidence: '',
    action: '',
    place: { fn: 4, path: [0, 4] },
  }
  const svg = profileReport(SHOP, 0, { source: 'shop.folded', entries: [ENTRY, note], filter: 'Filtered: thread one.' })
  expect(svg).toContain('class="note">Ask &lt;Maria&gt;.</text>')
  expect(svg).toContain('class="note">Then turn it off.</text>')
  expect(svg).toContain('>Findings and notes</text>')
  expect(svg).toContain('>Filtered: thread one.</text>')
  expect(svg.match(/class="mark"/g)).toHaveLength(4)
})

test('marks a frame whose callers were taken away where it is now', () => {
  const focused = selected(recordingOf(SHOP), { ...everything(0), transforms: [{ kind: 'focus-function', fn: 3 }] })
  const svg = report(focused, { source: 'shop.folded', entries: [ENTRY] })
  expect(svg).toMatch(/<g id="markers"><g class="mark"><circle cx="9" cy="8.5"/)
})

test('breaks a title that is longer than the page', () => {
  const source = `${'a-long-name-'.repeat(12)}.folded`
  const svg = profileReport(SHOP, 0, { source, entries: [] })
  expect(svg.match(/class="title"/g)?.length).toBeGreaterThan(1)
})

test('marks the frame that a finding is about', () => {
  const svg = profileReport(SHOP, 0, { source: 'shop.folded', entries: [ENTRY] })
  const box = /<title>query\n[^<]*<\/title><rect x="([\d.]+)" y="(\d+)"/.exec(svg)
  const mark = /<g id="markers"><g class="mark"><circle cx="([\d.]+)" cy="([\d.]+)"/.exec(svg)
  expect(Number(mark?.[1])).toBeCloseTo(Number(box?.[1]) + 9)
  expect(Number(mark?.[2])).toBeCloseTo(Number(box?.[2]) + 8.5)
})

test('lets no name become markup', () => {
  const names = ['<script>alert(1)</script>', '"\'&]]>', 'rtl\u202egnp', 'nul\u0000\u001b[31m', 'lone\ud800', 'x'.repeat(100_000)]
  const profile = { ...profileOf('a;b;c;d;e;f 10\n'), strings: names }
  const svg = profileReport(profile, 0, { source: '</title><img src=x onerror=y>.folded' })
  expect(svg.match(/<script/g)).toHaveLength(1)
  expect(svg.match(/]]>/g)).toHaveLength(1)
  expect(svg).not.toContain('<img')
  expect(svg).not.toMatch(/[\u0000-\u0008\u202e]|[\ud800-\udbff](?![\udc00-\udfff])/)
  expect(svg.length).toBeLessThan(30_000)
})

test('escapes what XML forbids and keeps every other character', () => {
  expect(xmlText('naïve <T> & "日本" \u{1f525}\u0007')).toBe('naïve &lt;T&gt; &amp; &quot;日本&quot; \u{1f525}\ufffd')
})

test('shows in a comparison what is new, what is gone and how the rest changed', () => {
  const before = profileOf('main;save;old_tax 300\nmain;list;query 900\nmain;list;encode 400\n')
  const after = profileOf('main;list;query 1500\nmain;list;encode 400\nmain;list;stream 210\n')
  const sides = compared([before], [after], null, 'absolute')
  if (!sides.ok) throw new Error(sides.error.kind)
  const svg = report(selected(sides.value, everything(COMPARED_TYPES.larger)), { source: 'after against before' })
  const classOf = (name: string) => new RegExp(`<title>${name}\\n[^<]*</title><rect [^>]*class="([^"]*)"`).exec(svg)?.[1]
  expect([classOf('old_tax'), classOf('stream'), classOf('query'), classOf('encode')]).toEqual(['gone-less4', 'more4 new', 'more4', 'd0'])
  expect(svg).toContain('<pattern id="gone-less4"')
  expect(svg).toContain('baseline 900 (56.3 %)\ncurrent 1,500 (71.1 %)')
})

test('draws what shrank beside what grew, in shares of both together, and neither as new or gone', () => {
  const svg = profileReport(profileOf('main;a 60\nmain;b -30\nmain;c 10\n'), 0, { source: 'difference.folded' })
  expect(svg).toContain('<title>b\ngrew 0 (0.0 %)\nshrank 30 (30.0 %)</title>')
  expect(svg).toContain('<title>main\ngrew 70 (70.0 %)\nshrank 30 (30.0 %)</title>')
  const classOf = (name: string) => new RegExp(`<title>${name}\\n[^<]*</title><rect [^>]*class="([^"]*)"`).exec(svg)?.[1]
  expect([classOf('a'), classOf('b'), classOf('c')]).toEqual(['more4', 'less4', 'more4'])
  expect(svg).toContain('>−30.0 %</text>')
})

test('breaks lines at blanks, and a word that is longer than a line, before the edge in any font', () => {
  expect(wrapped('one two three', 64)).toEqual(['one two', 'three'])
  expect(wrapped('abcdefghijklmnopqrstuvwxyz', 64)).toEqual(['abcdefghi', 'jklmnopq', 'rstuvwxy', 'z'])
  expect(wrapped('x'.repeat(200), 1000)[0].length * 7.1).toBeLessThan(1000)
  expect(wrapped('図'.repeat(20), 64)).toHaveLength(4)
})

test('cuts names in scripts of wide signs so that they stay in their frame', () => {
  expect([monoText('main', 4), monoText('abcdefghij', 6), monoText('図書館の本', 6)]).toEqual(['main', 'ab…hij', '…の本'])
})
