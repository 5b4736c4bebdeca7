// One finding: what it is, how much, how it is known, what to do, and what doing it costs.

import { useEffect, useRef, useState } from 'react'
import { NONE } from '../../../shared/profile/profile'
import type { InsightReport } from '../../../shared/insights/insight'
import { actionAlone } from '../../../shared/insights/wording'
import { useFindingsView, pointAt } from '../../state/findings/findingsView'
import { noteText } from '../../state/findings/noteBook'
import { useNotes } from '../../state/findings/notes'
import { useView } from '../../state/view'
import { cutMiddle } from '../../../shared/base/text/cut'
import { Name } from '../../ui/Name'
import { CardTools } from './CardTools'
import styles from './FindingCard.module.css'
import { FindingTitle } from './FindingTitle'
import { findingShare } from '../../state/findings/findingText'
import type { Finding } from '../../state/findings/findingList'
import { goToFinding } from '../../state/findings/goThere'
import { SeverityMark } from '../../parts/SeverityMark'
import { Why } from './Why'

type Props = { readonly finding: Finding; readonly report: InsightReport }

/** With names of kilobytes in it, a sentence would be longer than the panel is high. */
const MAX_TEXT_CHARS = 2000
/** Of a name in a sentence, until 'why' shows it in full. */
const MAX_WORD_CHARS = 64

export function FindingCard({ finding, report }: Props) {
  const { id, key, insight } = finding
  const card = useRef<HTMLElement>(null)
  const [showsWhy, setShowsWhy] = useState(false)
  const selection = useView(state => state.selection)
  const isVisited = useFindingsView(({ visited }) => visited !== null && visited.id === id && visited.selection === selection)
  const note = useNotes(({ notes }) => noteText(notes, { kind: 'finding', finding: key }))
  const share = findingShare(insight, report)

  useEffect(() => {
    if (isVisited) card.current?.scrollIntoView({ block: 'nearest' })
  }, [isVisited])

  const light = () => pointAt({ kind: 'finding', id })
  const unlight = () => pointAt(null)
  /** The whole card is a target for the pointer; the title is the one for the keyboard. */
  const clickAnywhere = (event: React.MouseEvent<HTMLElement>) => {
    const isOnControl = event.target instanceof Element && event.target.closest('button, a') !== null
    if (!isOnControl && document.getSelection()?.isCollapsed === true) goToFinding(finding)
  }

  return (
    <article
      ref={card}
      className={styles['card']}
      data-visited={isVisited ? '' : undefined}
      data-goes={insight.fn === NONE ? undefined : ''}
      data-finding={insight.rule}
      onPointerEnter={light}
      onPointerLeave={unlight}
      onFocus={light}
      onBlur={unlight}
      onClick={clickAnywhere}
    >
      <FindingTitle finding={finding} share={share} />
      <div className={styles['line']}>
        <SeverityMark severity={insight.severity} />
        <CardTools finding={finding} report={report} hasNote={note !== ''} />
      </div>
      <p className={showsWhy ? styles['evidence'] : styles['evidenceCut']}>
        <Name text={showsWhy ? insight.evidence : withShortWords(insight.evidence)} limit={MAX_TEXT_CHARS} wraps isCode={false} />
      </p>
      <p className={styles['action']}>
        <span className={styles['label']}>Try</span>{' '}
        <Name text={showsWhy ? insight.action : withShortWords(actionAlone(insight))} limit={MAX_TEXT_CHARS} wraps isCode={false} />
      </p>
      {insight.tradeOff === null ? null : (
        <dl className={styles['trade']}>
          {(['gain', 'cost', 'risk'] as const).map(part => (
            <div key={part}>
              <dt>{part}</dt>
              <dd>{insight.tradeOff?.[part]}</dd>
            </div>
          ))}
        </dl>
      )}
      {note === '' ? null : (
        <p className={styles['note']}>
          <span className={styles['label']}>Your note</span> <bdi>{note}</bdi>
        </p>
      )}
      <Why insight={insight} isOpen={showsWhy} onToggle={() => setShowsWhy(!showsWhy)} />
    </article>
  )
}

function withShortWords(text: string): string {
  return text.replace(/\S+/g, word => cutMiddle(word, MAX_WORD_CHARS))
}
