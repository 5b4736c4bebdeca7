// The report before it is saved: a preview beside the choices of what goes into it and how it looks.

import { useMemo, useState } from 'react'
import { formatBytes, formatCount } from '../../../shared/base/quantity'
import { useAnswers } from '../../state/answers'
import { useFindingList } from '../../state/findings/findingList'
import { shownFindings } from '../../state/foundFindings'
import { useNotes } from '../../state/findings/notes'
import { showOverlay, useOverlay } from '../../state/overlay'
import { usePreferences } from '../../state/preferences'
import { selectionIn, useView } from '../../state/view'
import { Button } from '../../ui/Button'
import { Modal } from '../../ui/Modal'
import type { ReportOrder } from '../../worker/protocol'
import { exportFile } from '../../state/export/exporting'
import { FindingChecks } from './FindingChecks'
import { chosenFindings, firstChoice, type ReportChoice } from './reportChoice'
import styles from './ReportDialog.module.css'
import { offeredFindings, reportEntries } from './reportEntries'
import { ReportFields } from './ReportFields'
import { drawnNow, filterOf, nameOf } from '../../state/export/shown'
import { sizeOf, useReport, type Report } from './useReport'
import type { DrawnTree } from '../../worker/opened'

const close = () => showOverlay('none')

export function ReportDialog() {
  const isOpen = useOverlay(state => state.overlay === 'report')
  const drawn = isOpen ? drawnNow() : null
  return (
    <Modal isOpen={drawn !== null} onClose={close} label="Report" size="large">
      {drawn === null ? null : <ReportForm drawn={drawn} />}
    </Modal>
  )
}

function ReportForm({ drawn }: { readonly drawn: DrawnTree }) {
  const list = useFindingList()
  const { notes } = useNotes()
  const found = useAnswers(state => shownFindings(state.findings))
  const { colourMode, roles } = usePreferences()
  // A comparison's report is about what changed, whatever the window is coloured by.
  const colours = drawn.profile.changes === null ? colourMode : 'module'
  // Until a person chooses, findings that are found meanwhile are in.
  const [chosen, setChosen] = useState<ReportChoice | null>(null)
  const choice = useMemo(() => chosen ?? firstChoice(list, colours), [chosen, list, colours])
  const offered = useMemo(() => offeredFindings(list), [list])
  const order = useMemo((): ReportOrder => {
    const findings = chosenFindings(offered, choice)
    return {
      choice: selectionIn(useView.getState()),
      source: drawn.profile.file.name,
      filter: filterOf(drawn),
      roles,
      entries: reportEntries({ findings, of: found?.report ?? null, notes: choice.hasNotes ? notes : null }, drawn),
      options: choice.options,
    }
  }, [drawn, offered, choice, notes, found, roles])
  const report = useReport(drawn.profile.id, order)
  const isStale = report.kind !== 'none' && report.order !== order
  const save = () => {
    if (report.kind !== 'made') return
    const { svg } = report
    close()
    void exportFile(nameOf(drawn.profile, '.report.svg'), 'image/svg+xml', () => Promise.resolve(svg))
  }
  return (
    <form
      className={styles['form']}
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      <div className={styles['choices']}>
        <h2>Report</h2>
        <FindingChecks offered={offered} dismissed={list.dismissed} choice={choice} onChange={setChosen} />
        <ReportFields noteCount={notes.written.length} choice={choice} onChange={setChosen} />
      </div>
      <ReportPreview report={report} isStale={isStale} />
      <div className={styles['foot']}>
        <p className={styles['scope']}>
          {order.filter === '' ? 'Of all samples.' : order.filter}
          {report.kind === 'made' ? <span className={styles['size']}>{sizeText(report.svg)}</span> : null}
        </p>
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" look="primary" disabled={report.kind !== 'made' || isStale}>
          Save report…
        </Button>
      </div>
    </form>
  )
}

function sizeText(svg: string): string {
  const { widthPx, heightPx, bytes } = sizeOf(svg)
  return `${formatCount(widthPx)} × ${formatCount(heightPx)} px, ${formatBytes(bytes)}`
}

function ReportPreview({ report, isStale }: { readonly report: Report; readonly isStale: boolean }) {
  const [isFullSize, setIsFullSize] = useState(false)
  return (
    <div className={styles['preview']}>
      <div className={styles['paper']} role="region" aria-label="Preview of the report" tabIndex={0} data-stale={isStale ? '' : undefined}>
        {report.kind === 'made' ? <img src={report.url} alt="The report" data-full={isFullSize ? '' : undefined} /> : null}
        {report.kind === 'none' ? <p className={styles['fine']}>The report is being made…</p> : null}
        {report.kind === 'failed' ? (
          <p className={styles['fault']} role="alert">
            The report could not be made: {report.message}
          </p>
        ) : null}
      </div>
      <Button className={styles['zoom'] ?? ''} aria-pressed={isFullSize} onClick={() => setIsFullSize(!isFullSize)}>
        {isFullSize ? 'Fit' : '100 %'}
      </Button>
    </div>
  )
}
