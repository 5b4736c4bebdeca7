// What a rule looks for, its thresholds and what it misses: its section of the documents, in the window.

import { X } from 'lucide-react'
import { showOverlay, useOverlay } from '../../state/overlay'
import { IconButton } from '../../ui/Button'
import { Modal } from '../../ui/Modal'
import styles from './Dialogs.module.css'
import { spansOf, type Block } from './helpBlocks'
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
          <Spans text={block.text} />
        </h2>
      ) : (
        <h3>
          <Spans text={block.text} />
        </h3>
      )
    case 'paragraph':
      return (
        <p>
          <Spans text={block.text} />
        </p>
      )
    case 'code':
      return <pre>{block.text}</pre>
    case 'list':
      return (
        <ul>
          {block.items.map((item, at) => (
            <li key={at}>
              <Spans text={item} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <HelpTable rows={block.rows} />
  }
}

function HelpTable({ rows: [head = [], ...body] }: { readonly rows: readonly (readonly string[])[] }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, at) => (
            <th key={at} scope="col">
              <Spans text={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {body.map((row, place) => (
          <tr key={place}>
            {row.map((cell, at) => (
              <td key={at}>
                <Spans text={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Spans({ text }: { readonly text: string }) {
  return spansOf(text).map(({ look, text: words }, at) => {
    if (look === 'code') return <code key={at}>{words}</code>
    if (look === 'strong') return <strong key={at}>{words}</strong>
    return look === 'emphasis' ? <em key={at}>{words}</em> : <span key={at}>{words}</span>
  })
}
