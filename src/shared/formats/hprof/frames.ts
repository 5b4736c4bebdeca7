// Methods as hprof prints them: `com.shop.Order.price(Order.java:12)`, `java.lang.Object.wait(Object.java:Native method)`.

import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'

const FRAME = /^(.+)\(([^():]*)(?::(\d{1,9}|[^()]*))?\)$/
const EMPTY = '<empty>'
const NATIVE = 'Native method'

export type HprofFrames = {
  /** Null where the line says that there is no frame. */
  of(text: string): number | null
  /** The class of what was allocated, on top of the stack that allocated it. */
  above(stack: number, className: string | null): number
}

export function hprofFrames(builder: ProfileBuilder): HprofFrames {
  return {
    of(text) {
      if (text === '' || text === EMPTY) return null
      const [, name = text, file = '', place = ''] = FRAME.exec(text) ?? []
      const line = Number(place)
      const fn = builder.fn({ name, file: file.startsWith('Unknown') ? null : file })
      return builder.frame(fn, line > 0 ? line : NONE, NONE, frameFlags(place === NATIVE ? 'native' : 'jit'))
    },
    above(stack, className) {
      if (className === null) return stack
      return builder.stack(stack, builder.frame(builder.fn({ name: className }), NONE, NONE, frameFlags('unknown')))
    },
  }
}
