// What the report will look like: the file itself as a picture, in which nothing runs.

import { useState } from 'react'
import { Button } from '../../ui/Button'
import styles from './ReportDialog.module.css'
import type { Report } from './useReport'

export function ReportPreview({ report, isStale }: { readonly report: Report; readonly isStale: boolean }) {
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
