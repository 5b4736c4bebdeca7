// The source of the selected function with what each line weighs and what is called from it, and the way to the editor.

import { SquareArrowOutUpRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { shareOf } from '../../../shared/base/quantity'
import type { SourceAnswer } from '../../../shared/host/contract'
import { functionName, NONE } from '../../../shared/profile/profile'
import { ActionButton } from '../../parts/ActionItem'
import { useAnswers } from '../../state/answers'
import { goToFunction } from '../../state/mainFlame'
import { useSession } from '../../state/session'
import { chooseSourceFolder, openInEditor, useSource } from '../../state/source'
import { sourceRows } from '../../state/sourceRows'
import { Bar } from '../../ui/Bar'
import { Button } from '../../ui/Button'
import { Name } from '../../ui/Name'
import type { DrawnTree } from '../../worker/opened'
import styles from './SourcePane.module.css'

export function SourcePane({ drawn, fn, whole }: { readonly drawn: DrawnTree; readonly fn: number; readonly whole: number }) {
  const shown = useSource(state => state.shown)
  const heat = useAnswers(state => state.sourceHeat)
  const lines = useMemo(() => (heat?.fn === fn && heat.profile === drawn.profile ? heat.lines : []), [heat, fn, drawn])
  const answer = shown?.fn === fn ? shown.answer : null
  const { names } = drawn.profile
  const start = names.functions.startLine[fn] ?? NONE
  const rows = useMemo(() => sourceRows(textOf(answer), lines, start), [answer, lines, start])
  if ((shown?.source ?? null) === null && lines.length === 0) return null
  return (
    <section className={styles['pane']} aria-label="Source">
      <div className={styles['head']}>
        <h3>Source</h3>
        {answer !== null && answer.kind !== 'missing' ? (
          <>
            <span className={styles['place']}>
              <Name text={`${answer.folder}/${answer.name}`} limit={80} />
            </span>
            {answer.kind === 'in-map' ? null : <ActionButton id="open-in-editor" icon={<SquareArrowOutUpRight aria-hidden />} />}
          </>
        ) : null}
      </div>
      {answer === null ? null : <Remark answer={answer} file={shown?.source?.file ?? ''} isPast={rows.isPastEnd} />}
      <ol className={styles['lines']} data-plain={lines.length === 0 ? '' : undefined}>
        {rows.rows.map(({ line, text, heat: own }) => (
          <li key={line} className={styles['line']} data-hot={own === null ? undefined : ''}>
            <button type="button" className={styles['number']} title="Open this line in the editor" onClick={() => void openInEditor(line)}>
              {line}
            </button>
            <span className={styles['share']}>{own === null || own.self === 0 ? '' : shareOf(own.self, whole)}</span>
            <span className={styles['share']}>
              {own === null ? '' : shareOf(own.total, whole)}
              <span className={styles['bar']}>
                <Bar share={own === null || whole === 0 ? 0 : own.total / whole} look="self" />
              </span>
            </span>
            <code className={styles['text']}>
              <span>{text}</span>
              {(own?.calls ?? []).map(call => (
                <button key={call.fn} type="button" className={styles['call']} onClick={() => goToFunction(call.fn)}>
                  → {functionName(names, call.fn)} {shareOf(call.value, whole)}
                </button>
              ))}
            </code>
          </li>
        ))}
      </ol>
    </section>
  )
}

function textOf(answer: SourceAnswer | null): string | null {
  return answer?.kind === 'text' || answer?.kind === 'in-map' ? answer.text : null
}

type RemarkProps = {
  readonly answer: SourceAnswer
  readonly file: string
  readonly isPast: boolean
}

/** What is to be known before the lines are believed. */
function Remark({ answer, file, isPast }: RemarkProps) {
  if (answer.kind === 'missing') return answer.isFile ? <FolderQuestion file={file} /> : null
  const others = answer.others.length === 0 ? '' : ` Another file of that name lies in ${answer.others.join(', ')}.`
  if (answer.kind === 'too-large') return <p className={styles['remark']}>It is too large to be shown.{others}</p>
  const words = [
    answer.kind === 'in-map' ? 'Shown from the source map: the file itself was not found on this machine.' : '',
    isPast ? 'The profile has lines beyond its end: this is another version of the file.' : '',
    answer.kind === 'text' && answer.hasChangedSince ? 'It has changed since the recording.' : '',
    others,
  ].filter(text => text !== '')
  return words.length === 0 ? null : <p className={styles['remark']}>{words.join(' ')}</p>
}

/** Electron has a dialog of its own; in a browser the folder is typed. */
function FolderQuestion({ file }: { readonly file: string }) {
  const hasDialog = useSession(state => state.startup?.host === 'electron')
  const [typed, setTyped] = useState('')
  return (
    <form
      className={styles['question']}
      onSubmit={event => {
        event.preventDefault()
        void chooseSourceFolder(hasDialog ? null : typed.trim())
      }}
    >
      <p className={styles['remark']}>
        Not found: <Name text={file} limit={160} wraps />. Where is it on this machine?
      </p>
      {hasDialog ? null : (
        <input
          type="text"
          spellCheck={false}
          aria-label="Folder with its sources"
          placeholder="/home/me/project"
          value={typed}
          onChange={event => setTyped(event.target.value)}
        />
      )}
      <Button type="submit" disabled={!hasDialog && typed.trim() === ''}>
        {hasDialog ? 'Choose its folder…' : 'Look there'}
      </Button>
    </form>
  )
}
