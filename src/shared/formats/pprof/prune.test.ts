import { expect, test } from 'vitest'
import { pprofText } from '../../../testing/pprofText'
import { foldedOf, profileOf } from '../../../testing/reading'

function folded(dropFrames: string, stack: string, keepFrames = ''): string[] {
  const locations = stack.split(' ').map((lines, at) => `location ${at + 1} ${lines.replaceAll('+', ' ')}`)
  const ids = locations.map((_, at) => at + 1).join(' ')
  return foldedOf(
    pprofText(`type space bytes\n${locations.join('\n')}\ndrop_frames ${dropFrames}\nkeep_frames ${keepFrames}\nsample ${ids} = 1`),
  )
}

test('leaves out the matching frame and all that it called', () => {
  expect(folded('malloc|new', 'page malloc new work main')).toEqual(['main;work 1'])
})

test('matches all of a name, without its arguments', () => {
  expect(folded('alloc', 'my_alloc main')).toEqual(['main;my_alloc 1'])
  expect(folded('std::alloc', 'std::alloc(int) main')).toEqual(['main 1'])
  expect(folded('Pool::operator\\(\\)', 'Pool::operator()(int) main')).toEqual(['main 1'])
})

test('keeps what keep_frames matches', () => {
  expect(folded('runtime\\..*', 'runtime.mallocgc runtime.call32 work main', 'runtime\\.call[0-9]*')).toEqual([
    'main;work;runtime.call32 1',
  ])
})

test('leaves out nothing before the first kept frame from the root', () => {
  expect(folded('main|start', 'work main start')).toEqual(['start;main;work 1'])
})

test('leaves out the inlined part of a location only, where the match is inlined', () => {
  expect(folded('malloc', 'page malloc:2+grow:7 main')).toEqual(['main;grow 1'])
})

test('leaves in all frames and says so when an expression cannot be understood', () => {
  const { meta } = profileOf(pprofText('type a b\nlocation 1 f\nsample 1 = 1\ndrop_frames (?i)f'))
  expect(meta.notes).toEqual([{ what: 'drop_frames cannot be understood (flags); no frames are left out', count: 1, where: null }])
})
