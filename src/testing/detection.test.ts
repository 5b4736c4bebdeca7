// Nothing is read as something else: every fixture by its own format's reader, and what is no profile by none.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { HEAD_BYTES } from '../shared/formats/format'
import { bytesOf } from '../shared/base/utf8'
import { FORMATS } from '../shared/formats/index'
import { profileReading } from '../shared/formats/reading'
import { allFixtures, bytesOfFixture, unpacked } from './fixtures'
import { read } from './reading'

const REPOSITORY = join(import.meta.dirname, '../..')
/** Enough of each kind to differ, few enough to be read in a second. */
const FILES_EACH = 12
const KINDS = /(?:^README\.md|^LICENSE.*|^package\.json|\.tsx?|\.mjs|\.css|\.js)$/
const FOLDERS = ['src/shared/formats', 'src/renderer', 'scripts', 'docs', ...packages()]

/** A package of each that the project works with: its documents, types and code. */
function packages(): readonly string[] {
  return ['typescript', 'react', 'vite', 'prettier', 'zustand', 'eslint'].map(name => `node_modules/${name}`)
}

function filesOf(folder: string): readonly string[] {
  const path = join(REPOSITORY, folder)
  if (!existsSync(path)) return []
  const names = readdirSync(path).filter(name => KINDS.test(name) || folder === 'docs')
  return names
    .map(name => join(path, name))
    .filter(file => statSync(file).isFile())
    .slice(0, FILES_EACH)
}

test.each(allFixtures().map(fixture => [`${fixture.format}/${fixture.name}`, fixture] as const))(
  '%s is told by its content',
  (_, fixture) => {
    const result = read(bytesOfFixture(fixture))
    if (result.ok) expect(result.value.meta.format).toMatch(new RegExp(`^${fixture.format}`))
    else expect(result.error.kind).toBe('unsupported')
  },
)

/** Formats whose files hold those of another: the fixture's folder, and who may also say yes to it. */
const SHARED: Readonly<Record<string, readonly string[]>> = { 'hprof-text': ['recognised'] }

test('every fixture is known by one format alone, whatever the order in which they are asked', () => {
  const doubled = allFixtures().flatMap(fixture => {
    const head = bytesOfFixture(fixture).subarray(0, HEAD_BYTES)
    const isWhole = bytesOfFixture(fixture).length <= HEAD_BYTES
    const said = FORMATS.filter(format => format.looksLike(head, isWhole) === 'yes').map(({ id }) => id)
    const others = said.filter(id => !id.startsWith(fixture.format) && !(SHARED[fixture.format] ?? []).includes(id))
    return others.length === 0 ? [] : [`${fixture.format}/${fixture.name}: ${others.join(', ')}`]
  })
  expect(doubled).toEqual([])
})

/** Where a Linux machine has files of many kinds; what is not there is left out. */
const SYSTEM_FOLDERS = [
  '/etc',
  '/usr/include',
  '/usr/include/linux',
  '/usr/bin',
  '/usr/share/doc/bash',
  '/usr/share/perl/5.36',
  '/usr/lib/python3.11',
  '/usr/lib/python3.11/json',
  '/usr/lib/x86_64-linux-gnu',
  '/usr/share/zoneinfo',
  '/var/log',
  '/usr/share/common-licenses',
  '/usr/share/mime/packages',
  '/usr/lib/systemd/system',
]
const SYSTEM_FILES_EACH = 16
const MOST_BYTES = 256 * 1024

function systemFiles(): readonly string[] {
  return SYSTEM_FOLDERS.flatMap(folder => {
    if (!existsSync(folder)) return []
    const files = readdirSync(folder).map(name => join(folder, name))
    return files.filter(file => statSync(file, { throwIfNoEntry: false })?.isFile() === true).slice(0, SYSTEM_FILES_EACH)
  })
}

function beginningOf(file: string): Uint8Array | null {
  try {
    return unpacked(new Uint8Array(readFileSync(file))).subarray(0, MOST_BYTES)
  } catch {
    return null
  }
}

test('each reader by itself refuses what is no profile', () => {
  const files = [...FOLDERS.flatMap(filesOf), ...systemFiles()]
  const taken = files.flatMap(file => {
    const bytes = beginningOf(file)
    if (bytes === null) return []
    const head = bytes.subarray(0, HEAD_BYTES)
    return FORMATS.filter(format => format.isRefused !== true && format.looksLike(head, bytes.length <= HEAD_BYTES) !== 'no').flatMap(
      format => {
        const reading = profileReading([format])
        reading.push(bytes)
        return reading.finish().ok ? [`${file}: read as ${format.id}`] : []
      },
    )
  })
  expect(taken).toEqual([])
})

