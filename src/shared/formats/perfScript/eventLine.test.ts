import { expect, test } from 'vitest'
import { bytesOf, textOf } from '../../base/utf8'
import { eventFields, NO_ID, readEventLine, type EventFields } from './eventLine'
import { isBareLoneFrame, readBareLine, readTimedLine } from './eventLineWithoutId'

/** A line is one of many in a buffer: what stands around it, even what would go on with it, changes nothing. */
const AROUND = ['', '7', ':', '.5', ' ', 'a', 'A', '-', '/', '[', ']', '0x', '(', ')', '+']

type Read = (bytes: Uint8Array, start: number, end: number, into: EventFields) => boolean

/** `comm pid/tid seconds+ns period event|text`, `-` for what the line does not say, `?` where nothing makes sure that it is an event. */
function shown(bytes: Uint8Array, fields: EventFields): string {
  const part = (start: number, end: number) => textOf(bytes.subarray(start, end))
  const id = (value: number) => (value === NO_ID ? '-' : String(value))
  const { commStart, commEnd, processId, threadId, seconds, fractionNs, period, eventStart, eventEnd, textStart, textEnd } = fields
  const time = Number.isNaN(seconds) ? '-' : `${seconds}+${fractionNs}`
  const weight = Number.isNaN(period) ? '-' : String(period)
  const event = `${part(eventStart, eventEnd)}|${part(textStart, textEnd)}`
  return `${part(commStart, commEnd)};${id(processId)}/${id(threadId)};${time};${weight};${event}${fields.isAnchored ? '' : '?'}`
}

function readIn(read: Read, line: string): string {
  const results = AROUND.flatMap(before =>
    AROUND.map(after => {
      const bytes = bytesOf(`${before}${line}${after}`)
      const fields = eventFields()
      const start = bytesOf(before).length
      const end = bytes.length - bytesOf(after).length
      return read(bytes, start, end, fields) ? shown(bytes, fields) : 'none'
    }),
  )
  return [...new Set(results)].join(' or ')
}

