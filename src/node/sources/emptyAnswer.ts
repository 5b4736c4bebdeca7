// What is said of an answer without samples.

import type { ProfileSource, SourceRequest } from '../../shared/host/profileSource'

/** More are no help. */
const MAX_TYPES = 12

/** One sentence, with the types of profile that there are. */
export async function emptyAnswerText(source: ProfileSource, request: SourceRequest): Promise<string> {
  const text = source.whenEmpty(request.address)
  const types = (await source.typesThere?.(request).catch(() => [])) ?? []
  if (types.length === 0) return text
  const more = types.length > MAX_TYPES ? ` and ${types.length - MAX_TYPES} more` : ''
  return `${text}; there are ${types.slice(0, MAX_TYPES).join(', ')}${more}`
}
