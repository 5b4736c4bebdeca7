import { expect, test } from 'vitest'
import { readingText } from '../../testing/readingText'

const text = (...lines: readonly string[]) => readingText([...lines, ''].join('\n'))

test('Papyrus: each of the game’s stacks is a thread; ends without a begin, and functions left open', () => {
  expect(
    text(
      'Stack log opened (PC)',
      '10:PUSH:7:1:x:Shop..Sell',
      '20:PUSH:7:2:x:Tax..Rate',
      '25:QUEUE_PUSH:7:2:x:Tax..Rate',
      '30:PUSH:8:1:x:Run',
      '40:POP:7:2:x:Shop..Sell',
      '45:POP:7:1:x:Shop..Sell',
      'words',
      '50:PUSH:7:1:x:',
      '60:STOP:1',
    ),
  ).toEqual([
    'papyrus: wall in nanoseconds; 4 samples',
    'lasts 50000000 ns',
    'thread stack 7, -/7',
    'thread stack 8, -/8',
    'Shop..Sell [Shop] interpreted | thread 0 | at 0 | 10000000',
    'Shop..Sell [Shop] interpreted; Tax..Rate [Tax] interpreted | thread 0 | at 10000000 | 20000000',
    '(unknown) interpreted | thread 0 | at 40000000 | 10000000',
    'Run interpreted | thread 1 | at 20000000 | 30000000',
    'note: functions that did not end before their caller, 1, line 6',
    'note: ends of functions that did not begin in the file, 1, line 7',
  ])
  expect(text('10:START:7', '20:STOP:7')).toEqual(['refused: a papyrus file with no samples in it'])
})

test('bpftrace: kernel’s and program’s stacks, words, addresses, several maps, values that are no counts', () => {
  expect(
    text(
      ...[
        'Attaching 1 probe...',
        '@[',
        '    ffffffff81 schedule+0x12',
        '    7f12ab price+12 (/srv/shop)',
        '    0x1234',
        ', ',
        '    main+80',
        ', shop, 7]: 3',
      ],
      ...[
        '@reads[',
        '    read+1',
        ']: 5',
        '@[, idle]: 2',
        '@reads[',
        '    read+1',
        '    main+3 ([vdso])',
        ']: 4',
        '@[x]: 9',
        '@[',
        '    f+1',
        ']: 9223372036854775807',
        '@h[',
        '    f+1',
        ']:',
        '[1, 2) 3',
        '@[',
        '    g+1',
        '@[',
        '    open+1',
      ],
    ),
  ).toEqual([
    'bpftrace: samples in count; reads in count; 5 samples',
    'shop; 7; main native; 0x1234 kernel; price [/srv/shop] kernel; schedule kernel | 3 0',
    'read native | 0 5',
    'idle | 2 0',
    'main [[vdso]] native; read native | 0 4',
    'f native | 9223372036850000000 0',
    'note: frames without a symbol, 1',
    'note: keys without a stack, left out, 1, line 17',
    'note: values that are no counts (histograms, averages), left out, 1, line 23',
    'note: keys without an end, left out, 2, line 27',
  ])
  expect(text('@[', '    open+1')).toEqual(['refused: broken bpftrace file: a key that has no end at line 2'])
})

test('DTrace: modules, inlined frames, words of keys, lines that are none and stacks without a count', () => {
  expect(
    text(
      ...[
        "dtrace: description 'profile-97' matched 1 probe",
        'CPU     ID                    FUNCTION:NAME',
        '',
        '              shop`price->round+0x12',
        '              shop`main+0x44',
        '              0xfffe',
        '               12',
        '',
      ],
      ...[
        '  shop                                              ',
        '              unix`mutex+0x1',
        '              genunix`read',
        '              a',
        '                3',
        '',
        '      4',
        '              shop`open+0x1',
      ],
    ),
  ).toEqual([
    'dtrace: samples in count; 2 samples',
    '0xfffe; main [shop] native; price [shop] native; round [shop] native inlined | 12',
    'shop; a native; read [genunix] native; mutex [unix] native | 3',
    'note: frames without a symbol, 1',
    'note: stacks without a count, left out, 1, line 16',
  ])
  expect(text("dtrace: description 'x' matched 1 probe", '', '  shop`a+0x1')).toEqual([
    expect.stringContaining('refused: not a profile we can read'),
  ])
})
