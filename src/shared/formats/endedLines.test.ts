import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'

const SAMPLES = 'P1;T0:1;app.py:main:3 1000\nP1;T0:1;app.py:main:3 2000\n'

function notesOf(input: string) {
  return profileOf(input).meta.notes.map(({ what, where }) => [what, where])
}

test('a torn weight is not taken for a smaller one', () => {
  const torn = SAMPLES.slice(0, -3)
  expect(foldedOf(torn)).toEqual(['main (app.py:3) 1000'])
  expect(notesOf(torn)).toEqual([['a line that the end of the file cuts off, left out', 'line 2']])
})

test('Windows’ line end without its second half ends a line', () => {
  expect(foldedOf(SAMPLES.replaceAll('\n', '\r\n').slice(0, -1))).toEqual(['main (app.py:3) 3000'])
})

test('a text of one line was pasted, not cut', () => {
  expect(notesOf(SAMPLES.split('\n')[0])).toEqual([])
})

test('a recording of Austin without its end says so', () => {
  expect(notesOf(`# austin: 3.7.0\n# mode: wall\n\n${SAMPLES}`)).toEqual([
    ['no line with the duration at the end: Austin was ended, or the file was cut', null],
  ])
  expect(notesOf(`# austin: 3.7.0\n# mode: wall\n\n${SAMPLES}\n# duration: 3000\n`)).toEqual([])
})

test('folded stacks, which many write, keep a last line that has no end, with a note', () => {
  expect(foldedOf('main 1\nmain;price 27')).toEqual(['main 1', 'main;price 27'])
  expect(notesOf('main 1\nmain;price 27')).toEqual([
    ['no line end after the last line: if the file was cut there, what it says is not whole', 'line 2'],
  ])
  expect(notesOf('main;price 27')).toEqual([])
})

test('a thread that the end of the file cuts off is left out of a dump', () => {
  const dump = 'Thread 2 (LWP 12):\n#0  f () at a.c:1\n#1  main () at a.c:9\n\nThread 1 (LWP 11):\n#0  g () at a.c:3\n#1  ma'
  expect(foldedOf(dump)).toEqual(['thread;main;f 1'])
  expect(notesOf(dump)).toContainEqual(['a thread whose stack the end of the file cuts off, left out', null])
})

test('goroutines that the first line counts and that are not there are missed', () => {
  expect(notesOf('goroutine profile: total 5\n3 @ 0x11\n')).toContainEqual([
    'blocks or samples that its first lines count and no stack is about: the file was cut',
    null,
  ])
})

test('a file cut in its only record is refused', () => {
  expect(read('JAVA PROFILE 1.0.1, created x\n\nTRACE 300001:\n\tshop.Main.main(M').ok).toBe(false)
})
