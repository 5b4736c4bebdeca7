// The layer over the main flame graph that shows where the findings and notes are.

import { useEffect, useMemo, useRef } from 'react'
import { NONE } from '../../../shared/profile/profile'
import { findNamedPlace } from '../../../shared/analysis/places'
import { rowPx } from '../../graph/paint'
import { useDevicePixelRatio } from '../../ui/useDevicePixelRatio'
import { useAnswers } from '../../state/answers'
import { shownFindings, type Found } from '../../state/foundFindings'
import { useFindingsView, type PointedAt } from '../../state/findings/findingsView'
import { mainFlame } from '../../state/mainFlame'
import { useNotes } from '../../state/findings/notes'
import { frameNotes, type Notes } from '../../state/findings/noteBook'
import { usePreferences } from '../../state/preferences'
import { useShade } from '../../ui/theme'
import type { MarksPaint } from '../../graph/drawMarks'
import { useFindingList, type FindingList } from '../../state/findings/findingList'
import styles from './FindingMarks.module.css'
import { hasSameStacks, litNodes } from '../../state/findings/findingNodes'
import { showMarks } from '../../graph/showMarks'
import type { DrawnTree } from '../../worker/opened'
import type { Marks } from '../../graph/badges'

type Props = { readonly drawn: DrawnTree; readonly marks: Marks }

export function FindingMarks({ drawn, marks }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const found = useAnswers(state => shownFindings(state.findings))
  const notes = useNotes(state => state.notes)
  const pointedAt = useFindingsView(state => state.pointedAt)
  const list = useFindingList()
  const growsDown = usePreferences(state => state.growth) === 'icicle'
  const shade = useShade(state => state.shade)
  const ratio = useDevicePixelRatio()
  const lit = useMemo(() => litBy(pointedAt, drawn, found, list, notes), [pointedAt, drawn, found, list, notes])

  useEffect(() => {
    if (canvas.current === null) return undefined
    const paint = marksPaint(growsDown, 1 / ratio)
    return showMarks(canvas.current, mainFlame, { tree: drawn.tree, marks, lit }, paint)
    // The colours are the theme's, read when it changes.
  }, [drawn, marks, lit, growsDown, ratio, shade])

  return <canvas ref={canvas} className={styles['marks']} data-lit={lit === null ? undefined : ''} aria-hidden />
}

function litBy(at: PointedAt | null, drawn: DrawnTree, found: Found | null, list: FindingList, notes: Notes): Uint8Array | null {
  if (at === null) return null
  const lit = at.kind === 'note' ? litByNote(drawn, notes, at.at) : litByFinding(at.id, drawn, found, list)
  // Dimming everything would say nothing.
  return lit?.includes(1) === true ? lit : null
}

function litByFinding(id: string, drawn: DrawnTree, found: Found | null, { cards, doubts, dismissed }: FindingList): Uint8Array | null {
  const finding = [...cards, ...doubts, ...dismissed].find(other => other.id === id)
  return found === null || finding === undefined || found.profile !== drawn.profile
    ? null
    : litNodes(drawn, finding.insight, hasSameStacks(drawn, found))
}

function litByNote({ tree, profile }: DrawnTree, notes: Notes, at: number): Uint8Array | null {
  const note = frameNotes(notes)[at]
  const node = note === undefined ? NONE : findNamedPlace(tree, profile.names, note.frame)
  if (node === NONE) return null
  const lit = new Uint8Array(tree.length)
  lit[node] = 1
  return lit
}

/** Of the row: digits are smaller than labels, so that two fit a badge. */
const FONT_SHARE = 0.52

function marksPaint(growsDown: boolean, devicePx: number): MarksPaint {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    rowPx: rowPx(),
    growsDown,
    devicePx,
    scrim: token('--map-scrim'),
    outline: token('--text'),
    badge: token('--text'),
    badgeText: token('--surface'),
    font: `600 ${Math.round(rowPx() * FONT_SHARE)}px ${token('--font-ui')}`,
  }
}
