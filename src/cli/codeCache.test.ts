import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readCache } from './codeCache'

function written(madeFor: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'flamewise-code-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const list = Buffer.from(JSON.stringify({ madeFor, places: { 'a.cjs': [0, 2], 'b.cjs': [2, 5] } }))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(list.length)
  writeFileSync(join(folder, 'codeCache.bin'), Buffer.concat([length, list, Buffer.from('aabbb')]))
  return join(folder, 'codeCache.bin')
}

test('compiled code is for the very V8 that compiled it: Node mends V8 without another version of it', () => {
  const cache = readCache(written(`${process.versions.v8} ${process.arch}`))
  expect([cache?.('b.cjs')?.toString(), cache?.('c.cjs')]).toEqual(['bbb', null])
  expect(readCache(written(`${process.versions.v8}1 ${process.arch}`))).toBe(null)
  expect(readCache(written(`${process.versions.v8} other`))).toBe(null)
  expect(readCache('/none/codeCache.bin')).toBe(null)
})
