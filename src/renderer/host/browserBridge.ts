// Reaches the host of a browser window: calls are posted, events are streamed, all on the page's own origin.

import { CALL_PATH, EVENTS_PATH, type HostAnswer, type HostBridge, type HostEvent } from '../../shared/host/contract'

/** The Fetch standard lets all requests that outlive their page hold 64 KiB together, and refuses what is above. */
const MAX_OUTLIVING_CHARACTERS = 8 * 1024

export function browserBridge(): HostBridge {
  return {
    async call(name, args) {
      const body = JSON.stringify(args)
      const response = await fetch(CALL_PATH + name, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        // What is kept as the page closes still arrives.
        keepalive: body.length < MAX_OUTLIVING_CHARACTERS,
      })
      if (!response.ok) return { ok: false, error: `${name}: the host answered ${response.status}` }
      // The named edge: the host is compiled against the same contract.
      return (await response.json()) as HostAnswer
    },
    onEvent(listener) {
      const events = new EventSource(EVENTS_PATH)
      // The named edge: see above.
      events.addEventListener('message', ({ data }) => listener(JSON.parse(String(data)) as HostEvent))
      return () => events.close()
    },
    // A browser tells no page where a file lies.
    fileOf: () => Promise.resolve(null),
  }
}
