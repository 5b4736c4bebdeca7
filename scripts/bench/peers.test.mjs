import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { doublingChart } from './doubling.mjs'
import { peerPairs } from './peers.mjs'

const INPUTS = {
  folded: '/in/a.folded',
  foldedAgain: "/in/it's.folded",
  perf: '/in/p',
  pprof: '/in/m',
  pprofMany: '/in/n',
  jfr: '/in/r.jfr',
}
const path = process.env.PATH
const folders = []
afterEach(() => {
  process.env.PATH = path
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** @param {readonly string[]} names */
function folderOf(names) {
  const folder = mkdtempSync(join(tmpdir(), 'flamewise-peers-'))
  folders.push(folder)
  for (const name of names) writeFileSync(join(folder, name), '')
  return folder
}

test('only tools that are there are measured', () => {
  process.env.PATH = folderOf(['perl'])
  const pairs = peerPairs({ scripts: folderOf(['flamegraph.pl', 'difffolded.pl']) }, INPUTS, '/cli.cjs')
  expect(pairs.filter(({ theirs }) => theirs !== null).map(({ peer }) => peer)).toEqual([
    'flamegraph.pl',
    'difffolded.pl',
    'difffolded.pl | flamegraph.pl',
  ])
  expect(pairs.find(({ peer }) => peer === 'difffolded.pl')?.theirs).toMatch(/difffolded\.pl' '\/in\/it'\\''s\.folded' '\/in\/a\.folded'$/)
})

test('what twice the input costs is a dot at its place, and beyond the chart at its edge with its number', () => {
  const svg = doublingChart(
    [
      { name: 'a < b', cpu: 1.5, memory: NaN },
      { name: 'c', cpu: 9, memory: 3 },
    ],
    'Twice',
  )
  expect(svg).toContain('a &lt; b')
  const places = Array.from(svg.matchAll(/class="cpu" cx="([\d.]+)"/g), ([, x]) => Number(x))
  expect(places.slice(1)).toEqual([475, 700])
  expect(svg).toContain('9.0× 3.0×')
  expect(svg).not.toContain('NaN')
})
