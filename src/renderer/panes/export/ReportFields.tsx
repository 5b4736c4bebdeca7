// The report's notes, width, depth and theme.

import type { ReactNode } from 'react'
import { REPORT_ROWS, REPORT_THEMES, REPORT_WIDTHS_PX, withOptions, type ReportChoice } from './reportChoice'
import styles from './ReportDialog.module.css'

type Props = { readonly noteCount: number; readonly choice: ReportChoice; readonly onChange: (choice: ReportChoice) => void }

export function ReportFields({ noteCount, choice, onChange }: Props) {
  const { options } = choice
  return (
    <div className={styles['fields']}>
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={choice.hasNotes && noteCount > 0}
          disabled={noteCount === 0}
          onChange={event => onChange({ ...choice, hasNotes: event.target.checked })}
        />
        {noteCount === 0 ? 'Your notes: there are none' : `Your notes (${noteCount})`}
      </label>
      <Field label="Width">
        <select value={options.widthPx} onChange={event => onChange(withOptions(choice, { widthPx: Number(event.target.value) }))}>
          {REPORT_WIDTHS_PX.map(widthPx => (
            <option key={widthPx} value={widthPx}>
              {widthPx} px
            </option>
          ))}
        </select>
      </Field>
      <Field label="Depth">
        <select value={options.maxRows} onChange={event => onChange(withOptions(choice, { maxRows: Number(event.target.value) }))}>
          {REPORT_ROWS.map(rows => (
            <option key={rows} value={rows}>
              {rows} rows
            </option>
          ))}
        </select>
      </Field>
      <Field label="Theme">
        <select
          value={options.theme}
          onChange={event => {
            const theme = REPORT_THEMES.find(([id]) => id === event.target.value)?.[0]
            if (theme !== undefined) onChange(withOptions(choice, { theme }))
          }}
        >
          {REPORT_THEMES.map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </Field>
    </div>
  )
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className={styles['field']}>
      <span>{label}</span>
      {children}
    </label>
  )
}
