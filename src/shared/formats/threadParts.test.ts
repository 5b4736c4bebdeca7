import { expect, test } from 'vitest'
import { readingText } from '../../testing/readingText'

const text = (...lines: readonly string[]) => readingText([...lines, ''].join('\n'))
const DUMP = (second: string) => [`2026-11-28 20:12:${second}`, 'Full thread dump OpenJDK 64-Bit Server VM (17):', '']
const END = ['JNI global refs: 4, weak refs: 0', '']
const thread = (name: string, about: string, ...lines: readonly string[]) => [`"${name}" #12 daemon prio=5 ${about}`, ...lines, '']

test('JVM: a thread has its number, and its state by its own line where no other says it', () => {
  expect(
    text(
      ...DUMP('19'),
      ...thread('run', 'tid=0x01 nid=0x1f runnable [0x0]', '\tat shop.Shop.main(Shop.java:9)'),
      ...thread('enter', 'tid=0x02 nid=31 waiting for monitor entry [0x0]', '\tat shop.Shop.take(Shop.java:7)'),
      ...thread('sleep-7', 'tid=0x03 waiting on condition [0x0]', '\tat shop.Shop$Inner.nap(Unknown Source)'),
      ...thread('none', 'tid=0x04 nid=0x2', '\tat shop.Shop.nap(Native Method)', '\tat Main.main(Main.java)'),
      ...thread(
        'new',
        'tid=0x05 nid=0x2 runnable',
        '   java.lang.Thread.State: NEW',
        '\tat a.B.c(B.java:1)',
        '\tat nonsense',
        '\tat x(B.java:1)',
      ),
      ...['"no tid" prio=5', '\tat lost.One.x(One.java:1)', ''],
      ...thread('Signal Dispatcher', 'tid=0x06 nid=0x2 runnable', '\tat a.B.c(B.java:1)'),
      ...thread('listen', 'tid=0x07 nid=0x2 runnable', '\tat java.net.PlainSocketImpl.socketAccept(java.base@17/Native Method)'),
      ...END,
      ...thread('after', 'tid=0x09 nid=0x2 runnable', '\tat a.B.c(B.java:1)'),
    ),
  ).toEqual([
    'jvm-threads: runnable in count; blocked in count; waiting in count; network in count; 7 samples',
    'fact dumps: 1',
    'fact JVM: OpenJDK 64-Bit Server VM (17)',
    'thread run, -/31',
    'thread enter, -/31',
    'thread sleep-7, -/-',
    'thread none, -/2',
    'thread new, -/2',
    'thread Signal Dispatcher, -/2',
    'thread listen, -/2',
    'run; shop.Shop.main (Shop.java:9) [shop] jit | thread 0 | at 0 | 1 0 0 0',
    'enter; shop.Shop.take (Shop.java:7) [shop] jit | thread 1 | at 0 | 0 1 0 0',
    'sleep; shop.Shop$Inner.nap [shop] jit | thread 2 | at 0 | 0 0 1 0',
    'none; Main.main (Main.java) jit; shop.Shop.nap [shop] native | thread 3 | at 0 | 0 0 0 0',
    'new; a.B.c (B.java:1) [a] jit | thread 4 | at 0 | 0 0 0 0',
    'Signal Dispatcher; a.B.c (B.java:1) [a] jit | thread 5 | at 0 | 0 0 0 0',
    'listen; java.net.PlainSocketImpl.socketAccept [java.net] native | thread 6 | at 0 | 0 0 0 1',
    'note: one dump is one sample of each thread: how long anything takes cannot be seen, 1',
  ])
})

test('JVM: processor time is what grew since the dump before; a thread whose time went back is another', () => {
  const at = (second: string, first: string, other: string) => [
    ...DUMP(second),
    ...thread('a', `cpu=${first}ms elapsed=1.0s tid=0x01 nid=0x1 runnable`, '\tat shop.A.run(A.java:1)'),
    ...thread('b', `cpu=${other}ms elapsed=1.0s tid=0x02 nid=0x2 runnable`),
    ...END,
  ]
  expect(text(...at('10', '1.25', '9'), ...at('12', '2.5', '19.5'), ...at('15', '0.5', '19.5'))).toEqual([
    'jvm-threads: runnable in count; blocked in count; waiting in count; cpu in nanoseconds; 3 samples',
    'lasts 5000000000 ns',
    'fact dumps: 3',
    'fact JVM: OpenJDK 64-Bit Server VM (17)',
    'thread a, -/1',
    'thread b, -/2',
    'a; shop.A.run (A.java:1) [shop] jit | thread 0 | at 0 | 1 0 0 0',
    'a; shop.A.run (A.java:1) [shop] jit | thread 0 | at 2000000000 | 1 0 0 1250000',
    'b | thread 1 | at 2000000000 | 0 0 0 10500000',
    'a; shop.A.run (A.java:1) [shop] jit | thread 0 | at 5000000000 | 1 0 0 0',
    'note: 3 dumps are 3 samples of a thread: what takes less than 1/3 of the time cannot be seen, 1',
  ])
})

