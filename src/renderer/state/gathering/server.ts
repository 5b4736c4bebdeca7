// The profiling server that the window chooses from.

import { create } from 'zustand'
import { host } from '../../host/host'
import { createServer, NO_SERVER, type ServerChoice } from './createServer'

export const useServer = create<ServerChoice>()(() => NO_SERVER)

export const profileServer = createServer({ store: useServer, call: () => host().call, nowMs: Date.now })