test.each([
  ['app 12 [003] 1234.567890:     250000 cycles:u: ', 'app;-/12;1234+567890000;250000;cycles:u|'],
  ['app 11/12 [003] 1234.567890123: 250000 cycles:', 'app;11/12;1234+567890123;250000;cycles|'],
  ['app 11/-1 1.5: cycles:', 'app;11/-;1+500000000;-;cycles|'],
  ['app -1/12 1.5: cycles:', 'app;-/12;1+500000000;-;cycles|'],
  ['app -1 1.5: cycles:', 'app;-/-;1+500000000;-;cycles|'],
  [':-1 -1 1.5: cycles:', ':-1;-/-;1+500000000;-;cycles|'],
  ['app 12 250000 cycles: ', 'app;-/12;-;250000;cycles|?'],
  ['app 12 cycles:', 'app;-/12;-;-;cycles|?'],
  ['app 12', 'app;-/12;-;-;|?'],
  ['  app 12 \r', 'app;-/12;-;-;|?'],
  ['app 12 [003]', 'app;-/12;-;-;|'],
  ['app 12 [0] 7 cycles:', 'app;-/12;-;7;cycles|'],
  ['app 12 1.5: 7', 'app;-/12;1+500000000;7;|'],
  ['app 12 7', 'app 12;-/7;-;-;|?'],
  ['app 12 1.5:', 'app;-/12;1+500000000;-;|'],
  ['12 1.5: 7 cycles:', ';-/12;1+500000000;7;cycles|'],
  ['12 [003] 7 cycles:', ';-/12;-;7;cycles|'],
  ['12 7 cycles:', '12;-/7;-;-;cycles|?'],
  ['12', 'none'],
  ['app', 'none'],
  ['', 'none'],
  ['V8 WorkerThread 12/13 [003] 1.5: 7 cycles:', 'V8 WorkerThread;12/13;1+500000000;7;cycles|'],
  ['order worker 2 1234 5.678901: 7 cycles:', 'order worker 2;-/1234;5+678901000;7;cycles|'],
  ['rs:main Q:Reg 12 7 cycles:', 'rs:main Q:Reg;-/12;-;7;cycles|?'],
  // Letters of `-F +misc` between cpu and time.
  ['app 12 [003] K 1.5: 7 cycles:', 'app;-/12;1+500000000;7;cycles|'],
  ['app 12 KVM 1.5: 7 cycles:', 'app;-/12;1+500000000;7;cycles|'],
  ['app 12 KVMS 1.5: cycles:', 'none'],
  // Fractions have one to nine digits, seconds at most twelve.
  ['app 12 1.000000001: cycles:', 'app;-/12;1+1;-;cycles|'],
  ['app 12 999999999999.25: cycles:', 'app;-/12;999999999999+250000000;-;cycles|'],
  ['app 12 1.0000000001: cycles:', 'none'],
  // What follows the event's name.
  ['app 1 [000] 1.0: sched:sched_switch: prev_comm=a (x) ==> b', 'app;-/1;1+0;-;sched:sched_switch|prev_comm=a (x) ==> b'],
  ['app 1 1.0: raw 0x1a8: x', 'app;-/1;1+0;-;raw 0x1a8|x'],
  ['app 1 1.0: raw', 'app;-/1;1+0;-;|raw'],
  ['app 1 1.0: raw :', 'app;-/1;1+0;-;|raw :'],
  ['app 1 1.0: 5 raw 0x1a8:', 'app;-/1;1+0;5;raw 0x1a8|'],
  ['app 1 1.0: : x', 'app;-/1;1+0;-;|: x'],
  ['app 1 1.0: some words', 'app;-/1;1+0;-;|some words'],
  ['app 1 some words', 'none'],
  // A period has at most twenty digits; what perf cannot have written weighs nothing that can be added.
  ['app 1 1.0: 10000000000000000000 cycles:', 'app;-/1;1+0;10000000000000000000;cycles|'],
  ['app 1 1.0: 100000000000000000000 cycles:', 'app;-/1;1+0;Infinity;cycles|'],
  ['app 1 1.0: 1e400 cycles:', 'app;-/1;1+0;Infinity;cycles|'],
  ['app 1 1.0: 1E+9 cycles:', 'app;-/1;1+0;Infinity;cycles|'],
  ['app 1 1.0: -5.5 cycles:', 'app;-/1;1+0;Infinity;cycles|'],
  ['app 1 1.0: e5 cycles:', 'app;-/1;1+0;-;|e5 cycles:'],
  ['app 1 1.0: 5x cycles:', 'app;-/1;1+0;-;|5x cycles:'],
  ['app 1 1.0: -5 words', 'app;-/1;1+0;-;|-5 words'],
  // Ids are signed numbers of 32 bits.
  ['app 2147483647 1.5: cycles:', 'app;-/2147483647;1+500000000;-;cycles|'],
  ['app 1/2147483647 1.5: cycles:', 'app;1/2147483647;1+500000000;-;cycles|'],
  ['app 12 [003] 2147483648 cycles:', 'app;-/12;-;2147483648;cycles|'],
  ['app 2147483648 7 cycles:', 'app 2147483648;-/7;-;-;cycles|?'],
  ['app 1/2147483648 7 cycles:', 'app 1/2147483648;-/7;-;-;cycles|?'],
  ['app 2147483648/1 7 cycles:', 'app 2147483648/1;-/7;-;-;cycles|?'],
  ['kworker/0:1 12 7 cycles:', 'kworker/0:1;-/12;-;7;cycles|?'],
  ['CPU 0/KVM 12 7 cycles:', 'CPU 0/KVM;-/12;-;7;cycles|?'],
  ['app 5/ 12 7 cycles:', 'app 5/;-/12;-;7;cycles|?'],
  ['app 5/- 12 7 cycles:', 'app 5/-;-/12;-;7;cycles|?'],
  ['app 5/6x 12 7 cycles:', 'app 5/6x;-/12;-;7;cycles|?'],
  ['app 5:6 12 7 cycles:', 'app 5:6;-/12;-;7;cycles|?'],
  ['app - 12 7 cycles:', 'app -;-/12;-;7;cycles|?'],
  // Without an id the first word is a cpu or a time.
  ['[003] 12 cycles:', 'none'],
  ['1234.567890: 12 cycles:', 'none'],
  ['1234.5: 12 cycles:', '1234.5:;-/12;-;-;cycles|?'],
  ['[03] 12 cycles:', '[03];-/12;-;-;cycles|?'],
  ['.715330: 12 7 cycles:', '.715330:;-/12;-;7;cycles|?'],
  ['12-345678: 12 7 cycles:', '12-345678:;-/12;-;7;cycles|?'],
  ['app 12 1.: cycles:', 'none'],
  ['app 12 1.5 cycles:', 'none'],
  ['app 12 [x] 7 cycles:', 'app 12 [x];-/7;-;-;cycles|?'],
  ['app 12 [] 7 cycles:', 'app 12 [];-/7;-;-;cycles|?'],
  ['app 12 [3 7 cycles:', 'app 12 [3;-/7;-;-;cycles|?'],
])('`%s` is an event with an id: %s', (line, expected) => {
  expect(readIn(readEventLine, line)).toBe(expected)
})