function refusal(input: string | Uint8Array): string | null {
  const result = read(input)
  return result.ok ? `read as ${result.value.meta.format}` : null
}

test('refuses sources, documents and packages', () => {
  const files = FOLDERS.flatMap(filesOf)
  const taken = files.flatMap(file => {
    const fault = refusal(new Uint8Array(readFileSync(file)))
    return fault === null ? [] : [`${file}: ${fault}`]
  })
  expect(files.length).toBeGreaterThan(FILES_EACH)
  expect(taken).toEqual([])
})

test('refuses a program', () => {
  expect(refusal(new Uint8Array(readFileSync(process.execPath).subarray(0, HEAD_BYTES)))).toBeNull()
})

test.each([
  ['C', '#include <stdio.h>\n\nint main(void) {\n  int total = 0;\n  for (int i = 0; i < 10; i++) total += i;\n  return total;\n}\n'],
  [
    'Python',
    'import sys\n\nLIMIT = 10\n\ndef main(n):\n    total = 0\n    for i in range(n):\n        total += 1\n    return 0\n\nmain(3)\n',
  ],
  ['Java', 'package shop;\n\npublic class Tax {\n  static int rate = 19;\n  int of(int net) {\n    return net * rate / 100;\n  }\n}\n'],
  ['Go', 'package main\n\nimport "fmt"\n\nfunc main() {\n\tx := 1\n\tfmt.Println(x, 2)\n}\n'],
  ['Rust', 'fn main() {\n    let x: u32 = 5;\n    println!("{}", x + 1);\n}\n'],
  ['Ruby', 'class Order\n  RATE = 19\n  def total\n    @net * 1.19\n  end\nend\nputs Order.new.total 1\n'],
  ['Perl', '#!/usr/bin/perl -w\nuse strict;\nmy $n = 0;\nmy %h = (a => 1, b => 2);\nprint "$_ $h{$_}\\n" for keys %h;\nexit 0\n'],
  ['PHP', '<?php\n$total = 0;\nforeach ($orders as $order) {\n  $total += $order->total;\n}\nreturn 0;\n'],
  ['shell', '#!/bin/sh\nset -e\nN=10\nfor i in 1 2 3; do\n  echo $i\n  sleep 1\ndone\nexit 0\n'],
  ['SQL', 'CREATE TABLE orders (id INTEGER, net INTEGER);\nINSERT INTO orders VALUES (1, 100);\nSELECT * FROM orders LIMIT 10\n'],
  [
    'a web server’s log',
    '10.0.0.1 - - [29/Nov/2026:00:00:01 +0000] "GET / HTTP/1.1" 200 5316\n10.0.0.2 - - [29/Nov/2026:00:00:02 +0000] "GET /x HTTP/1.1" 404 12\n10.0.0.1 - - [29/Nov/2026:00:00:03 +0000] "GET /y HTTP/1.1" 200 99\n',
  ],
  ['a log', '2026-11-29T00:00:01Z INFO started in 12\n2026-11-29T00:00:02Z WARN queue: 40\n2026-11-29T00:00:03Z INFO orders 7\n'],
  ['CSV', 'name,count,share\norder,12,0.5\ntax,7,0.25\nlog,5,0.25\n'],
  ['CSV with semicolons', 'name;count;share\norder;12;0.5\ntax;7;0.25\nlog;5;0.25\n'],
  ['NDJSON', '{"level":30,"time":1,"msg":"up"}\n{"level":30,"time":2,"msg":"order"}\n{"level":40,"time":3,"msg":"slow"}\n'],
  ['HTML', '<!DOCTYPE html>\n<html><head><title>Shop</title></head>\n<body><h1>Orders</h1><p>12</p></body></html>\n'],
  ['settings', '[shop]\nport = 8080\nworkers = 4\ntimeout = 30\n'],
  ['YAML', 'shop:\n  port: 8080\n  workers: 4\nlimits:\n  orders: 100\n'],
])('refuses %s', (_, text) => {
  expect(refusal(bytesOf(text))).toBeNull()
})
