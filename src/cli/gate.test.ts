import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command as Program } from 'commander'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { programFolders } from '../node/files/programFolders'
import { tempFolder } from '../testing/tempFolder'
import { diff } from './diff'

const folder = tempFolder()
const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
/** What did not change tells how much each side recorded. */
const others = 'main;read 9001\nmain;send 4003\nmain;log 2001\n'
const before = file('before.folded', `main;parse 1003\n${others}`)
const after = file('after.folded', `main;parse 3007\n${others}`)
const few = file('few.folded', 'main;parse 1\nmain;read 9\n')

let errors = ''
beforeEach(() => {
  errors = ''
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  vi.spyOn(process.stderr, 'write').mockImplementation(text => {
    errors += String(text)
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

/** The exit status that the command asks for. */
async function exitCodeOf(...args: readonly string[]): Promise<unknown> {
  const program = new Program()
  diff(program, programFolders(import.meta.dirname))
  await program.parseAsync(['diff', ...args], { from: 'user' })
  return process.exitCode
}

test('a function that surely grew by more than the threshold fails the job, and is named', async () => {
  expect(await exitCodeOf(before, after, '--fail-above', '5%')).toBe(1)
  expect(errors).toMatch(/^flamewise: parse grew by .+ of baseline, surely more than .+\n$/)
})

test.each([['--json'], ['--markdown']])('also where it prints %s', async form => {
  expect(await exitCodeOf(before, after, form, '--fail-above', '5%')).toBe(1)
})

test('passes where nothing grew, where it grew by less, and where nothing was asked for', async () => {
  expect(await exitCodeOf(before, before, '--fail-above', '5%')).toBeUndefined()
  expect(await exitCodeOf(after, before, '--fail-above', '20%')).toBeUndefined()
  expect(await exitCodeOf(before, after, '--fail-above', '50%')).toBeUndefined()
  expect(errors).not.toContain('warning')
  errors = ''
  expect(await exitCodeOf(before, after)).toBeUndefined()
  expect(errors).toBe('')
})

test('says that it cannot see what it should look for where there are few samples', async () => {
  expect(await exitCodeOf(few, few, '--fail-above', '5%')).toBeUndefined()
  expect(errors).toMatch(/^flamewise: warning: these profiles can show a change of .+ of baseline at best; .+ needs more samples\n$/)
})

test('with the same work on both sides a total that grew fails, though no function stands out', async () => {
  const grown = file('grown.folded', 'main;parse 1203\nmain;read 10801\nmain;send 4803\nmain;log 2401\n')
  expect(await exitCodeOf(before, grown, '--fail-above', '5')).toBeUndefined()
  expect(await exitCodeOf(before, grown, '--scale', 'absolute', '--fail-above', '5')).toBe(1)
  expect(errors).toContain('for the same work the total grew by 20.0 %')
})

test('what is measured can be said: off the CPU waiting is the subject', async () => {
  const waits = (ms: number) => file(`waits-${ms}.folded`, `main;loop;epoll_wait ${ms}\nmain;send 4003\nmain;log 2001\n`)
  await exitCodeOf(waits(1000), waits(9000), '--fail-above', '5')
  expect(errors).not.toContain('epoll_wait')
  await exitCodeOf(waits(1000), waits(9000), '--measure', 'off-cpu', '--fail-above', '5')
  expect(errors).toContain('epoll_wait grew by')
})
