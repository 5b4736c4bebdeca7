// The exports themselves: what is looked at now, asked of the worker in the form that was wanted, and saved.

import { CONVERSION_ENDINGS, type Conversion } from '../../../shared/report/convert'
import type { RedactedNames } from '../../../shared/questions/redacted'
import { DEFAULT_REPORT_OPTIONS, wholeGraph, type GraphView } from '../../../shared/report/svg/model'
import { treeChoice, useAnswers } from '../answers'
import { mainFlame } from '../mainFlame'
import { usePreferences } from '../preferences'
import { selectionIn, useView } from '../view'
import { useShade } from '../../ui/theme'
import { analyst } from '../../worker/analyst'
import type { ViewOrder } from '../../worker/protocol'
import { exportFile } from './exporting'
import { answered, drawnNow, filterOf, nameOf } from './shown'
import { tableNow } from './tableNow'
import type { DrawnTree } from '../../worker/opened'

const CONVERSION_TYPES: Readonly<Record<Conversion, string>> = {
  pprof: 'application/gzip',
  folded: 'text/plain',
  speedscope: 'application/json',
}

export function exportConverted(to: Conversion): void {
  const drawn = drawnNow()
  if (drawn === null) return
  const { profile } = drawn
  const choice = selectionIn(useView.getState())
  void exportFile(nameOf(profile, CONVERSION_ENDINGS[to]), CONVERSION_TYPES[to], () =>
    answered(analyst().ask(null, 'convert', profile.id, choice, to, profile.file.name)),
  )
}

/** For strangers: neither its name nor what is in it tells whose it is. */
export function exportRedacted(to: Conversion, modules: readonly string[]): void {
  const drawn = drawnNow()
  if (drawn === null) return
  const choice = selectionIn(useView.getState())
  void exportFile(`redacted${CONVERSION_ENDINGS[to]}`, CONVERSION_TYPES[to], () =>
    answered(analyst().ask(null, 'redacted', drawn.profile.id, choice, to, modules)),
  )
}

/** Null where it could not be told. */
export async function namesKept(modules: readonly string[]): Promise<RedactedNames | null> {
  const drawn = drawnNow()
  if (drawn === null) return null
  const asked = await analyst().ask('redactedNames', 'redactedNames', drawn.profile.id, selectionIn(useView.getState()), modules)
  return asked.kind === 'answer' ? asked.value : null
}

export function exportSvg(): void {
  const drawn = drawnNow()
  if (drawn !== null) void exportFile(nameOf(drawn.profile, '.flamegraph.svg'), 'image/svg+xml', () => viewSvg(drawn))
}

export function exportPng(): void {
  const drawn = drawnNow()
  if (drawn !== null) void exportFile(nameOf(drawn.profile, '.flamegraph.png'), 'image/png', async () => svgToPng(await viewSvg(drawn)))
}

function viewSvg(drawn: DrawnTree): Promise<string> {
  const { growth, colourMode, roles, changeOf, order: siblings } = usePreferences.getState()
  const { widthPx } = mainFlame.getState().viewport
  const order: ViewOrder = {
    choice: treeChoice(useView.getState(), siblings),
    changeOf,
    roles,
    view: { ...stretchOf(drawn), growsDown: growth === 'icicle', lit: litIn(drawn) },
    title: drawn.profile.file.name,
    filter: filterOf(drawn),
    options: {
      ...DEFAULT_REPORT_OPTIONS,
      widthPx: Math.max(MIN_WIDTH_PX, Math.round(widthPx)),
      maxRows: MAX_VIEW_ROWS,
      theme: useShade.getState().shade,
      colours: colourMode,
    },
  }
  return answered(analyst().ask(null, 'viewSvg', drawn.profile.id, order))
}

/** Titles and the legend of a comparison take so much. */
const MIN_WIDTH_PX = 760
/** Of a picture that is still a picture; the rest is counted in its last line. */
const MAX_VIEW_ROWS = 400

/** As it is zoomed; everything, where the graph has not been on screen yet. */
function stretchOf({ tree }: DrawnTree): Pick<GraphView, 'startValue' | 'endValue'> {
  const { tree: shown, viewport } = mainFlame.getState()
  return shown === tree ? { startValue: viewport.startValue, endValue: viewport.endValue } : wholeGraph(tree)
}

function litIn({ profile }: DrawnTree): Uint8Array | null {
  const { matches } = useAnswers.getState()
  return matches?.profile === profile ? matches.matched : null
}

export function exportCsv(): void {
  const table = tableNow()
  if (table !== null) void exportFile(table.fileName('.csv'), 'text/csv', async () => (await table.text('csv')).text)
}

/** Sharp on today's screens, and in print at half a page. */
const PNG_SCALE = 2
/** Larger canvases come out empty. */
const MAX_SIDE_PX = 16_000
const MAX_PIXELS = 200e6

/** Drawn by the browser that shows the window, so that picture and window have the same fonts. */
async function svgToPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const blob = await pixels(image)
    return new Uint8Array(await blob.arrayBuffer())
  } finally {
    URL.revokeObjectURL(url)
  }
}

function pixels(image: HTMLImageElement): Promise<Blob> {
  const { naturalWidth, naturalHeight } = image
  const fitting = Math.min(MAX_SIDE_PX / Math.max(naturalWidth, naturalHeight), Math.sqrt(MAX_PIXELS / (naturalWidth * naturalHeight)))
  const scale = Math.min(PNG_SCALE, fitting)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(naturalWidth * scale)
  canvas.height = Math.round(naturalHeight * scale)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('this browser has no 2D canvas')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob === null ? reject(new Error('the picture is too large')) : resolve(blob)), 'image/png')
  })
}
