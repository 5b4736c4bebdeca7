// What a table of functions shows: weights and rows of the same profile, or nothing until both are there.

import { useMemo } from 'react'
import { useAnswers } from '../state/answers'
import { unitOf } from '../../shared/profile/unit'
import { selectionIn, useView } from '../state/view'
import type { NodeChanges } from '../../shared/diff/nodeChanges'
import type { TopData } from '../../shared/report/topColumns'
import type { OpenProfile } from '../worker/opened'

export type TopRows = {
  readonly data: TopData
  readonly rows: Int32Array
  readonly profile: OpenProfile
  /** Of a comparison: both sides, by function. */
  readonly sides: NodeChanges | null
}

export function useTopData(): TopRows | null {
  const functions = useAnswers(state => state.functions)
  const rows = useAnswers(state => state.rows)
  const sampleType = useView(state => selectionIn(state).sampleType)
  return useMemo(() => {
    if (functions === null || rows === null || rows.profile !== functions.profile) return null
    const { profile, weights } = functions
    const unit = unitOf(profile.names.meta.sampleTypes[sampleType])
    return { data: { profile, weights, unit, wholeValue: weights.wholeValue }, rows: rows.rows, profile, sides: weights.sides }
  }, [functions, rows, sampleType])
}
