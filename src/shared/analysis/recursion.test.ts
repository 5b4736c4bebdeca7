import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { commonSpineRows } from './commonSpine'
import { buildCallTree } from './callTree'
import { foldedLines } from '../../testing/foldedLines'
import { stackView } from './stackView'
import { applyTransforms } from './transforms'

function collapsed(folded: string): string[] {
  const profile = profileOf(folded)
  return foldedLines(profile, 0, applyTransforms(profile, stackView(profile, 0), [{ kind: 'merge-recursion' }]))
}

test('what an inner call cut back is there again beside it', () => {
  // Inside of the second `a`, `b` is a call of `c`; beside it, `b` is still the one that `a` called.
  expect(collapsed('a;b;a;c;b 1\na;b;d;b 2\n')).toEqual(['a;b 2', 'a;c;b 1'])
  expect(collapsed('a;b;c;a;d 1\na;b;c;b;e 2\na;b;c;c 4\na;f 8\n')).toEqual(['a;b;c 4', 'a;b;e 2', 'a;d 1', 'a;f 8'])
  expect(collapsed('a;b;a 1\nb;a;b 2\nb;c;b;a 4\n')).toEqual(['a 1', 'b 2', 'b;a 4'])
  // A function that only another root called is not on the stack.
  expect(collapsed('x;a 1\ny;x;a 2\na;x;y;a 4\n')).toEqual(['a 4', 'x;a 1', 'y;x;a 2'])
})

function spine(folded: string): number {
  const profile = profileOf(folded)
  return commonSpineRows(buildCallTree(profile, stackView(profile, 0)))
}

test('the way in ends where the calls part, and holds nine tenths', () => {
  expect(spine('main;run;a 50\nmain;run;b 50\n')).toBe(1)
  // Exactly nine tenths are nearly everything, less is not.
  expect([spine('main;run;a 45\nmain;run;b 45\nx 10\n'), spine('main;run;a 44\nmain;run;b 45\nx 11\n')]).toEqual([1, 0])
  // Its own code is a part too, what weighs nothing is none.
  expect([spine('main;run;a 95\nmain;run 5\n'), spine('main;run;a 100\nmain;run;b 0\n')]).toEqual([1, 0])
  expect([spine('main;run;loop;a 96\nmain;run 2\nmain 2\n'), spine('main;a 0\n'), spine('main;a -5\n')]).toEqual([0, 0, 0])
})