test('JVM: locks that are held, waited for, let go of while waiting, or held by what is listed behind', () => {
  expect(
    text(
      ...DUMP('19'),
      ...thread(
        ...(['one', 'tid=0x01 nid=0x1 waiting on condition', '\tat java.lang.Object.wait(Native Method)'] as const),
        ...[
          '\t- waiting on <0x0a> (a shop.Box)',
          '\tat shop.One.take(One.java:3)',
          '\t- locked <0x0a> (a shop.Box)',
          '\t- locked <0x0b> (a shop.Cart)',
        ],
      ),
      ...thread(
        'two',
        'tid=0x02 nid=0x2 waiting for monitor entry',
        '\tat shop.Two.x(Two.java:1)',
        '\t- waiting to lock <0x0a> (a shop.Box)',
      ),
      ...thread(
        'three',
        'tid=0x03 nid=0x3 waiting for monitor entry',
        '\tat shop.Three.x(Three.java:1)',
        '\t- waiting to lock <0x0b> (a shop.Cart)',
        '\t- waiting to lock <0x0a> (a shop.Box)',
      ),
      ...thread(
        'four',
        'tid=0x04 nid=0x4 waiting on condition',
        '\tat shop.Four.x(Four.java:1)',
        '\t- parking to wait for  <0x0c> (a java.util.concurrent.locks.ReentrantLock$NonfairSync)',
      ),
      ...thread(
        'five',
        'tid=0x05 nid=0x5 runnable',
        '\tat java.util.List.of(List.java:1)',
        '\tat shop.Five.work(Five.java:1)',
        '\t- eliminated <0x0d> (a shop.Box)',
        '',
        '   Locked ownable synchronizers:',
      ).slice(0, -1),
      ...['\t- <0x0c> (a java.util.concurrent.locks.ReentrantLock$NonfairSync)', ''],
      ...END,
    ),
  ).toEqual([
    'jvm-threads: runnable in count; blocked in count; waiting in count; 5 samples',
    'fact dumps: 1',
    'fact JVM: OpenJDK 64-Bit Server VM (17)',
    'thread one, -/1',
    'thread two, -/2',
    'thread three, -/3',
    'thread four, -/4',
    'thread five, -/5',
    'one; shop.One.take (One.java:3) [shop] jit; java.lang.Object.wait [java.lang] native | thread 0 | at 0 | waits for=shop.Box | 0 0 1',
    'two; shop.Two.x (Two.java:1) [shop] jit | thread 1 | at 0 | waits for=shop.Box | 0 1 0',
    'three; shop.Three.x (Three.java:1) [shop] jit | thread 2 | at 0 | waits for=shop.Cart | lock held by=one | lock held in=shop.One.take | 0 1 0',
    'four; shop.Four.x (Four.java:1) [shop] jit | thread 3 | at 0 | waits for=java.util.concurrent.locks.ReentrantLock$NonfairSync | lock held by=five | lock held in=shop.Five.work | 0 0 1',
    'five; shop.Five.work (Five.java:1) [shop] jit; java.util.List.of (List.java:1) [java.util] jit | thread 4 | at 0 | 1 0 0',
    'note: one dump is one sample of each thread: how long anything takes cannot be seen, 1',
  ])
})

test('JVM: three threads in a circle are one deadlock, and a dump without its end says so', () => {
  const ring = (name: string, own: string, other: string) =>
    thread(
      name,
      `tid=0x0${own} nid=0x1 waiting for monitor entry`,
      '\tat a.B.c(B.java:1)',
      `\t- waiting to lock <0x0${other}> (a X)`,
      `\t- locked <0x0${own}> (a X)`,
    )
  expect(
    text(...DUMP('19'), ...ring('a', '1', '2'), ...ring('b', '2', '3'), ...ring('c', '3', '1'), ...ring('self', '4', '4')).slice(-3),
  ).toEqual([
    'note: a dump without its end (`JNI global refs`): the file was cut, or holds a part of it, 1',
    'note: deadlock: a waits for b waits for c waits for a, 1',
    'note: one dump is one sample of each thread: how long anything takes cannot be seen, 1',
  ])
})

test('JVM: a stack that the end cuts off is left out where there are others', () => {
  const whole = [
    ...DUMP('19'),
    ...thread('a', 'tid=0x01 nid=0x1 runnable', '\tat a.B.c(B.java:1)'),
    ...thread('b', 'tid=0x02 nid=0x1 runnable'),
  ].join('\n')
  expect(readingText(`${whole.trimEnd()}\n\tat a.B.d(B.ja`)).toEqual([
    'jvm-threads: runnable in count; blocked in count; waiting in count; 1 samples',
    'fact dumps: 1',
    'fact JVM: OpenJDK 64-Bit Server VM (17)',
    'thread a, -/1',
    'a; a.B.c (B.java:1) [a] jit | thread 0 | at 0 | 1 0 0',
    'note: a line that the end of the file cuts off, left out, 1, line 8',
    'note: a thread whose stack the end of the file cuts off, left out, 1',
    'note: a dump without its end (`JNI global refs`): the file was cut, or holds a part of it, 1',
    'note: one dump is one sample of each thread: how long anything takes cannot be seen, 1',
  ])
  expect(text('x', 'Full thread dump OpenJDK:', '"a" prio=5 tid=0x1 runnable', '')).toEqual([
    'refused: a jvm-threads file with no samples in it',
  ])
})
