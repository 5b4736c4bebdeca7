import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'

const FRAMES = '\t    55d0 leaf+0x12 (/bin/app)\n\t    55e0 main+0x3 (/bin/app)\n'

function notesOf(input: string) {
  return profileOf(input).meta.notes
}

test('leaves out a frame that the end of the file cuts in its module', () => {
  const input = 'app 1 1.0: cycles:\n\t1 f (/x)\n\t2 main (/bi'
  expect(foldedOf(input)).toEqual(['app;f 1'])
  expect(notesOf(input)).toEqual([{ what: 'a frame that the end of the file cut off, left out', count: 1, where: 'line 3' }])
})

test('leaves out frames that start with a parenthesis, as collapsers do, and says so', () => {
  const input = 'app 1 1.0: cycles:\n\t1 (anonymous namespace)::f (/x)\n\t2 main (/x)\n\n'
  expect(foldedOf(input)).toEqual(['app;main 1'])
  expect(notesOf(input)).toEqual([
    { what: 'frames whose name starts with a parenthesis, left out as collapsers do', count: 1, where: 'line 1' },
  ])
})

test('counts empty stacks, cut stacks and losses, and does not take records for samples', () => {
  const deep = '\t1 f (/x)\n'.repeat(127)
  const input = `app 1 [000] 1.0: PERF_RECORD_COMM exec: app:1/1\napp 1 [000] 1.1: 10 cycles:\n\napp 1 [000] 1.2: 10 cycles:\n${deep}  \napp 1 [000] 1.3: PERF_RECORD_LOST lost 17\nnonsense\n`
  const profile = profileOf(input)
  expect(profile.meta.sampleCount).toBe(2)
  expect(profile.meta.notes).toEqual([
    { what: 'records that are no samples', count: 1, where: 'line 1' },
    { what: 'events without a stack', count: 1, where: 'line 2' },
    { what: 'stacks of 127 frames or more, where perf cuts them by default', count: 1, where: 'line 4' },
    { what: 'lost events', count: 17, where: 'line 133' },
    { what: 'lines that are neither an event nor a frame', count: 1, where: 'line 134' },
  ])
})

test('keeps the last event, which has no blank line after it, and one that ends without', () => {
  expect(foldedOf(`app 1 1.0: cycles:\n${FRAMES}app 1 1.1: cycles:\n${FRAMES.trimEnd()}`)).toEqual(['app;main;leaf 2'])
})

test('says which command helps with what holds no stacks to read', () => {
  const branches = 'app 1 [000] 1.0: 1 branches:u: 7f f+0x1 (/x) => 7e g+0x2 (/x)\n'
  const stacks = 'app 1 1.0: 1 cycles: 0x4005d0/0x4005e5/P/-/-/0 0x4005d0/0x4005e5/P/-/-/0\n'
  const report = "# To display the perf.data header info\n#\n# Samples: 107  of event 'cpu-clock'\n#\n# Children      Self  Command\n"
  for (const input of [branches.repeat(3), stacks.repeat(3), report]) {
    const result = read(input)
    expect(!result.ok && result.error).toMatchObject({ kind: 'unsupported', advice: expect.stringContaining('perf script') })
  }
})

test('says of branches what they are and how to print stacks', () => {
  const errorOf = (input: string) => {
    const result = read(input)
    return result.ok ? null : result.error
  }
  expect(errorOf('app 1 1.0: 1 cycles: 0x4005d0/0x4005e5/P/-/-/0 0x4005d0/0x4005e5/P/-/-/0\n'.repeat(3))).toEqual({
    kind: 'unsupported',
    what: 'perf script output with branch stacks, which are no call stacks',
    advice: 'record with `perf record -g` and print with `perf script`, without brstack fields',
  })
  expect(errorOf('app 1 [000] 1.0: 1 branches:u: 7f f+0x1 (/x) => 7e g+0x2 (/x)\n'.repeat(3))).toEqual({
    kind: 'unsupported',
    what: 'a branch trace, which has no call stacks',
    advice: 'print samples with stacks: `perf script --itrace=i100usg`',
  })
  // An arrow in the text of a tracepoint is one of words, and so is a path after the first samples.
  expect(foldedOf(`app 1 [000] 1.0: sched:sched_switch: a => b\n${FRAMES}`)).toEqual(['app;main;leaf 1'])
  const text = `app 1 1.0: x:y: some text\n${FRAMES}\n`.repeat(20)
  expect(foldedOf(`${text}app 1 1.0: x:y: 0x4005d0/0x4005e5/P/-/-/0\n${FRAMES}`)).toEqual(['app;main;leaf 21'])
})

