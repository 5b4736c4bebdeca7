// Which editor opens source lines: kept beside the settings and not in them, because the page writes those as it likes.

import { join } from 'node:path'
import { isRecord, textsIn } from '../../shared/base/json'
import type { EditorChoice } from '../../shared/host/contract'
import { jsonFile, type Remark } from '../files/jsonFile'

export type KeptEditor = { read(): EditorChoice; write(choice: EditorChoice): void }

export function keptEditor(dataFolder: string, remark?: Remark): KeptEditor {
  const file = jsonFile(join(dataFolder, 'editor.json'), remark)
  return { read: () => choiceIn(file.read()), write: file.write }
}

function choiceIn(value: unknown): EditorChoice {
  if (!isRecord(value)) return { kind: 'found' }
  const { kind, id, words } = value
  if (kind === 'known' && typeof id === 'string') return { kind, id }
  if (kind === 'own' && Array.isArray(words)) return { kind, words: textsIn(words) }
  return { kind: 'found' }
}
