import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { sourceFiles } from './sourceFiles'

function put(folder: string, name: string, text = 'x\n'): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

const OLD = new Date(2020, 1, 1)
const NEW = new Date(2021, 1, 1)

/** A project with a profile in it, a folder elsewhere, and a place to keep what is chosen. */
function places() {
  const folder = tempFolder()
  const profile = put(folder, 'shop/profiles/cpu.pprof')
  put(folder, 'shop/package.json')
  const source = put(folder, 'shop/lib/tax/rates.js', 'one\ntwo\n')
  utimesSync(source, OLD, OLD)
  utimesSync(profile, NEW, NEW)
  return { folder, profile, source, data: join(folder, 'data') }
}

const stated = (file: string) => ({ file, functionName: 'rate' })

test('a file is found below the project that the profile lies in, by the end of its path', () => {
  const { profile, data } = places()
  const answer = sourceFiles(data).read(profile, stated('/app/lib/tax/rates.js'))
  expect(answer).toEqual({ kind: 'text', name: 'rates.js', folder: 'tax', others: [], text: 'one\ntwo\n', hasChangedSince: false })
})

test('a source that is newer than the profile is told', () => {
  const { profile, source, data } = places()
  utimesSync(source, new Date(2022, 1, 1), new Date(2022, 1, 1))
  expect(sourceFiles(data).read(profile, stated('lib/tax/rates.js'))).toMatchObject({ hasChangedSince: true })
})

test('a file elsewhere is shown only once its folder was chosen, which is kept', () => {
  const { folder, profile, data } = places()
  const secret = put(folder, 'elsewhere/src/order.js', 'order\n')
  expect(sourceFiles(data).read(profile, stated(secret))).toEqual({ kind: 'missing', isFile: true })
  sourceFiles(data).allow(join(folder, 'elsewhere'), stated('/app/src/order.js'))
  expect(sourceFiles(data).read(profile, stated(secret))).toMatchObject({ kind: 'text', text: 'order\n' })
  expect(sourceFiles(data).read(profile, stated('/app/src/order.js'))).toMatchObject({ kind: 'text', text: 'order\n' })
})

test('no link and no path leads out of the folders', () => {
  const { folder, profile, data } = places()
  const secret = put(folder, 'secret/key', 'secret\n')
  symlinkSync(secret, join(folder, 'shop/lib/key.js'))
  for (const file of ['lib/key.js', '../secret/key', '/etc/passwd', `${folder}/shop/../secret/key`]) {
    expect(sourceFiles(data).read(profile, stated(file))).toMatchObject({ kind: 'missing' })
  }
})

test('what is no file is told from a file that is not found', () => {
  const { profile, data } = places()
  expect(sourceFiles(data).read(profile, stated('node:internal/process'))).toEqual({ kind: 'missing', isFile: false })
})
