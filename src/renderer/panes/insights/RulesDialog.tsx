// The rules' settings: a team's thresholds and names as a form, or as the same JSON that `--rules` takes, checked as they change.

import { useEffect, useRef, useState } from 'react'
import { showOverlay, useOverlay } from '../../state/overlay'
import { prefer, usePreferences } from '../../state/preferences'
import { Button } from '../../ui/Button'
import { Modal } from '../../ui/Modal'
import { Segments } from '../../ui/Segments'
import { analyst } from '../../worker/analyst'
import { parsedDraft } from './ruleDraft'
import { RuleFields } from './RuleFields'
import styles from './Dialogs.module.css'
import form from '../../ui/Form.module.css'

/** The host keeps 64 kB of settings in all. */
const MAX_RULES_CHARS = 48_000

const EXAMPLE = `{
  "rules": { "wide-leaf": { "minShare": 0.05 }, "logging": { "enabled": false } },
  "domains": [{ "id": "search-index", "title": "Search index",
                "patterns": ["^index\\\\."], "action": "Ask the search team." }]
}`

type Look = 'form' | 'json'

const LOOKS: readonly (readonly [Look, string])[] = [
  ['form', 'Form'],
  ['json', 'JSON'],
]

const close = () => showOverlay('none')

export function RulesDialog() {
  const isOpen = useOverlay(state => state.overlay === 'rules')
  return (
    <Modal isOpen={isOpen} onClose={close} label="Rule settings" size="narrow">
      <RulesForm />
    </Modal>
  )
}

function RulesForm() {
  const kept = usePreferences(state => state.rules)
  const [text, setText] = useState(kept)
  const [look, setLook] = useState<Look>('form')
  const fault = useRuleFault(text)
  const draft = parsedDraft(text)
  // What is no JSON object can only be mended as text.
  const isForm = look === 'form' && draft !== null
  const file = useRef<HTMLInputElement>(null)
  // Fields keep what is being typed; what is loaded or cleared makes new ones.
  const [loads, setLoads] = useState(0)
  const apply = (rules: string) => {
    prefer({ rules })
    close()
  }
  const load = async (chosen: File | undefined) => {
    if (chosen === undefined) return
    setText(chosen.size > MAX_RULES_CHARS ? '' : await chosen.text())
    setLoads(count => count + 1)
  }
  return (
    <form
      className={form['form']}
      onSubmit={event => {
        event.preventDefault()
        if (fault === null) apply(text.trim() === '' ? '' : text)
      }}
    >
      <h2>Rule settings</h2>
      <p className={form['about']}>
        Rules switched off, thresholds, and names of your own. <code>flamewise insights --rules</code> takes the same as a file.
      </p>
      <Segments label="Shown as" choices={LOOKS} value={isForm ? 'form' : 'json'} onChoose={setLook} />
      {isForm ? (
        <RuleFields key={loads} draft={draft} onChange={setText} />
      ) : (
        <textarea
          className={`${styles['text']} ${styles['code']}`}
          aria-label="Rule settings as JSON"
          aria-invalid={fault !== null}
          aria-describedby="rules-fault"
          rows={12}
          maxLength={MAX_RULES_CHARS}
          spellCheck={false}
          placeholder={EXAMPLE}
          value={text}
          onChange={event => setText(event.target.value)}
        />
      )}
      <p id="rules-fault" className={fault === null ? styles['fine'] : styles['fault']} role="status">
        {fault ?? (text.trim() === '' ? 'The default rules.' : 'These settings can be used.')}
      </p>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="Rule settings file"
        onChange={event => {
          void load(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <div className={form['buttons']}>
        <Button onClick={() => file.current?.click()}>Load file…</Button>
        <Button
          onClick={() => {
            setText('')
            setLoads(count => count + 1)
          }}
          disabled={text === ''}
        >
          Clear
        </Button>
        <span className={form['space']} />
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" look="primary" disabled={fault !== null}>
          Use
        </Button>
      </div>
    </form>
  )
}

/** The worker has the rules, so it knows what may be set; null when all is well. */
function useRuleFault(text: string): string | null {
  const [answer, setAnswer] = useState<{ readonly text: string; readonly fault: string | null }>({ text: '', fault: null })
  useEffect(() => {
    if (text.trim() === '') return
    void analyst()
      .ask('ruleFault', 'ruleFault', text)
      .then(outcome => {
        if (outcome.kind === 'answer') setAnswer({ text, fault: outcome.value })
        else if (outcome.kind === 'failed') setAnswer({ text, fault: outcome.message })
      })
  }, [text])
  if (text.trim() === '') return null
  return answer.text === text ? answer.fault : 'Checking…'
}
