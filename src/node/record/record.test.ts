// Records real programs with the real profilers, where they are installed.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { topFunctions } from '../../shared/report/topFunctions'
import { loadFunctions } from '../load/load'
import { fileSource } from '../bytes/source'
import { findTool } from './findTool'
import { listeningPorts } from './listening'
import { prepareRecording } from './record'
import type { Running, Target } from './recorder'
import { runningTarget, startedTarget } from './target'

const folder = mkdtempSync(join(tmpdir(), 'flamewise-record-'))
const isLinux = process.platform === 'linux'
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** A file of the folder that the recordings go to. */
function program(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Node opens its inspector at one port of the machine unless told otherwise, and other tests do so too. */
const OWN_PORT = '--inspect-port=0'
const NODE = program(
  'busy.cjs',
  `function parseOrders() { let sum = 0; for (let i = 0; i < 3e5; i++) sum += Math.sqrt(i) % 7; return sum }
setInterval(parseOrders, 1); console.log('works')`,
)
const PYTHON = program(
  'busy.py',
  `def parse_orders():
    return sum([i % 7 for i in range(100000)])
print('works', flush=True)
while True:
    parse_orders()
`,
)
const JAVA = program(
  'Busy.java',
  `public class Busy {
  static double parseOrders() { double s = 0; for (int i = 0; i < 5000000; i++) s += Math.sqrt(i) % 7; return s; }
  public static void main(String[] words) { System.out.println("works"); while (parseOrders() > 0) { } }
}
`,
)
const C = program(
  'busy.c',
  `#include <stdio.h>
volatile double sum;
__attribute__((noinline)) void parse_orders(void) { for (int i = 0; i < 1000000; i++) sum += i * 0.5; }
int main(void) { puts("works"); fflush(stdout); for (;;) parse_orders(); }
`,
)
const GO = program(
  'busy.go',
  `package main

import (
	"fmt"
	"net"
	"net/http"
	_ "net/http/pprof"
)

func parseOrders() (sum int) {
	for i := 0; i < 50000000; i++ {
		sum += i % 7
	}
	return
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go func() {
		for {
			parseOrders()
		}
	}()
	fmt.Println("works")
	http.Serve(listener, nil)
}
`,
)

async function recorded(target: Target, seconds: number | null, by: string | null, running: Partial<Running> = {}) {
  const prepared = await prepareRecording({ target, options: { seconds, rateHz: null }, output: null, folder, by })
  if (!prepared.ok) throw new Error(prepared.error)
  const done = await prepared.value.record({
    stop: new AbortController().signal,
    onSecondsLeft: () => undefined,
    onWords: () => undefined,
    ...running,
  })
  prepared.value.discard()
  return { done, output: prepared.value.output }
}

/** The names in a recording that is there. */
async function functionsIn({ done, output }: Awaited<ReturnType<typeof recorded>>): Promise<string> {
  expect(done).toEqual({ ok: true, value: null })
  const profile = await loadFunctions(() => fileSource(output))
  if (!profile.ok) throw new Error(JSON.stringify(profile.error))
  const { rows } = topFunctions(profile.value, profile.value.meta.defaultSampleType, 'total', 0)
  return rows.map(({ name }) => name).join('\n')
}

async function running(words: readonly string[]): Promise<number> {
  const child = spawn(words[0], words.slice(1), { stdio: ['ignore', 'pipe', 'ignore'] })
  children.push(child)
  await new Promise(resolve => child.stdout.once('data', resolve))
  return child.pid ?? 0
}

/** Told to end some seconds after the program has said that it works. */
function endingAfter(seconds: number): Partial<Running> {
  const stop = new AbortController()
  const onWords = (text: string) => text.includes('works') && setTimeout(() => stop.abort(), 1000 * seconds)
  return { stop: stop.signal, onWords }
}

function targetOf(result: ReturnType<typeof startedTarget>): Target {
  if (!result.ok) throw new Error(result.error)
  return result.value
}

function built(words: readonly string[]): boolean {
  return spawnSync(words[0], words.slice(1), { cwd: folder, stdio: 'ignore' }).status === 0
}

type Real = { readonly tool: string; readonly words: readonly string[]; readonly build?: readonly string[] }
const REAL: Readonly<Record<string, Real>> = {
  node: { tool: 'node', words: [process.execPath, OWN_PORT, NODE] },
  'py-spy': { tool: 'py-spy', words: ['python3', PYTHON] },
  jfr: { tool: 'jcmd', words: ['java', '-cp', folder, 'Busy'], build: ['javac', JAVA] },
  perf: { tool: 'perf', words: [join(folder, 'busyc')], build: ['gcc', '-fno-omit-frame-pointer', '-o', 'busyc', C] },
  go: { tool: 'go', words: [join(folder, 'busygo')], build: ['go', 'build', '-o', 'busygo', GO] },
}
const SECONDS = 2
const HOT = /parse_?orders/i

/** A busy machine may give the program no time of its own in two seconds: then it is recorded for longer. */
async function expectHot(record: (seconds: number) => ReturnType<typeof recorded>): Promise<void> {
  const names = await functionsIn(await record(SECONDS))
  expect(HOT.test(names) ? names : await functionsIn(await record(10 * SECONDS))).toMatch(HOT)
}

/** A compiler and a virtual machine on a busy machine take their time. */
const TIMEOUT_MS = 120_000

describe.each(Object.entries(REAL))('%s', (by, { tool, words, build }) => {
  const why = !isLinux ? 'Linux alone' : findTool(tool) === null ? `no ${tool} here` : null
  const name = why === null ? '' : ` (skipped: ${why})`

  beforeAll(() => {
    if (why === null && build !== undefined) expect(built(build)).toBe(true)
  }, TIMEOUT_MS)

  test.skipIf(why !== null)(`records a running process${name}`, { timeout: TIMEOUT_MS }, async () => {
    const pid = await running(words)
    await expectHot(seconds => recorded(targetOf(runningTarget(pid)), seconds, by))
    // What was opened to record it is closed again.
    if (by === 'node') expect(listeningPorts(pid)).toEqual([])
  })

  // A Go program is asked at its port, or recorded by perf.
  if (by === 'go') return
  test.skipIf(why !== null)(`records a command until it is told to end${name}`, { timeout: TIMEOUT_MS }, async () => {
    await expectHot(seconds => recorded(targetOf(startedTarget(words)), null, by, endingAfter(seconds)))
  })
})

test('a command is recorded for the seconds that were asked for', { timeout: TIMEOUT_MS }, async () => {
  const words = [process.execPath, OWN_PORT, NODE]
  await expectHot(seconds => recorded(targetOf(startedTarget(words)), seconds, 'node'))
})

test('a program that cannot start leaves nothing', async () => {
  const before = readdirSync(folder)
  const target: Target = { kind: 'started', words: [join(folder, 'gone')], name: 'gone', runtime: 'node' }
  const { done, output } = await recorded(target, 1, 'node')
  expect(done).toEqual({ ok: false, error: `${join(folder, 'gone')}: no such program` })
  expect(existsSync(output)).toBe(false)
  expect(readdirSync(folder)).toEqual(before)
})

test.skipIf(!isLinux)('a program that ends while it is recorded is said to have', { timeout: TIMEOUT_MS }, async () => {
  const pid = await running([process.execPath, OWN_PORT, NODE])
  let isKilled = false
  const leaving = () => (isKilled ||= process.kill(pid, 'SIGKILL'))
  const { done } = await recorded(targetOf(runningTarget(pid)), SECONDS, 'node', { onSecondsLeft: leaving })
  expect(done).toMatchObject({ ok: false, error: expect.stringMatching(/ended/) })
})

test('what is missing is said, with how it is had', async () => {
  const target: Target = { kind: 'running', pid: 1, name: 'shop.rb', runtime: 'ruby' }
  const options = { seconds: 1, rateHz: null }
  if (findTool('rbspy') === null) {
    expect(await prepareRecording({ target, options, output: null, folder, by: null })).toEqual({
      ok: false,
      error: 'nothing here records a Ruby program that runs: rbspy is not installed (https://rbspy.github.io)',
    })
  }
  expect(await prepareRecording({ target, options, output: null, folder, by: 'perf' })).toEqual({
    ok: false,
    error: 'perf does not record a Ruby program that runs: rbspy',
  })
  expect(await prepareRecording({ target, options, output: join(folder, 'no', 'x'), folder, by: null })).toEqual({
    ok: false,
    error: `${join(folder, 'no')}: no such folder`,
  })
})
