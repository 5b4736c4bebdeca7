// The parts of the program that a person waits for, timed inside one process: read, tree, table, findings, comparison, report, drawing.

import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { drawFlame } from '../../src/renderer/graph/drawFlame'
import { drawMinimap } from '../../src/renderer/graph/drawMinimap'
import { buildCallTree } from '../../src/shared/analysis/callTree'
import { deepestBelow } from '../../src/shared/analysis/deepestBelow'
import { frameColourSlots } from '../../src/shared/analysis/frameColours'
import { functionModules } from '../../src/shared/analysis/modules'
import { moduleSlots } from '../../src/shared/analysis/moduleSlots'
import { buildInvertedTree } from '../../src/shared/analysis/invertedTree'
import { functionWeights } from '../../src/shared/analysis/functionTable'
import { matchFunctions } from '../../src/shared/analysis/search'
import { stackView } from '../../src/shared/analysis/stackView'
import { changesOf } from '../../src/shared/diff/changes'
import { compare } from '../../src/shared/diff/compare'
import { COMPARED_TYPES, comparisonProfile, sidesByNode } from '../../src/shared/diff/comparisonProfile'
import { nodeChanges } from '../../src/shared/diff/nodeChanges'
import { profileReading } from '../../src/shared/formats/reading'
import { findInsights } from '../../src/shared/insights/findInsights'
import { NO_CHANGES } from '../../src/shared/insights/settings'
import { decodeProfile, encodeProfile } from '../../src/shared/profile/body'
import { report } from '../../src/shared/questions/report'
import { everything, selected } from '../../src/shared/questions/selected'
import { recordingOf } from '../../src/shared/questions/subject'

const CHUNK_BYTES = 4 << 20

/** Milliseconds of each part, the best of `runs`, on the file at `path`; `other` is a second run of the same program. */
export function timeParts(path, other, runs) {
  const profile = read(bytesOf(path))
  const second = read(bytesOf(other))
  const bytes = bytesOf(path)
  const type = profile.meta.defaultSampleType
  const view = stackView(profile, type)
  const tree = buildCallTree(profile, view)
  const base = [{ profile: second, sampleType: type }]
  const current = [{ profile, sampleType: type }]
  const changes = changesOf(compare(base, current))
  const body = joined(encodeProfile(profile))
  const paint = paintOf(profile, tree)
  const parts = {
    read: () => read(bytes),
    'encode body': () => encodeProfile(profile),
    'decode body': () => decodeProfile(body),
    'call tree': () => buildCallTree(profile, view),
    'call tree, inverted': () => buildInvertedTree(profile, view),
    'function table': () => functionWeights(profile, view),
    search: () => matchFunctions(profile, { text: 'query', isRegex: false, matchesCase: false }),
    findings: () => findInsights(profile, view, type, { rules: NO_CHANGES }),
    'comparison, rows': () => changesOf(compare(base, current)),
    'comparison, graph': () => comparisonGraph(changes),
    'pan and zoom, 120 frames': () => panAndZoom(tree, paint),
    minimap: () => drawMinimap(NO_CANVAS, tree, { widthPx: WINDOW.widthPx, heightPx: 60 }, paint),
    report: () => report(selected(recordingOf(profile), everything(type)), { source: 'bench' }),
  }
  const times = Object.entries(parts).map(([name, run]) => [name, best(run, runs)])
  return { nodes: tree.length, times: Object.fromEntries(times) }
}

function comparisonGraph(changes) {
  const union = comparisonProfile(changes)
  const tree = buildCallTree(union, stackView(union, COMPARED_TYPES.larger))
  return nodeChanges(
    changes,
    tree.fn,
    sidesByNode(union, tree, plain => plain),
  )
}

/**
 * Takes what is drawn and shows nothing: what is timed is the walk over the tree and what is asked of the canvas.
 * @type {import('../../src/renderer/graph/drawFlame').FlameCanvas}
 */
const NO_CANVAS = { fillStyle: '', font: '', textBaseline: 'middle', clearRect() {}, fillRect() {}, fillText() {} }
const WINDOW = { widthPx: 1600, heightPx: 900 }

function paintOf(profile, tree) {
  const modules = functionModules(profile)
  const palette = Array.from({ length: 256 }, (_, slot) => `#${slot.toString(16).padStart(6, '0')}`)
  return {
    palette,
    dimmed: palette,
    edges: [],
    slotOfFrame: frameColourSlots(profile, modules, moduleSlots(profile, modules), 'module'),
    slotOfNode: null,
    lit: null,
    deepest: deepestBelow(tree),
    text: '',
    dimmedText: '',
    crumbs: '',
    font: '',
    rowPx: 20,
    growsDown: true,
    devicePx: 1,
    reservedPx: new Map(),
    outline: { hovered: '', selected: '' },
    labelOf: () => '',
  }
}

/** Two seconds at 60 frames a second: into the middle up to 64 times, then along, then back. */
function panAndZoom(tree, paint) {
  for (let frame = 0; frame < 120; frame++) {
    const zoom = 2 ** (6 - Math.abs(60 - frame) / 10)
    const width = tree.totalValue / zoom
    const startValue = ((tree.totalValue - width) * frame) / 120
    drawFlame(NO_CANVAS, tree, { ...WINDOW, startValue, endValue: startValue + width, topPx: frame * 2 }, paint)
  }
}

function best(run, runs) {
  let least = Infinity
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    run()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

function bytesOf(path) {
  const bytes = readFileSync(path)
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
}

function read(bytes) {
  const reading = profileReading()
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) reading.push(bytes.subarray(start, start + CHUNK_BYTES))
  const result = reading.finish()
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

function joined(chunks) {
  const bytes = Buffer.concat(chunks)
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)
}
