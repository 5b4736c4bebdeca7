// Every result file we read, surest signature first; adding one is one file and one line here.

import { benchmarkDotNet } from './benchmarkDotNet'
import { bmf } from './bmf'
import { criterion } from './criterion'
import { hyperfineCsv, jmhCsv } from './csv'
import { goBench } from './goBench'
import { googleBenchmark } from './googleBenchmark'
import { hyperfine } from './hyperfine'
import { jmh } from './jmh'
import { mitata } from './mitata'
import { plainNumbers } from './numbers'
import { pytestBenchmark } from './pytestBenchmark'
import type { BenchReader } from './reader'
import { tinybench } from './tinybench'
import { vitest4, vitest5, vitest5Result } from './vitest'

export const BENCH_READERS: readonly BenchReader[] = [
  jmh,
  hyperfine,
  pytestBenchmark,
  googleBenchmark,
  benchmarkDotNet,
  vitest4,
  vitest5,
  vitest5Result,
  mitata,
  tinybench,
  criterion,
  goBench,
  hyperfineCsv,
  jmhCsv,
  plainNumbers,
  bmf,
]
