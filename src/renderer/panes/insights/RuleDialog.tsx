// What a rule looks for, its thresholds and what it misses: its section of the documents, in the window.

import { X } from 'lucide-react'
import { showOverlay, useOverlay } from '../../state/overlay'
import { IconButton } from '../../ui/Button'
import { Modal } from '../../ui/Modal'
import styles from './Dialogs.module.css'
import type { Block, Span } from './helpPage'
import { useRuleHelp } from './ruleHelp'

const close = () => showOverlay('none')

export function RuleDialog() {
  const isOpen = useOverlay(state => state.overlay === 'rule')
  const help = useRuleHelp(state => state.help)
  return (
    <Modal isOpen={isOpen && help !== null} onClose={close} label="About this rule" size="narrow">
      <div className={styles['help']} tabIndex={0} role="region" aria-label="About this rule">
        <IconButton className={styles['close'] ?? ''} label="Close" keys="Esc" icon={<X aria-hidden />} onClick={close} />
        {help?.blocks.map((block, at) => (
          <HelpBlock key={at} block={block} />
        ))}
      </div>
    </Modal>
  )
}

function HelpBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level <= 2 ? (
        <h2>
          <Spans spans={block.spans} />
        </h2>
      ) : (
        <h3>
          <Spans spans={block.spans} />
        </h3>
      )
    case 'paragraph':
      return (
        <p>
          <Spans spans={block.spans} />
        </p>
      )
    case 'code':
      return <pre>{block.text}</pre>
    case 'picture':
      return <img src={block.source} alt={block.text} className={styles['picture']} />
    case 'list':
      return (
        <ul>
          {block.items.map((item, at) => (
            <li key={at}>
              <Spans spans={item} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <HelpTable rows={block.rows} />
  }
}

function HelpTable({ rows: [head = [], ...body] }: { readonly rows: readonly (readonly (readonly Span[])[])[] }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, at) => (
            <th key={at} scope="col">
              <Spans spans={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {body.map((row, place) => (
          <tr key={place}>
            {row.map((cell, at) => (
              <td key={at}>
                <Spans spans={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Spans({ spans }: { readonly spans: readonly Span[] }) {
  return spans.map(({ look, text: words }, at) => {
    if (look === 'code') return <code key={at}>{words}</code>
    if (look === 'strong') return <strong key={at}>{words}</strong>
    return look === 'emphasis' ? <em key={at}>{words}</em> : <span key={at}>{words}</span>
  })
}
