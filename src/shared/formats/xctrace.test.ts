import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'

const FILE = readFileSync(join(import.meta.dirname, '../../../fixtures/xctrace/time-profile.xml'), 'utf8')

function notesOf(text: string) {
  return profileOf(text).meta.notes.map(({ what, count }) => [what, count])
}

test('follows references to what was named before', () => {
  expect(foldedOf(FILE)).toEqual(['(no stack) 1000000', 'main;[libtax.dylib];std::vector<int>::push_back 2000000', 'main;work 2000000'])
  expect(foldedOf(FILE, 'samples')).toEqual(['(no stack) 1', 'main;[libtax.dylib];std::vector<int>::push_back 2', 'main;work 1'])
  const { threads, samples, meta } = profileOf(FILE)
  expect(threads).toEqual([
    { name: 'Main Thread', processId: 100, threadId: 63 },
    { name: 'worker', processId: 100, threadId: 64 },
  ])
  expect([Array.from(samples.thread ?? []), Array.from(samples.timeNs ?? [])]).toEqual([
    [0, 0, 1, 0],
    [0, 1e6, 2e6, 3e6],
  ])
  expect(meta.durationNs).toBe(3e6)
})

test('says what it could not read: samples without a stack, the end, references that lead nowhere', () => {
  expect(notesOf(FILE)).toEqual([
    ['frames without a symbol', 1],
    ['samples without a stack, shown as (no stack)', 1],
  ])
  expect(notesOf(FILE.slice(0, FILE.indexOf('<sentinel/>') - 3))).toContainEqual(['the file stops before its end', 1])
  expect(notesOf(FILE.replace('<weight ref="9"/>', '<weight ref="99"/>'))).toContainEqual(['references that lead nowhere', 1])
})

test('answers tables without samples with the command that prints some', () => {
  const contents = '<?xml version="1.0"?>\n<trace-toc><run number="1"><data><table schema="time-profile"/></data></run></trace-toc>'
  for (const text of [contents, FILE.replace('"time-profile"', '"os-log"')]) {
    expect(read(text)).toMatchObject({ ok: false, error: { kind: 'unsupported', advice: expect.stringContaining('xctrace export') } })
  }
})

test('does not take a quoted angle for the end of a tag', () => {
  expect(foldedOf(FILE.replace('&gt;::push_back', '>::push_back'))[1]).toContain('std::vector<int>::push_back')
})

test('a file that ends between two rows stops before its end, whatever comes after the last of them', () => {
  const rows = Array.from(FILE.matchAll(/<\/row>/g), ({ index }) => index + '</row>'.length)
  for (const end of [...rows, FILE.indexOf('</trace-query-result>')])
    expect(notesOf(FILE.slice(0, end))).toContainEqual(['the file stops before its end', 1])
})

test.each(['NaN', '1e400', 'many'])('a sample that weighs %s is left out and counted', weight => {
  const odd = FILE.replace(/(<weight [^>]*>)[^<]+/, `$1${weight}`)
  expect(notesOf(odd)).toContainEqual(['samples whose weight or time is no number that can be added up, left out', expect.any(Number)])
})

test('attributes are found by their whole name, in either quotes, with spaces around the sign', () => {
  const odd = FILE.replace('<frame id="5" name="main"', `<frame x-name="other" id = '5' nameless name\t=\n"main"`)
  expect(foldedOf(odd)).toEqual(foldedOf(FILE))
})

test('tags of megabytes take one pass, and labels of megabytes are names', () => {
  const long = 'a'.repeat(2 ** 22)
  expect(foldedOf(FILE.replace('<sentinel/>', `<core ${long}/><sentinel ${long}="" />`))).toEqual(foldedOf(FILE))
  const label = `worker${' '.repeat(2 ** 22)}(0x1`
  expect(profileOf(FILE.replace(/fmt="worker[^"]*"/, `fmt="${label}"`)).threads).toHaveLength(2)
})
