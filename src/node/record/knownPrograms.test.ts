import { expect, test } from 'vitest'
import type { ProgramItem } from '../../shared/host/gathering'
import { knownPrograms } from './knownPrograms'

const program = (pid: number, command: string): ProgramItem => ({ pid, name: 'shop', runtime: 'go', command })

test('a program that was started anew by the same command is found where it runs now', () => {
  let running = [program(7, './shop --serve'), program(8, './cart')]
  const known = knownPrograms(() => running)
  expect(known.present(7)).toEqual({ ok: true, value: 7 })
  running = [program(8, './cart'), program(9, './shop --serve')]
  expect(known.present(7)).toEqual({ ok: true, value: 9 })
  // And once more, by the number that it had first.
  running = [program(12, './shop --serve')]
  expect(known.present(7)).toEqual({ ok: true, value: 12 })
  expect(known.present(9)).toEqual({ ok: true, value: 12 })
})

test('another program that got the number is not taken for it, and which of several is not guessed', () => {
  let running = [program(7, './shop --serve')]
  const known = knownPrograms(() => running)
  known.present(7)
  running = [program(7, './cart')]
  expect(known.present(7)).toEqual({
    ok: false,
    error: "process 7 has ended, and no other runs as './shop --serve': start it again, then record again",
  })
  running = [program(8, './shop --serve'), program(9, './shop --serve')]
  expect(known.present(7)).toEqual({
    ok: false,
    error: "process 7 has ended, and several others run as './shop --serve': choose one of them",
  })
})

test('what was never recorded is what its number says', () => {
  expect(knownPrograms(() => []).present(7)).toEqual({ ok: true, value: 7 })
})
