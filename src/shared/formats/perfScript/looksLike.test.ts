import { expect, test } from 'vitest'
import { bytesOf } from '../../base/utf8'
import { perfScript } from '../perfScript'

const EVENT = 'app 12 1.5: cycles:\n'
const FRAME = '\t            55d0 main+0x3 (/bin/app)\n'

test.each([
  ['an event with a frame', EVENT + FRAME, 'yes'],
  ['an event whose frame has no address', `${EVENT}  main (/bin/app)\n`, 'yes'],
  ['an event and a frame that is not indented', `${EVENT}main (/bin/app)\n`, 'no'],
  ['one event', EVENT, 'no'],
  ['two events', EVENT.repeat(2), 'no'],
  ['three events', EVENT.repeat(3), 'maybe'],
  ['three lines that name an id alone', 'app 12\n'.repeat(3), 'no'],
  ['three events among as many other lines', `${EVENT}words of a log\n`.repeat(3), 'maybe'],
  ['three events among more other lines', `${EVENT}words of a log\n`.repeat(3) + 'and more\n', 'no'],
  ['an event whose frame stands on its line', 'app 12 1.5: cycles: 55d0 main+0x3 (/bin/app)\n', 'yes'],
  ['a bare event whose frame stands on its line', 'app cycles: 55d0 main+0x3 (/bin/app)\n', 'yes'],
  ['a word whose frame stands on its line', 'app 55d0 main+0x3 (/bin/app)\n', 'no'],
  ['an event by its time alone, with a frame', `app 1.500000: cycles:\n${FRAME}`, 'yes'],
  ['a blank line between event and frame', `${EVENT}\n${FRAME}`, 'no'],
  ['one frame in columns', FRAME, 'no'],
  ['two frames in columns', FRAME.repeat(2), 'maybe'],
  ['two frames in columns under lines that say nothing', `app\n${FRAME}app\n${FRAME}`, 'maybe'],
  ['two indented frames with addresses of six digits', '  55d000 main (/bin/app)\n'.repeat(2), 'maybe'],
  ['two indented frames with addresses of five digits', '  55d00 main (/bin/app)\n'.repeat(2), 'no'],
  ['two frames with addresses that are not indented', '55d000 main (/bin/app)\n'.repeat(2), 'no'],
  ['a header', '# ========\n# captured on    : Sun Nov 22\n# hostname : vm\n', 'yes'],
  [
    'a header whose command has lines of its own',
    `# ========\n# captured on    : Sun\n${'more of a command\n'.repeat(9)}# ========\n`,
    'yes',
  ],
  ['comments', '# captured\n# on\n', 'no'],
  ['lines of source under frames', `${EVENT}${`${FRAME}  a.c:12\n`.repeat(9)}`, 'yes'],
  ['a NUL', `${EVENT}${FRAME}\0`, 'no'],
  ['nothing', '', 'no'],
])('%s', (_, text, verdict) => {
  expect(perfScript.looksLike(bytesOf(text), true)).toBe(verdict)
})

test('a line that the head cuts counts at the end of the file alone', () => {
  const head = bytesOf((EVENT + FRAME).trimEnd())
  expect([perfScript.looksLike(head, false), perfScript.looksLike(head, true)]).toEqual(['no', 'yes'])
})