test.each([
  ['order worker  4521.715330: 7 cpu-clock: ', 'order worker;-/-;4521+715330000;7;cpu-clock|'],
  ['4521.715330123: cpu-clock:', ';-/-;4521+715330123;-;cpu-clock|'],
  ['worker [003] cpu-clock:', 'worker;-/-;-;-;cpu-clock|'],
  ['worker [0031] 4521.715330: cpu-clock:', 'worker;-/-;4521+715330000;-;cpu-clock|'],
  ['worker [03] cpu-clock:', 'none'],
  ['worker [003 cpu-clock:', 'none'],
  ['worker [003]: cpu-clock:', 'none'],
  ['worker 4521.71533: cpu-clock:', 'none'],
  ['worker 4521.7153301: cpu-clock:', 'none'],
  ['worker 4521.715330 cpu-clock:', 'none'],
  ['worker 4521:715330: cpu-clock:', 'none'],
  ['worker .715330: cpu-clock:', 'none'],
  ['worker 4521 cpu-clock:', 'none'],
])('`%s` is an event by its time or cpu: %s', (line, expected) => {
  expect(readIn(readTimedLine, line)).toBe(expected)
})

const bare: Read = (...line) => {
  readBareLine(...line)
  return true
}

test.each([
  ['', ';-/-;-;-;|?'],
  ['order worker', 'order worker;-/-;-;-;|?'],
  ['  order worker cpu-clock:u: ', 'order worker;-/-;-;-;cpu-clock:u|?'],
  ['cpu-clock:', ';-/-;-;-;cpu-clock|?'],
  [':', ':;-/-;-;-;|?'],
  ['13587/13589', ';13587/13589;-;-;|?'],
  ['13587', ';-/13587;-;-;|?'],
  // perf prints a period in ten columns and an id in seven.
  ['  20408163 cpu-clock:', ';-/-;-;20408163;cpu-clock|?'],
  ['       163 cpu-clock:', ';-/-;-;163;cpu-clock|?'],
  ['      163 cpu-clock:', ';-/163;-;-;cpu-clock|?'],
  ['            cpu-clock:', ';-/-;-;-;cpu-clock|?'],
  ['order        163 cpu-clock:', 'order;-/-;-;163;cpu-clock|?'],
  ['order 5 cpu-clock:', 'order 5;-/-;-;-;cpu-clock|?'],
  ['order worker 163', 'order worker 163;-/-;-;-;|?'],
  ['order cpu-clock: 12ab f (/x)', 'order;-/-;-;-;cpu-clock|12ab f (/x)?'],
  ['order: cpu-clock: 12ab f (/x)', 'order:;-/-;-;-;cpu-clock|12ab f (/x)?'],
  ['order cpu-clock: words', 'order cpu-clock: words;-/-;-;-;|?'],
])('`%s` above frames is an event: %s', (line, expected) => {
  expect(readIn(bare, line)).toBe(expected)
})

test('a line is an event for sure when an address and a module follow the name of the event', () => {
  const lines = ['a cpu-clock: 12ab f (/x)', 'a cpu-clock: 12a f (/x)', 'a cpu-clock: facade f (/x)', 'a cpu-clock: 12ab f', '12ab f (/x)']
  const isLone: Read = (bytes, start, end, into) => {
    readBareLine(bytes, start, end, into)
    return isBareLoneFrame(bytes, into)
  }
  expect(lines.map(line => readIn(isLone, line) !== 'none')).toEqual([true, false, false, false, false])
})
