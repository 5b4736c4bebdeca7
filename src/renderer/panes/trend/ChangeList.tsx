// The changes of a trend in words: which deployment, by how much, how sure, and which functions carry it.

import { trends } from '../../state/trend/trends'
import { Button } from '../../ui/Button'
import type { TrendChangeSheet, TrendSheet } from '../../../shared/questions/trendSheet'
import styles from './ChangeList.module.css'

/** Under it nothing was looked for. */
const MIN_LOOKED_AT = 8

export function ChangeList({ sheet }: { readonly sheet: TrendSheet }) {
  const { changes, lastStep, deployments } = sheet
  const last = deployments.length - 1
  if (changes.length === 0) {
    return (
      <div className={styles['list']}>
        <p className={styles['none']}>{lastStep ?? (deployments.length < MIN_LOOKED_AT ? '' : 'No change found.')}</p>
        {lastStep === null ? null : <Button onClick={() => void trends.compareDeployments(last - 1, last)}>Compare the two</Button>}
      </div>
    )
  }
  return (
    <ol className={styles['list']} aria-label="Changes">
      {changes.map((change, at) => (
        <Change key={change.at} change={change} number={at + 1} />
      ))}
    </ol>
  )
}

function Change({ change, number }: { readonly change: TrendChangeSheet; readonly number: number }) {
  const { where, previous, what, size, verdict, sure, since, carriers } = change.words
  return (
    <li className={styles['change']}>
      <span className={styles['number']} data-direction={change.direction}>
        {number}
      </span>
      <div className={styles['text']}>
        <div className={styles['title']}>
          <strong>{where}</strong>
          <span>after {previous}</span>
          <span className={styles['verdict']} data-direction={change.direction}>
            {verdict}
          </span>
          <span>{sure}</span>
        </div>
        <div>
          {what} {size}, {since}
        </div>
        {carriers.length === 0 ? null : <div className={styles['carriers']}>{carriers.join(' · ')}</div>}
      </div>
      <Button onClick={() => void trends.compareDeployments(change.at - 1, change.at)}>Compare</Button>
    </li>
  )
}