test('refuses a file with more other lines than events and frames, and names the first', () => {
  const input = `app 1 1.0: cycles:\n${FRAMES}\n`.repeat(2000) + 'words\n'.repeat(6001)
  expect(read(input)).toMatchObject({
    ok: false,
    error: {
      kind: 'malformed',
      format: 'perf-script',
      what: '6001 lines are neither an event nor a frame, more than the 6000 that are; the first is',
      place: { unit: 'line', at: 8001 },
    },
  })
  expect(notesOf(input.slice(0, -6))).toEqual([{ what: 'lines that are neither an event nor a frame', count: 6000, where: 'line 8001' }])
})

test('a header without events is an empty file', () => {
  expect(read('# ========\n# captured on    : Sun Nov 22\n# ========\n#\n')).toEqual({
    ok: false,
    error: { kind: 'empty', format: 'perf-script' },
  })
})

test('leaves out what is no number that perf writes, rounds large ones, and takes 0 for none', () => {
  const large = `app 1 1.0: 10000000000000000000 cycles:\n${FRAMES}\n`
  expect(foldedOf(large)).toEqual(['app;main;leaf 10000000000000000000'])
  expect(notesOf(large)).toEqual([{ what: 'periods past 2^53, rounded', count: 1, where: 'line 1' }])
  expect(notesOf(`app 1 1.0: 9007199254740991 cycles:\n${FRAMES}\n`)).toEqual([])
  expect(foldedOf(`app 1 1.0: 0 cycles:\n${FRAMES}\n`)).toEqual(['app;main;leaf 1'])
  expect(foldedOf(`app 1 1.0: 1e400 cycles:\n${FRAMES}\napp 1 1.0: 5 cycles:\n${FRAMES}\n`)).toEqual(['app;main;leaf 5'])
})

test('a sample without a time stands where the one before does, the first at the start', () => {
  const line = (time: string) => `app 1 [000] ${time} cycles:\n${FRAMES}\n`
  const profile = profileOf(line('') + line('7.5:') + line('') + line('8.0:'))
  expect(Array.from(profile.samples.timeNs ?? [])).toEqual([0, 0, 0, 0.5e9])
  expect(profile.meta.durationNs).toBe(0.5e9)
  expect(profileOf(line('')).samples.timeNs).toBeNull()
})

test('a last frame without a module is whole', () => {
  expect(foldedOf('app 1 1.0: cycles:\n\t1 f (/x)\n\t2 main\n')).toEqual(['app;main;f 1'])
})

test('a frame that stands for itself between events is none where events have ids and times', () => {
  const input = `app 1 1.0: cycles:\n${FRAMES}\n\t            55d0 stray+0x12 (/bin/app)\n\napp 1 1.1: cycles:\n${FRAMES}\n`
  expect(foldedOf(input)).toEqual(['app;main;leaf 2'])
  expect(notesOf(input)).toEqual([{ what: 'lines that are neither an event nor a frame', count: 1, where: 'line 5' }])
})

test('a folder with half a pair of parentheses in its name tears no module off', () => {
  const frames = [
    '\t            1234 price+0x12 (/srv/app (old/bin/app)',
    '\t            1235 [unknown] (/srv/app (old/bin/app)',
    '\t            1236 shop::f(int)+0x1 (/srv/app) old/bin/app)',
    '\t            1237 operator()(int) (/srv/app (old/bin/app)',
    '\t            1238 main+0x1 (/srv/app (old)/bin/app (deleted))',
  ]
  const { functions, strings } = profileOf(`app 1 1.0: cycles:\n${frames.join('\n')}\n\n`)
  const rows = Array.from(functions.name, (name, row) => `${strings[name]} in ${strings[functions.module[row]] ?? ''}`)
  expect(rows.slice(1)).toEqual([
    'price in /srv/app (old/bin/app',
    '[app] in /srv/app (old/bin/app',
    'shop::f(int) in /srv/app) old/bin/app',
    'operator()(int) in /srv/app (old/bin/app',
    'main in /srv/app (old)/bin/app (deleted)',
  ])
})

test('a last event without frames is not said to lack outer ones', () => {
  expect(notesOf(`app 1 1.0: cycles:\n${FRAMES}\napp 1 1.1: cycles:\n`)).toEqual([
    { what: 'events without a stack', count: 1, where: 'line 5' },
  ])
})

test('a first event without a line end was pasted, unless a parenthesis in it is open', () => {
  const header = '# captured on: Mon Jan 1\n'
  expect(foldedOf(`${header}app 12 1.5: 7 cycles:`)).toEqual(['app 7'])
  expect(read(`${header}app 12 1.5: 7 cycles: 12ab f (/x`).ok).toBe(false)
})

test('samples without a time before the first that has one stand at the start', () => {
  const text = ['app 1 [000] 5 cycles:', 'app 1 [000] 2.5: 5 cycles:', 'app 1 [000] 1.0: 5 cycles:', 'app 1 [000] 5 cycles:']
  const { samples } = profileOf(text.map(line => `${line}\n${FRAMES}\n`).join(''))
  expect(Array.from(samples.timeNs ?? [])).toEqual([0, 1.5e9, 0, 1.5e9])
})
