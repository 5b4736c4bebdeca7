// The way to a finding or a note: its frame selected, and as wide on the screen as it takes to see it and what is about it.

import { NONE } from '../../../shared/profile/profile'
import type { CallTree } from '../../../shared/analysis/callTree'
import { findNamedPlace, type NamedPlace } from '../../../shared/analysis/places'
import { useAnswers } from '../answers'
import { zoomTo } from '../../graph/flameView'
import { noteVisit, setDrawer, useFindingsView } from './findingsView'
import { goToNode, hottestNodes, mainFlame, selectedNode } from '../mainFlame'
import { select, showTab, useView } from '../view'
import { say } from '../../ui/Toasts'
import { currentFindings, type Finding } from './findingList'
import { findingNode } from './findingNodes'

/** Of the graph's width: less than this, and a frame is looked for instead of seen. */
const WELL_SEEN_SHARE = 0.2

export function goToFinding({ id, insight }: Finding): void {
  const { tree: drawn } = useAnswers.getState()
  if (drawn === null || insight.fn === NONE) return
  const node = findingNode(drawn, insight)
  if (node === NONE) {
    select({ fn: insight.fn, path: null })
    say('This function is not in the graph now: a step in the row above it took it out')
  } else {
    goAndLook(node)
  }
  noteVisit(id)
}

export function goToPlace(place: NamedPlace): void {
  const { tree: drawn } = useAnswers.getState()
  const node = drawn === null ? NONE : findNamedPlace(drawn.tree, drawn.profile.names, place)
  if (node === NONE) say('This frame is not in the graph now')
  else goAndLook(node)
}

/** Through the findings by their numbers, then through the hottest frames; from anywhere else to the first. */
export function walkFindings(direction: 1 | -1): void {
  const { tree: drawn } = useAnswers.getState()
  if (drawn === null) return
  const findings = currentFindings().cards.filter(({ insight }) => findingNode(drawn, insight) !== NONE)
  const nodes = findings.map(({ insight }) => findingNode(drawn, insight))
  const stops = [...nodes, ...hottestNodes(drawn.tree).filter(node => !nodes.includes(node))]
  const at = placeIn(stops, findings, drawn.tree)
  const next = at === -1 ? 0 : Math.min(stops.length - 1, Math.max(0, at + direction))
  const finding = findings[next]
  if (finding !== undefined) goToFinding(finding)
  else if (stops[next] !== undefined) goToNode(stops[next])
}

/** Several findings may be about one frame: the one that was gone to counts. */
function placeIn(stops: readonly number[], findings: readonly Finding[], tree: CallTree): number {
  const { selectedFrame } = useView.getState()
  const { visited } = useFindingsView.getState()
  const visit = visited !== null && visited.frame === selectedFrame ? findings.findIndex(({ id }) => id === visited.id) : -1
  return visit === -1 ? stops.indexOf(selectedNode(tree, selectedFrame)) : visit
}

function goAndLook(node: number): void {
  const { tree: drawn } = useAnswers.getState()
  if (drawn === null) return
  showTab('flame')
  setDrawer(false)
  const { viewport } = mainFlame.getState()
  const share = drawn.tree.total[node] / (viewport.endValue - viewport.startValue)
  if (share < WELL_SEEN_SHARE || share > 1) zoomTo(mainFlame, widestView(drawn.tree, node))
  goToNode(node)
}

/** The outermost caller in which the frame is still well seen; NONE: in everything. */
function widestView(tree: CallTree, node: number): number {
  if (tree.total[node] >= tree.totalValue * WELL_SEEN_SHARE) return NONE
  let within = node
  while (tree.parent[within] !== NONE && tree.total[node] >= tree.total[tree.parent[within]] * WELL_SEEN_SHARE) within = tree.parent[within]
  return within
}
