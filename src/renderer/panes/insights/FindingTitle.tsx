// A finding's number, its title with the function's name, and its share; a button that goes to the frame where there is one.

import type { ReactNode } from 'react'
import type { Insight } from '../../../shared/insights/insight'
import { NONE } from '../../../shared/profile/profile'
import { isAboutCode, type Told } from '../../../shared/report/told'
import { fitLines } from '../../ui/cutName'
import { Name } from '../../ui/Name'
import { Tip } from '../../ui/Tip'
import styles from './FindingCard.module.css'
import type { Finding } from '../../state/findings/findingList'
import { goToFinding } from '../../state/findings/goThere'
import { cutEnd } from '../../../shared/base/text/cut'

const NAME_LINES = 2
/** Of the panel as it opens: so many characters stand between number and arrow, and one of the share takes as much room as this of a name's. */
const HEAD_CHARS = 33
const SHARE_CHAR = 0.85
/** Of a sentence with a name in it. */
const MAX_TITLE_CHARS = 200
/** As much as a tooltip can hold. */
const MAX_TIP_CHARS = 1500

type Props = {
  readonly finding: Finding
  readonly title: Told['title']
  readonly share: string
  /** At its right end. */
  readonly children: ReactNode
}

export function FindingTitle({ finding, title, share, children }: Props) {
  const { insight, number } = finding
  const [, name] = title
  const shown = fitLines(name, NAME_LINES, HEAD_CHARS - Math.ceil(share.length * SHARE_CHAR))
  const words = isNameAlone(insight, title) ? (
    <Name text={shown} wraps breaksAtParts />
  ) : (
    <Name text={insight.title} limit={MAX_TITLE_CHARS} wraps isCode={false} />
  )
  const button = (
    <button type="button" className={styles['go']} aria-label={cutEnd(insight.title, MAX_TIP_CHARS)} onClick={() => goToFinding(finding)}>
      {words}
    </button>
  )
  return (
    <div className={styles['head']}>
      {number === 0 ? null : <span className={styles['number']}>{number}</span>}
      <h3 className={styles['title']}>
        {insight.fn === NONE ? (
          <span className={styles['go']}>{words}</span>
        ) : shown !== name ? (
          <Tip label={cutEnd(name, MAX_TIP_CHARS)} side="left">
            {button}
          </Tip>
        ) : (
          button
        )}
      </h3>
      {share === '' ? null : <span className={styles['share']}>{share}</span>}
      {children}
    </div>
  )
}

/** Of a remark, of what is said about the data, and of several paths together, the title is the statement. */
export function isNameAlone(insight: Insight, [, name]: Told['title']): boolean {
  return name !== '' && isAboutCode(insight) && insight.rule !== 'multiple-peaks'
}
