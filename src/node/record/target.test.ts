import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nameOf, runningTarget, startedTarget } from './target'

test.each([
  ['node --inspect server.js --port 80', 'server.js'],
  ['node -r ./hook.cjs dist/api.mjs', 'api.mjs'],
  ['java -Xmx1g -cp a:b com.example.Shop serve', 'Shop'],
  ['java -jar /srv/shop.jar', 'shop.jar'],
  ['python3 -X dev -m http.server', 'server'],
  ['python3 -c print(1)', 'python3'],
  ['ruby -I lib bin/shop.rb', 'shop.rb'],
  ['./shop --serve', './shop'],
  // What has given itself a title leaves empty words behind it.
  ['node   ', 'node'],
])('%s is named %s', (line, name) => {
  const words = line.split(' ')
  expect(nameOf(words, words[0])).toBe(name)
})

const NOTHING = '#!/bin/sh\nexec true\n'

function executable(name: string, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'flamewise-')), name)
  writeFileSync(path, text)
  chmodSync(path, 0o755)
  return path
}

test('what starts another program is not recorded in its place', () => {
  expect(startedTarget(['npx', 'vite'])).toMatchObject({ ok: false, error: expect.stringMatching(/npx|no such program/) })
  expect(startedTarget(['there-is-no-such-program'])).toEqual({ ok: false, error: 'there-is-no-such-program: no such program' })
})

test.skipIf(process.platform === 'win32')('who starts other programs with some words only is recorded with others', () => {
  const go = executable('go', NOTHING)
  expect(startedTarget([go, 'run', '.'])).toEqual({
    ok: false,
    error: 'go run starts another program, and would be recorded in its place: name that one, for example  -- ./server, built by go build',
  })
  expect(startedTarget([go, 'vet', '.'])).toMatchObject({ ok: true, value: { name: 'go' } })
})

test.skipIf(process.platform === 'win32')('a script is what its first line says', () => {
  const script = executable('serve', '#!/usr/bin/env -S node --enable-source-maps\nsetInterval(() => 0, 1000)\n')
  expect(startedTarget([script, '--port', '80'])).toEqual({
    ok: true,
    value: {
      kind: 'started',
      runtime: 'node',
      name: 'serve',
      words: ['node', '--enable-source-maps', script, '--port', '80'],
    },
  })
  writeFileSync(script, NOTHING)
  expect(startedTarget([script])).toMatchObject({ ok: true, value: { runtime: 'native', words: [script] } })
})

test('a running process is known by what runs in it', () => {
  expect(runningTarget(process.pid)).toMatchObject({ ok: true, value: { kind: 'running', runtime: 'node', pid: process.pid } })
  // No system gives numbers as high as this one.
  expect(runningTarget(999_999_999)).toEqual({ ok: false, error: 'there is no process 999999999' })
})
