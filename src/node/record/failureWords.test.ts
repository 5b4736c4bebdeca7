import { expect, test } from 'vitest'
import { failureText } from './failureWords'

test.each([
  ['perf', 'Error:\nAccess to performance monitoring and observability operations is limited.\n', /perf_event_paranoid=1/],
  ['perf', "Couldn't create thread/CPU maps: No such process\n", /no such process any more/],
  ['jcmd', 'com.sun.tools.attach.AttachNotSupportedException: Unable to open socket file\n\tat x.y(Z.java:3)\n', /another user/],
  ['asprof', 'Perf events unavailable. Try --fdtransfer\n', /kptr_restrict/],
  ['py-spy', 'Permission Denied: Try running again with elevated permissions by going \'sudo env "PATH=$PATH" !!\'\n', /SYS_PTRACE/],
])('%s: what to do is said', (tool, words, expected) => {
  expect(failureText(tool, words, 'failed')).toMatch(expected)
})

test('unknown words are passed on, a stack trace by its first line', () => {
  expect(failureText('jcmd', 'java.lang.Odd: no luck\n\tat a.b(C.java:1)\n\tat d.e(F.java:2)\n', 'could not end')).toBe(
    'jcmd could not end; jcmd said: java.lang.Odd: no luck',
  )
  expect(failureText('perf', '', 'exited with 129')).toBe('perf exited with 129')
})
