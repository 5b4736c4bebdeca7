// Log lines on the hot path: formatting counts as well, because it stands above the logger in the stack.

import { begins, path, whole } from '../../names/patterns'
import { domainRule } from './domainRule'

export const logging = domainRule({
  id: 'logging',
  title: 'Logging',
  patterns: {
    level: 'high',
    names: [
      begins(
        '(?:ch[./]qos[./])?logback[./]',
        '(?:org[./]apache[./])?(?:logging[./])?log4j',
        '(?:org[./])?slf4j',
        'java[./]util[./]logging',
      ),
      /^log\.(?:\(\*Logger\)\.|Print|Output)/,
      begins(
        'log/slog',
        'go\\.uber\\.org/zap',
        '(?:github\\.com/)?sirupsen/logrus',
        'logrus\\.',
        'tracing_subscriber',
        'Serilog',
        'spdlog::',
        'google::LogMessage',
      ),
      whole('winston', 'pino', 'console\\.(?:log|error|warn|info|debug)', 'glog', 'ILogger', 'Microsoft\\.Extensions\\.Logging[\\w.]*'),
      whole('logging\\.(?:debug|info|warning|error|critical|exception|log)', 'logger\\.(?:debug|info|warn|warning|error|log)'),
    ],
    files: [path('logging/__init__\\.py$'), path('node_modules/(?:winston|pino)/')],
  },
  advice:
    'Lower the level, ask whether the level is on before building the message, defer formatting to the logger,' +
    ' write asynchronously, or sample.',
})
