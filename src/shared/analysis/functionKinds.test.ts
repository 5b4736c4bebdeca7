import { expect, test } from 'vitest'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE, type FrameKind } from '../profile/profile'
import { functionKinds } from './functionKinds'

test('a function has the kinds of its frames, in words, and none where the file tells none', () => {
  const builder = profileBuilder('test')
  const frame = (name: string, kind: FrameKind) => builder.frame(builder.fn({ name }), NONE, NONE, frameFlags(kind))
  frame('main', 'unknown')
  frame('read', 'kernel')
  frame('total', 'interpreted')
  frame('total', 'jit')
  expect(functionKinds(builder.finish())).toEqual(['', 'kernel', 'JIT, interpreted'])
})
