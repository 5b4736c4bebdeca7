// Which editor opens source lines: found by itself, one that is known, or a command of the person's own; always with what would be started.

import { useEffect, useState } from 'react'
import type { EditorChoice, Editors } from '../../../shared/host/contract'
import { host } from '../../host/host'
import { showOverlay, useOverlay } from '../../state/overlay'
import { Button } from '../../ui/Button'
import { Modal } from '../../ui/Modal'
import form from '../../ui/Form.module.css'
import styles from './EditorDialog.module.css'

const close = () => showOverlay('none')

export function EditorDialog() {
  const isOpen = useOverlay(state => state.overlay === 'editor')
  return (
    <Modal isOpen={isOpen} onClose={close} label="Editor" size="narrow">
      <EditorForm />
    </Modal>
  )
}

const FOUND = 'found'
const OWN = 'own'

function EditorForm() {
  const [editors, setEditors] = useState<Editors | null>(null)
  useEffect(() => {
    let isWanted = true
    void host()
      .call.editors()
      .then(answer => (isWanted ? setEditors(answer) : undefined))
    return () => {
      isWanted = false
    }
  }, [])
  return editors === null ? null : <Choice editors={editors} />
}

function Choice({ editors: { known, choice: kept, isSetOutside, takesOwn } }: { readonly editors: Editors }) {
  const [chosen, setChosen] = useState(kept.kind === 'known' ? kept.id : kept.kind)
  const [lines, setLines] = useState(kept.kind === 'own' ? kept.words.join('\n') : '')
  const command = useCommand(chosen, lines)
  const [refused, setRefused] = useState<string | null>(null)
  const isUsable = command !== null && command.ok && !isSetOutside
  return (
    <form
      className={form['form']}
      onSubmit={event => {
        event.preventDefault()
        void host()
          .call.chooseEditor(choiceOf(chosen, lines))
          .then(fault => (fault === null ? close() : setRefused(fault)))
      }}
    >
      <h2>Editor</h2>
      <p className={form['about']}>Opens the selected function and the lines of the source pane.</p>
      <label className={styles['label']}>
        Open source lines with
        <select
          className={form['field']}
          value={chosen}
          disabled={isSetOutside}
          onChange={event => {
            setChosen(event.target.value)
            setRefused(null)
          }}
        >
          <option value={FOUND}>What is installed, or $VISUAL or $EDITOR</option>
          {known.map(({ id, title, isInstalled }) => (
            <option key={id} value={id}>
              {isInstalled ? title : `${title} (not found)`}
            </option>
          ))}
          {takesOwn || kept.kind === 'own' ? <option value={OWN}>My own command</option> : null}
        </select>
      </label>
      {chosen === OWN ? (
        <label className={styles['label']}>
          Program and arguments, one a line
          <textarea
            className={styles['words']}
            rows={4}
            spellCheck={false}
            placeholder={'my-editor\n--line\n{line}\n{file}'}
            value={lines}
            onChange={event => {
              setLines(event.target.value)
              setRefused(null)
            }}
          />
          <span className={form['about']}>
            {'{file}, {line} and {column} are filled in. It is started as it is, without a shell, after you have confirmed it once.'}
          </span>
        </label>
      ) : null}
      <div className={styles['preview']} role="status">
        {isSetOutside ? <p className={form['about']}>FLAMEWISE_EDITOR is set and goes before any choice here.</p> : null}
        {refused ?? (command === null ? null : command.ok ? <Command words={command.value} /> : command.error)}
      </div>
      {takesOwn ? null : <p className={form['about']}>For a command of your own, set FLAMEWISE_EDITOR before you start flamewise serve.</p>}
      <div className={form['buttons']}>
        <span className={form['space']} />
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" look="primary" disabled={!isUsable}>
          Use
        </Button>
      </div>
    </form>
  )
}

/** Words stand apart, so that one with a space in it is seen to be one. */
function Command({ words }: { readonly words: readonly string[] }) {
  return (
    <>
      <span className={styles['would']}>Starts</span>
      {words.map((word, at) => (
        <code key={at} className={styles['word']}>
          {word}
        </code>
      ))}
    </>
  )
}

function choiceOf(chosen: string, lines: string): EditorChoice {
  if (chosen === FOUND) return { kind: 'found' }
  if (chosen !== OWN) return { kind: 'known', id: chosen }
  return { kind: 'own', words: lines.split('\n').filter(word => word !== '') }
}

type Answer = Awaited<ReturnType<ReturnType<typeof host>['call']['editorCommand']>>

/** What would be started; null until the host has said. */
function useCommand(chosen: string, lines: string): Answer | null {
  const [answer, setAnswer] = useState<{ readonly chosen: string; readonly lines: string; readonly said: Answer } | null>(null)
  useEffect(() => {
    let isWanted = true
    void host()
      .call.editorCommand(choiceOf(chosen, lines))
      .then(said => (isWanted ? setAnswer({ chosen, lines, said }) : undefined))
    return () => {
      isWanted = false
    }
  }, [chosen, lines])
  return answer?.chosen === chosen && answer.lines === lines ? answer.said : null
}
