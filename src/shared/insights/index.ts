// Every rule, in the order in which they look: adding one is one file and one line here. What an earlier one explains, later ones do not see.

import { askedOfAllNames } from '../names/patterns'
import { collector } from './domains/collector'
import { compression } from './domains/compression'
import { copying } from './domains/copying'
import { crypto } from './domains/crypto'
import { database } from './domains/database'
import { deoptimisation } from './domains/deoptimisation'
import { exceptions } from './domains/exceptions'
import { hashMaps } from './domains/hashMaps'
import { jitCompile } from './domains/jitCompile'
import { locks } from './domains/locks'
import { logging } from './domains/logging'
import { nPlusOne } from './domains/nPlusOne'
import { pageFaults } from './domains/pageFaults'
import { reflection } from './domains/reflection'
import { regularExpressions } from './domains/regularExpressions'
import { scheduling } from './domains/scheduling'
import { serialization } from './domains/serialization'
import { sorting } from './domains/sorting'
import { startup } from './domains/startup'
import { stringBuilding } from './domains/stringBuilding'
import { systemCalls } from './domains/systemCalls'
import { deepRecursion } from './notes/deepRecursion'
import { deoptReason } from './notes/deoptReason'
import { heldLock } from './notes/heldLock'
import { idle } from './notes/idle'
import { profilerCost } from './notes/profilerCost'
import { sideWork } from './notes/sideWork'
import { wrapperTower } from './notes/wrapperTower'
import { brokenStacks } from './quality/brokenStacks'
import { fewSamples } from './quality/fewSamples'
import { heavySample } from './quality/heavySample'
import { missingSymbols } from './quality/missingSymbols'
import { truncatedStacks } from './quality/truncatedStacks'
import { unknownSamples } from './quality/unknownSamples'
import { deepStack } from './shapes/deepStack'
import { multiplePeaks } from './shapes/multiplePeaks'
import { plateauLoop } from './shapes/plateauLoop'
import { plateauRecursion } from './shapes/plateauRecursion'
import { wideLeaf } from './shapes/wideLeaf'
import { wideMiddle } from './shapes/wideMiddle'
import { widestOwn } from './shapes/widestOwn'
import { allocationSite, retained } from './sites/allocationSite'
import { groupsOfThreads } from './sites/groupsOfThreads'
import { lockSite } from './sites/lockSite'
import { waiting } from './sites/waiting'

/** About the profile itself, and remarks: they explain no sample. The shapes after them may ask what they found. */
const QUALITY = [
  missingSymbols,
  fewSamples,
  unknownSamples,
  heavySample,
  truncatedStacks,
  brokenStacks,
  idle,
  profilerCost,
  sideWork,
  deepRecursion,
  wrapperTower,
  deoptReason,
]

/** Of measures that are no time on the CPU: by place, and what is waited for. */
const SITES = [allocationSite, retained, lockSite, groupsOfThreads, waiting, heldLock]

/** A name that several would claim belongs to the first. High-level domains before low-level ones. */
const DOMAINS = [
  startup,
  nPlusOne,
  database,
  serialization,
  regularExpressions,
  logging,
  compression,
  crypto,
  sorting,
  exceptions,
  jitCompile,
  pageFaults,
  stringBuilding,
  locks,
  scheduling,
  collector,
  copying,
  hashMaps,
  systemCalls,
  deoptimisation,
  reflection,
]

askedOfAllNames(...DOMAINS.flatMap(({ patterns }) => (patterns === null ? [] : [patterns.names])))

const SHAPES = [plateauRecursion, plateauLoop, deepStack, wideLeaf, wideMiddle, multiplePeaks, widestOwn]

export const SITE_RULES: readonly string[] = SITES.map(({ id }) => id)

export const RULES = [...QUALITY, ...SITES, ...DOMAINS, ...SHAPES]
