// Which findings go into the report: all that there are, by rank, those that were dismissed last and left out at first.

import type { Finding } from '../../state/findings/findingList'
import { SeverityMark } from '../../parts/SeverityMark'
import { Button } from '../../ui/Button'
import { Name } from '../../ui/Name'
import { withFinding, type ReportChoice } from './reportChoice'
import styles from './ReportDialog.module.css'

/** Two lines of the list. */
const MAX_TITLE_CHARS = 90

type Props = {
  readonly offered: readonly Finding[]
  readonly dismissed: readonly Finding[]
  readonly choice: ReportChoice
  readonly onChange: (choice: ReportChoice) => void
}

export function FindingChecks({ offered, dismissed, choice, onChange }: Props) {
  if (offered.length === 0) return <p className={styles['fine']}>No findings in what is shown.</p>
  const all = offered.map(({ id }) => id)
  return (
    <div className={styles['group']} role="group" aria-label="Findings in the report">
      <div className={styles['head']}>
        <h3>Findings</h3>
        <span className={styles['count']}>
          {choice.findings.size} of {offered.length}
        </span>
        <span className={styles['space']} />
        <Button look="quiet" onClick={() => onChange({ ...choice, findings: new Set(all) })}>
          All
        </Button>
        <Button look="quiet" onClick={() => onChange({ ...choice, findings: new Set() })}>
          None
        </Button>
      </div>
      <ul className={styles['findings']}>
        {offered.map(finding => (
          <li key={finding.id}>
            <label>
              <input
                type="checkbox"
                checked={choice.findings.has(finding.id)}
                onChange={event => onChange(withFinding(choice, finding.id, event.target.checked))}
              />
              <span className={styles['finding']}>
                <Name text={finding.insight.title} limit={MAX_TITLE_CHARS} wraps isCode={false} />
                <span className={styles['facts']}>
                  <SeverityMark severity={finding.insight.severity} />
                  {dismissed.includes(finding) ? <span>dismissed</span> : null}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  )
}
