import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { frameKind, functionName } from '../profile/profile'

const CODE = `v8-version,11,3,244,8,-node.38,0
shared-library,/usr/bin/node,0x400000,0x500000,0
shared-library,/usr/bin/node,0x400000,0x600000,0
profiler,begin,1000
code-creation,JS,10,900,0x1000,80,price shop.js:4:9,0x2000,*
code-creation,JS,10,901,0x1200,80,main shop.js:9:1,0x2100,~
code-creation,Builtin,2,902,0x450000,64,ArrayMap
`
const log = (...lines: readonly string[]) => `${CODE}${lines.join('\n')}\n`

test('reads ticks, the innermost address first', () => {
  const profile = profileOf(log('tick,0x1010,1000,0,0x0,0,0x1210'))
  expect(foldedOf(log('tick,0x1010,1000,0,0x0,0,0x1210'))).toEqual(['main;price 1'])
  const kinds = Array.from(profile.frames.fn, (fn, frame) => `${functionName(profile, fn)} ${frameKind(profile.frames.flags[frame])}`)
  expect(kinds.sort()).toEqual(['(garbage collector) gc', '(unaccounted) unknown', 'main interpreted', 'price jit'])
})

test('looks each tick up in the code that lies there at that moment', () => {
  const input = log(
    'tick,0x1010,1000,0,0x0,0',
    'code-move,0x1000,0x3000',
    'tick,0x1010,2000,0,0x0,0',
    'tick,0x3010,3000,0,0x0,0',
    'code-creation,JS,10,3500,0x3010,80,tax shop.js:20:5,0x2200,^',
    'tick,0x3004,4000,0,0x0,0',
    'tick,0x3015,5000,0,0x0,0',
    'code-delete,0x3010',
    'tick,0x3015,6000,0,0x0,0',
  )
  expect(foldedOf(input)).toEqual(['(unaccounted) 3', 'price 2', 'tax 1'])
})

test('takes the callback for where a tick fell in C++, and a return address for a frame only where a script lies', () => {
  expect(
    foldedOf(
      log(
        'tick,0x1010,1000,1,0x580000,0,0x1210', // in a callback
        'tick,0x580000,2000,0,0x1210,0', // a function without a frame of its own
        'tick,0x580000,3000,0,0x450010,0,0x1210', // a return address in something else
        'tick,0x480000,4000,0,0x0,0,0x580000,overflow,0x1210',
      ),
    ),
  ).toEqual(['main;[node] 4'])
})

test('reads frames that are written as distances from the one before', () => {
  expect(foldedOf(log('tick,0x1010,1000,0,0x0,0,+0x200,-0x200'))).toEqual(['price;main;price 1'])
  expect(foldedOf(log('tick,0x1010,1000,0,0x0,0,+200,-200'))).toEqual(['price;main;price 1'])
})

test('parts garbage collection and the event loop', () => {
  const input = log('tick,0x1010,1000,0,0x0,1', 'tick,0x1010,3000,0,0x0,8', 'tick,0x1010,4000,0,0x0,0', 'tick,0x450010,5500,0,0x0,7')
  expect(foldedOf(input)).toEqual(['ArrayMap 1', 'price 1', 'price;(garbage collector) 1'])
  expect(foldedOf(input, 'idle')).toEqual(['price 1'])
  expect(foldedOf(input, 'time')).toEqual(['ArrayMap 1500000', 'price 1500000', 'price;(garbage collector) 2000000'])
})

test('logs before V8 7.7 have another number for the event loop', () => {
  expect(foldedOf(log('tick,0x1010,1000,0,0x0,7').replace('11,3', '6,8'), 'idle')).toEqual(['price 1'])
})

test('names escaped in the log are whole, and broken lines are counted', () => {
  const input = log(
    'code-creation,JS,10,950,0x5000,16,a\\x2Cb\\u0020\\\\ x.js:1:2,0x9,~',
    'tick,0x5001,1000,0,0x0,0',
    'tick,zzz',
    'code-creation,JS',
  )
  expect(foldedOf(input)).toEqual(['a,b \\ 1'])
  expect(profileOf(input).meta.notes).toEqual([{ what: 'lines of the log that are cut or broken, left out', count: 2, where: 'line 10' }])
})

test('a log without a tick is empty', () => {
  expect(read(CODE)).toMatchObject({ ok: false, error: { kind: 'empty', format: 'v8-log-raw' } })
})
