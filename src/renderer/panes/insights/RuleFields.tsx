// Every rule with its switch, its thresholds and further names, and the domains of a team: what a settings file holds, as fields.

import { useEffect, useState } from 'react'
import { Trash2 } from 'lucide-react'
import { Button, IconButton } from '../../ui/Button'
import form from '../../ui/Form.module.css'
import { analyst } from '../../worker/analyst'
import type { Answer } from '../../worker/protocol'
import {
  isRuleChanged,
  limitTitle,
  linesIn,
  ownDomains,
  ruleTitle,
  ruleValue,
  withDomain,
  withRuleValue,
  type OwnDomainDraft,
} from './ruleDraft'
import styles from './RuleFields.module.css'

type Draft = Readonly<Record<string, unknown>>
type Props = { readonly draft: Draft; readonly onChange: (text: string) => void }
type RuleEntry = Answer<'ruleList'>[number]

const NEW_DOMAIN: OwnDomainDraft = { id: 'own-domain', title: 'Own domain', patterns: ['^'], action: 'Ask the team.' }

export function RuleFields({ draft, onChange }: Props) {
  const rules = useRuleList()
  const domains = ownDomains(draft)
  return (
    <div className={styles['fields']}>
      <ul className={styles['rules']} aria-label="Rules">
        {rules.map(rule => (
          <Rule key={rule.id} rule={rule} draft={draft} onChange={onChange} />
        ))}
      </ul>
      <h3>Domains of your own</h3>
      {domains.map((domain, at) => (
        <Domain key={at} domain={domain} onChange={changed => onChange(withDomain(draft, at, changed))} />
      ))}
      <div>
        <Button onClick={() => onChange(withDomain(draft, domains.length, NEW_DOMAIN))}>Add a domain</Button>
      </div>
    </div>
  )
}

/** They are the program's own, and stay what they are while it runs. */
function useRuleList(): Answer<'ruleList'> {
  const [rules, setRules] = useState<Answer<'ruleList'>>([])
  useEffect(() => {
    void analyst()
      .ask('ruleList', 'ruleList')
      .then(outcome => (outcome.kind === 'answer' ? setRules(outcome.value) : undefined))
  }, [])
  return rules
}

function Rule({ rule, draft, onChange }: Props & { readonly rule: RuleEntry }) {
  const { id, limits, hasPatterns } = rule
  const title = ruleTitle(id)
  const isOn = ruleValue(draft, id, 'enabled') !== false
  const set = (key: string, value: unknown) => onChange(withRuleValue(draft, id, key, value))
  return (
    <li className={styles['rule']} data-changed={isRuleChanged(draft, id) ? '' : undefined}>
      <label className={styles['switch']}>
        <input type="checkbox" checked={isOn} onChange={event => set('enabled', event.target.checked ? undefined : false)} />
        {title}
      </label>
      {limits.length === 0 && !hasPatterns ? null : (
        <details className={styles['more']}>
          <summary aria-label={`Thresholds of ${title}`}>{limits.length === 0 ? 'Names' : 'Thresholds'}</summary>
          <div className={styles['limits']}>
            {limits.map(({ name, value }) => (
              <label key={name}>
                <span>{limitTitle(name)}</span>
                <input
                  type="number"
                  step="any"
                  placeholder={String(value)}
                  value={numberText(ruleValue(draft, id, name))}
                  onChange={event => set(name, event.target.value === '' ? undefined : event.target.valueAsNumber)}
                />
              </label>
            ))}
            {hasPatterns ? (
              <label className={styles['wide']}>
                <span>Further names, a regular expression a line</span>
                <Lines
                  value={linesIn(ruleValue(draft, id, 'patterns'))}
                  onChange={lines => set('patterns', lines.length === 0 ? undefined : lines)}
                />
              </label>
            ) : null}
          </div>
        </details>
      )}
    </li>
  )
}

function numberText(value: unknown): string {
  return typeof value === 'number' ? String(value) : ''
}

function Domain({ domain, onChange }: { readonly domain: OwnDomainDraft; readonly onChange: (domain: OwnDomainDraft | null) => void }) {
  const field = (key: 'id' | 'title' | 'action', label: string) => (
    <label>
      <span>{label}</span>
      <input type="text" spellCheck={false} value={domain[key]} onChange={event => onChange({ ...domain, [key]: event.target.value })} />
    </label>
  )
  return (
    <fieldset className={styles['domain']}>
      <legend className={styles['legend']}>{domain.title === '' ? 'A domain' : domain.title}</legend>
      {field('title', 'Title')}
      {field('id', 'Id')}
      {field('action', 'What to do')}
      <label className={styles['wide']}>
        <span>Names, a regular expression a line</span>
        <Lines value={domain.patterns} onChange={patterns => onChange({ ...domain, patterns })} />
      </label>
      <IconButton label={`Remove ${domain.title}`} icon={<Trash2 aria-hidden />} onClick={() => onChange(null)} />
    </fieldset>
  )
}

/** An empty last line is where one is typing, and no name. */
function Lines({ value, onChange }: { readonly value: readonly string[]; readonly onChange: (lines: readonly string[]) => void }) {
  const [text, setText] = useState(value.join('\n'))
  return (
    <textarea
      className={form['field']}
      rows={2}
      spellCheck={false}
      value={text}
      onChange={event => {
        setText(event.target.value)
        onChange(event.target.value.split('\n').filter(line => line.trim() !== ''))
      }}
    />
  )
}
