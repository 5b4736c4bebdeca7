// The exports themselves: what is looked at now, asked of the worker in the form that was wanted, and saved.

import { CONVERSION_ENDINGS, type Conversion } from '../../../shared/report/convert'
import type { RedactedNames } from '../../../shared/questions/redacted'
import { DEFAULT_REPORT_OPTIONS, wholeGraph, type GraphView } from '../../../shared/report/svg/model'
import { stackChoice, treeChoice, useAnswers } from '../answers'
import { mainFlame } from '../mainFlame'
import { usePreferences } from '../preferences'
import { useView } from '../view'
import { useShade } from '../../ui/theme'
import { analyst } from '../../worker/analyst'
import type { ViewOrder } from '../../worker/protocol'
import { exportFile } from './exporting'
import { answered, drawnNow, filterOf, nameOf } from './shown'
import { svgToPng } from './svgToPng'
import { tableNow, tableTitle } from './tableNow'
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
  const choice = stackChoice(useView.getState())
  void exportFile(nameOf(profile, CONVERSION_ENDINGS[to]), CONVERSION_TYPES[to], () =>
    answered(analyst().ask(null, 'convert', profile.id, choice, to, profile.file.name)),
  )
}

/** For strangers: neither its name nor what is in it tells whose it is. */
export function exportRedacted(to: Conversion, modules: readonly string[]): void {
  const drawn = drawnNow()
  if (drawn === null) return
  const choice = stackChoice(useView.getState())
  void exportFile(`redacted${CONVERSION_ENDINGS[to]}`, CONVERSION_TYPES[to], () =>
    answered(analyst().ask(null, 'redacted', drawn.profile.id, choice, to, modules)),
  )
}

/** Null where it could not be told. */
export async function namesKept(modules: readonly string[]): Promise<RedactedNames | null> {
  const drawn = drawnNow()
  if (drawn === null) return null
  const asked = await analyst().ask('redactedNames', 'redactedNames', drawn.profile.id, stackChoice(useView.getState()), modules)
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
  const drawn = drawnNow()
  if (drawn === null) return
  void exportFile(nameOf(drawn.profile, `.${tableTitle()}.csv`), 'text/csv', async () => (await tableNow(drawn, 'csv')).text)
}
