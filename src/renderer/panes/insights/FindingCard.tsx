// One finding in three lines: where and how much, what it is, what to try. How it is known and what it costs unfold, or show once it is gone to.

import { useEffect, useId, useRef, useState } from 'react'
import { NONE } from '../../../shared/profile/profile'
import type { InsightReport } from '../../../shared/insights/insight'
import { isAboutCode, lowerFirst, told, type Told } from '../../../shared/report/told'
import { useFindingsView, pointAt } from '../../state/findings/findingsView'
import { noteText } from '../../state/findings/noteBook'
import { useNotes } from '../../state/findings/notes'
import { useView } from '../../state/view'
import { cutMiddle } from '../../../shared/base/text/cut'
import { Name } from '../../ui/Name'
import { CardTools } from './CardTools'
import styles from './FindingCard.module.css'
import { FindingTitle, isNameAlone } from './FindingTitle'
import type { Finding } from '../../state/findings/findingList'
import { goToFinding } from '../../state/findings/goThere'
import { Why, WhyButton } from './Why'

type Props = { readonly finding: Finding; readonly report: InsightReport }

/** With names of kilobytes in it, a sentence would be longer than the panel is high. */
const MAX_TEXT_CHARS = 2000
/** Of a name in a sentence, until 'why' shows it in full. */
const MAX_WORD_CHARS = 64

export function FindingCard({ finding, report }: Props) {
  const { id, key, insight } = finding
  const card = useRef<HTMLElement>(null)
  const [showsWhy, setShowsWhy] = useState(false)
  const selectedFrame = useView(state => state.selectedFrame)
  const isVisited = useFindingsView(({ visited }) => visited !== null && visited.id === id && visited.frame === selectedFrame)
  const note = useNotes(({ notes }) => noteText(notes, { kind: 'finding', finding: key }))
  const words = told(insight, report)
  const isOpen = showsWhy || isVisited
  const whyId = useId()

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
      <FindingTitle finding={finding} title={words.title} share={isAboutCode(insight) ? words.share : ''}>
        <WhyButton insight={insight} isOpen={isOpen} controls={whyId} onToggle={() => setShowsWhy(!isOpen)} />
      </FindingTitle>
      <p className={styles['what']}>
        <Name
          text={withShortWords(isNameAlone(insight, words.title) ? whatText(words) : words.what)}
          limit={MAX_TEXT_CHARS}
          wraps
          isCode={false}
        />
      </p>
      <p className={isOpen ? styles['action'] : styles['actionCut']}>
        {words.label === '' ? null : <span className={styles['label']}>{words.label}</span>}{' '}
        <Name text={isOpen ? actionText(words) : withShortWords(actionText(words))} limit={MAX_TEXT_CHARS} wraps isCode={false} />
      </p>
      {note === '' ? null : (
        <p className={styles['note']}>
          <span className={styles['label']}>Your note</span> <bdi>{note}</bdi>
        </p>
      )}
      {isOpen ? <Why id={whyId} insight={insight} /> : null}
      <CardTools finding={finding} report={report} hasNote={note !== ''} />
    </article>
  )
}

/** `Slow path: …` where the title shows the name alone. */
function whatText({ title: [before], what }: Told): string {
  if (!before.endsWith(': ')) return what
  return `${before.slice(0, -2)}${what.includes(': ') ? ';' : ':'} ${lowerFirst(what)}`
}

function actionText({ label, action }: Told): string {
  return label === '' ? action : lowerFirst(action)
}

function withShortWords(text: string): string {
  return text.replace(/\S+/g, word => cutMiddle(word, MAX_WORD_CHARS))
}
