// Reads the events that say something about the recording itself.

import { FACT_EVENTS } from './facts'
import { layoutOf, type Layout } from './layout'
import type { ChunkContext, EventReader } from './sampleEvents'
import type { JfrType } from './schema'

const SETTING = 'jdk.ActiveSetting'

/** Undefined when events of the type are no facts. */
export function factReader(type: JfrType, context: ChunkContext): EventReader | undefined {
  const { cursor, schema, constants, recording } = context
  const wanted = type.name === SETTING ? ['id', 'name', 'value'] : FACT_EVENTS.get(type.name)
  const layout = wanted === undefined ? null : layoutOf(schema, type, wanted)
  if (wanted === undefined || layout === null) return undefined

  return end => {
    layout.read(cursor)
    if (cursor.at() > end) return false
    if (type.name === SETTING) readSetting(layout)
    else {
      recording.facts.event(type.name, {
        text: name => constants.textIn(layout, wanted.indexOf(name)),
        number: name => {
          const slot = wanted.indexOf(name)
          const isNumber = layout.fields[slot]?.isPooled === false && !Number.isNaN(layout.values[slot])
          return isNumber ? layout.values[slot] : null
        },
      })
    }
    return true
  }

  function readSetting(setting: Layout): void {
    const event = schema.get(setting.values[0])?.name ?? ''
    const [name, value] = [constants.textIn(setting, 1), constants.textIn(setting, 2)]
    if (name !== null && value !== null) recording.facts.setting(event, name, value)
  }
}
