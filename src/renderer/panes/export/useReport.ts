// The report that the dialog shows and saves: made by the worker anew whenever a choice changes.

import { useEffect, useState } from 'react'
import { analyst } from '../../worker/analyst'
import type { ProfileId, ReportOrder } from '../../worker/protocol'

export type Report =
  | { readonly kind: 'none' }
  /** `url` is for showing it, and is good until the next one is there. */
  | { readonly kind: 'made'; readonly order: ReportOrder; readonly svg: string; readonly url: string }
  | { readonly kind: 'failed'; readonly order: ReportOrder; readonly message: string }

export function useReport(profile: ProfileId, order: ReportOrder): Report {
  const [report, setReport] = useState<Report>({ kind: 'none' })
  useEffect(() => {
    let isWanted = true
    void analyst()
      .ask('report', 'report', profile, order)
      .then(outcome => {
        if (!isWanted || outcome.kind === 'superseded') return
        if (outcome.kind === 'failed') return setReport({ kind: 'failed', order, message: outcome.message })
        const url = URL.createObjectURL(new Blob([outcome.value], { type: 'image/svg+xml' }))
        setReport({ kind: 'made', order, svg: outcome.value, url })
      })
    return () => {
      isWanted = false
    }
  }, [profile, order])
  const url = report.kind === 'made' ? report.url : null
  useEffect(() => (url === null ? undefined : () => URL.revokeObjectURL(url)), [url])
  return report
}

export type ReportSize = { readonly widthPx: number; readonly heightPx: number; readonly bytes: number }

export function sizeOf(svg: string): ReportSize {
  const [, width, height] = /<svg [^>]*? width="(\d+)" height="(\d+)"/.exec(svg) ?? []
  return { widthPx: Number(width ?? 0), heightPx: Number(height ?? 0), bytes: new Blob([svg]).size }
}
