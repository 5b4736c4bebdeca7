// What is shown: how many deployments of what, in which order, and what functions are measured by.

import { FileImage, FolderOpen } from 'lucide-react'
import { MAX_LOOKED_AT } from '../../../shared/trend/changePoints'
import { pickTrend } from '../../actions/pickTrend'
import { saveTrendReport, trends } from '../../state/trend/trends'
import type { OpenTrend } from '../../state/trend/createTrends'
import { Button, IconButton } from '../../ui/Button'
import { Segments } from '../../ui/Segments'
import { say } from '../../ui/Toasts'
import page from '../../ui/TabPage.module.css'
import styles from './TrendTab.module.css'

/** With so many, the newest are a narrow strip at the right end. */
const MANY = 2 * MAX_LOOKED_AT
const SPANS = [
  ['all', 'All'],
  ['newest', `Newest ${MAX_LOOKED_AT}`, 'Those that changes are looked for in'],
] as const

const PERS = [
  ['share', 'Share', 'Each function as a part of its profile: traffic does not move it'],
  ['total', 'Total', 'Each function as it is: right where every profile is of the same work'],
  ['request', 'Per request', 'Divided by the label "requests" of each profile'],
] as const

export function TrendHead({ open }: { readonly open: OpenTrend }) {
  const { contents, sheet, choice } = open
  const group = contents.groups[choice.group]
  return (
    <div className={page['head']}>
      <div className={page['headline']}>
        <strong>{sheet.headline}</strong>
        {[...sheet.remarks, ...contents.notes].map(line => (
          <span key={line} className={styles['remark']}>
            {line}
          </span>
        ))}
      </div>
      {contents.groups.length > 1 ? (
        <label className={styles['group']}>
          <span>{contents.groups.length} kinds of profiles:</span>
          <select value={choice.group} onChange={event => void trends.choose({ group: Number(event.target.value) })}>
            {contents.groups.map(({ title }, at) => (
              <option key={at} value={at}>
                {title}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {choice.last > 0 || sheet.deployments.length > MANY ? (
        <Segments
          label="Which deployments"
          choices={SPANS}
          value={choice.last === 0 ? 'all' : 'newest'}
          onChoose={span => void trends.choose({ last: span === 'all' ? 0 : MAX_LOOKED_AT })}
        />
      ) : null}
      <Segments
        label="Functions are measured by"
        choices={PERS.filter(([per]) => per !== 'request' || group?.hasRequests === true)}
        value={choice.per}
        onChoose={per => void trends.choose({ per })}
      />
      <IconButton
        label="Save the trend as SVG"
        icon={<FileImage aria-hidden />}
        onClick={() => void saveTrendReport(open.name).then(words => (words === null ? undefined : say(words)))}
      />
      <Button look="quiet" onClick={() => void pickTrend()}>
        <FolderOpen aria-hidden />
        Open another…
      </Button>
    </div>
  )
}
