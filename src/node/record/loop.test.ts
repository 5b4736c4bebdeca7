// Measure, optimize, measure: with the real profiler of each runtime, where it is installed, the planted bottleneck is the first finding,
// and after it was mended the comparison says that it is gone or less.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { comparisonAsked, subjectAsked } from '../../shared/questions/asked'
import { findings } from '../../shared/questions/findings'
import { NO_CHANGES } from '../../shared/insights/settings'
import { insightsJson } from '../../shared/report/insightsJson'
import { changeReport } from '../../shared/report/changeRows'
import type { Profile } from '../../shared/profile/profile'
import { tempFolder } from '../../testing/tempFolder'
import { loadProfile } from '../load/load'
import { fileSource } from '../bytes/source'
import { findTool } from './findTool'
import { prepareRecording } from './record'
import { runningTarget } from './target'

const isLinux = process.platform === 'linux'
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

type Shop = {
  readonly tool: string
  readonly file: string
  /** `ROUNDS` stands for how often a price is worked out: many times before the fix. */
  readonly text: string
  readonly build?: readonly string[]
  readonly run: readonly string[]
}

/**
 * Orders are parsed and priced one after the other; pricing does its work over and over. A mended program gets through more of them in the
 * same time, and a busy machine gives one recording less time than the other: what was four fifths of the work must become next to nothing,
 * or a share that fell is a time that did not.
 */
const SHOPS: Readonly<Record<string, Shop>> = {
  node: {
    tool: 'node',
    file: 'shop.cjs',
    text: `function parseOrder() { let s = 0; for (let i = 0; i < 4e5; i++) s += Math.sqrt(i) % 7; return s }
function priceOf() { let s = 0; for (let r = 0; r < ROUNDS; r++) for (let i = 0; i < 2e4; i++) s += Math.sqrt(i) % 11; return s }
setInterval(() => { parseOrder(); priceOf() }, 20); console.log('works')`,
    // Another test may have Node's one port just then.
    run: [process.execPath, '--inspect-port=0', 'shop.cjs'],
  },
  jfr: {
    tool: 'jcmd',
    file: 'Shop.java',
    text: `public class Shop {
  static long parseOrder() { long s = 1; for (int i = 0; i < 8000000; i++) s = s * 31 + (i ^ (s >>> 7)); return s; }
  static long priceOf() { long s = 1; for (int r = 0; r < ROUNDS; r++) for (int i = 0; i < 400000; i++) s = s * 31 + (i ^ (s >>> 7)); return s; }
  public static void main(String[] words) throws Exception { System.out.println("works"); while (parseOrder() != priceOf()) Thread.sleep(20); }
}`,
    build: ['javac', 'Shop.java'],
    run: ['java', '-cp', '.', 'Shop'],
  },
  'py-spy': {
    tool: 'py-spy',
    file: 'shop.py',
    text: `import time
def parse_order():
    return sum([i % 7 for i in range(40000)])
def price_of():
    total = 0
    for _ in range(ROUNDS):
        for i in range(2000):
            total += i % 11
    return total
print('works', flush=True)
while True:
    parse_order()
    price_of()
    time.sleep(0.02)`,
    run: ['python3', 'shop.py'],
  },
  perf: {
    tool: 'perf',
    file: 'shop.c',
    text: `#include <stdio.h>
#include <unistd.h>
volatile double sum;
__attribute__((noinline)) void parse_order(void) { for (int i = 0; i < 400000; i++) sum += i * 0.5; }
__attribute__((noinline)) void price_of(void) { for (int r = 0; r < ROUNDS; r++) for (int i = 0; i < 20000; i++) sum += i * 0.25; }
int main(void) { puts("works"); fflush(stdout); for (;;) { parse_order(); price_of(); usleep(20000); } }`,
    build: ['gcc', '-fno-omit-frame-pointer', '-o', 'shop', 'shop.c'],
    run: ['./shop'],
  },
  go: {
    tool: 'go',
    file: 'main.go',
    text: `package main
import ("fmt"; "net"; "net/http"; _ "net/http/pprof"; "time")
func parseOrder() (s int) { for i := 0; i < 4000000; i++ { s += i % 7 }; return }
func priceOf() (s int) { for r := 0; r < ROUNDS; r++ { for i := 0; i < 200000; i++ { s += i % 11 } }; return }
func main() {
  l, _ := net.Listen("tcp", "127.0.0.1:0")
  go http.Serve(l, nil)
  fmt.Println("works")
  for { parseOrder(); priceOf(); time.Sleep(20 * time.Millisecond) }
}`,
    build: ['go', 'build', '-o', 'shop', 'main.go'],
    run: ['./shop'],
  },
}

const SECONDS = 5
const SLOW = '80'
const MENDED = '1'
/** Compilers, virtual machines and a busy machine take their time; Go compiles its own library first. */
const TIMEOUT_MS = 400_000
/** A few seconds of a real profiler on a busy machine are too few samples at times. */
const RETRIES = 2

async function recorded(by: string, { file, text, build, run }: Shop, rounds: string): Promise<Profile> {
  const folder = join(tempFolder(), 'shop')
  mkdirSync(folder)
  writeFileSync(join(folder, file), text.replaceAll('ROUNDS', rounds))
  if (build !== undefined) expect(spawnSync(build[0], build.slice(1), { cwd: folder, stdio: 'ignore' }).status).toBe(0)
  const child = spawn(run[0], run.slice(1), { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
  children.push(child)
  await new Promise(resolve => child.stdout.once('data', resolve))
  const target = runningTarget(child.pid ?? 0)
  if (!target.ok) throw new Error(target.error)
  const options = { seconds: SECONDS, rateHz: null }
  const prepared = await prepareRecording({ target: target.value, options, output: null, folder, by })
  if (!prepared.ok) throw new Error(prepared.error)
  const quiet = { stop: new AbortController().signal, onSecondsLeft: () => undefined, onWords: () => undefined }
  expect(await prepared.value.record(quiet)).toEqual({ ok: true, value: null })
  child.kill('SIGKILL')
  expect(readFileSync(prepared.value.output).length).toBeGreaterThan(0)
  const profile = await loadProfile(() => fileSource(prepared.value.output))
  if (!profile.ok) throw new Error(JSON.stringify(profile.error))
  return profile.value
}

describe.each(Object.entries(SHOPS))('%s', (by, shop) => {
  const why = !isLinux ? 'Linux alone' : findTool(shop.tool) === null ? `no ${shop.tool} here` : null
  const name = `the planted bottleneck is the first finding, and gone after the fix${why === null ? '' : ` (skipped: ${why})`}`

  test.skipIf(why !== null)(name, { timeout: TIMEOUT_MS, retry: RETRIES }, async () => {
    const before = { name: 'before', profile: await recorded(by, shop, SLOW) }
    const asked = subjectAsked(before, {})
    if (!asked.ok) throw new Error(asked.error)
    const { insights } = insightsJson(asked.value.subject.profile, findings(asked.value, NO_CHANGES, null))
    // That a busy machine left little to record is said before all else.
    expect(insights.find(({ rule }) => rule !== 'few-samples')?.function).toMatch(/price_?of/i)

    const after = { name: 'after', profile: await recorded(by, shop, MENDED) }
    const compared = comparisonAsked([before], [after], {})
    if (!compared.ok) throw new Error(compared.error)
    const { rows } = changeReport(compared.value.changes)
    const priced = rows.find(({ name: fn }) => /price_?of/i.test(fn))
    // So little of it is left that perhaps no sample saw it.
    expect(priced).toMatchObject({ significant: true, change: expect.stringMatching(/^(?:improved|gone)$/) })
  })
})
